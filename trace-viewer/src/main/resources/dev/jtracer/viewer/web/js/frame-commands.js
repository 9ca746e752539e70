/** The commands that every page has: where to go, what the viewer looks like, how it tells the time; of a saved page only the last two. */
import { saved } from './saved.js';
import * as theme from './theme.js';
import { ROOT, captureHref, go, recordingHref, setState } from './url.js';

/**
 * @param {{address: object, capture?: object, tabs: {tab: string, path: string}[], copy: () => void, save: () => void, search: () => void, help: () => void}} frame
 * @returns {import('./commands.js').Command[]}
 */
export function frameCommands({ address, capture, tabs, copy, save, search, help }) {
  const commands = [];
  const add = (name, run, key) => commands.push({ name, run, key, group: 'Everywhere' });
  if (capture?.recording) {
    if (!saved) {
      for (const { tab, path } of tabs) add(`Go to ${tab}`, () => go(captureHref(address.captureId, path)));
      add('Search names and logs', search, '/');
    }
    if (capture.recording.wallStartEpochMillis > 0) {
      if (address.search.get('clock') === 'wall') add('Show times from the start', () => setState({ clock: undefined }, { replace: true }));
      else add('Show times on the wall clock', () => setState({ clock: 'wall' }, { replace: true }));
    }
    if (!saved) {
      add('Save this view as a page', save);
      add('Download the recording', () => location.assign(recordingHref(address.captureId)));
    }
  }
  if (!saved) add('Copy link to this view', copy);
  add('All keys', help, '?');
  add('Theme: as the system', () => theme.choose({ theme: 'system' }));
  add('Theme: light', () => theme.choose({ theme: 'light' }));
  add('Theme: dark', () => theme.choose({ theme: 'dark' }));
  const high = theme.current().contrast === 'high';
  add(high ? 'Normal contrast' : 'High contrast', () => theme.choose({ contrast: high ? 'normal' : 'high' }));
  if (!saved) {
    add('Go to all captures', () => go(`${ROOT}traces/`));
    add('Go to what is here', () => go(ROOT));
  }
  return commands;
}
