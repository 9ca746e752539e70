/** The commands that every page has: where to go, what the viewer looks like, how it tells the time. */
import * as theme from './theme.js';
import { ROOT, captureHref, go, recordingHref, setState } from './url.js';

/**
 * @param {{address: object, capture?: object, tabs: {tab: string, path: string}[], copy: () => void, search: () => void, help: () => void}} frame
 * @returns {import('./commands.js').Command[]}
 */
export function frameCommands({ address, capture, tabs, copy, search, help }) {
  const commands = [];
  const add = (name, run, key) => commands.push({ name, run, key, group: 'Everywhere' });
  if (capture?.recording) {
    for (const { tab, path } of tabs) add(`Go to ${tab}`, () => go(captureHref(address.captureId, path)));
    add('Search names and logs', search, '/');
    if (capture.recording.wallStartEpochMillis > 0) {
      if (address.search.get('clock') === 'wall') add('Show times from the start', () => setState({ clock: undefined }, { replace: true }));
      else add('Show times on the wall clock', () => setState({ clock: 'wall' }, { replace: true }));
    }
    add('Download the recording', () => location.assign(recordingHref(address.captureId)));
  }
  add('Copy link to this view', copy);
  add('All keys', help, '?');
  add('Theme: as the system', () => theme.choose({ theme: 'system' }));
  add('Theme: light', () => theme.choose({ theme: 'light' }));
  add('Theme: dark', () => theme.choose({ theme: 'dark' }));
  const high = theme.current().contrast === 'high';
  add(high ? 'Normal contrast' : 'High contrast', () => theme.choose({ contrast: high ? 'normal' : 'high' }));
  add('Go to all captures', () => go(`${ROOT}traces/`));
  add('Go to what is here', () => go(ROOT));
  return commands;
}
