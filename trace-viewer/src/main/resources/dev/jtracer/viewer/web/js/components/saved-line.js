/** What a saved page says of itself, above the page: of which recording it is, which view, when it was recorded, when and by what it was saved. */
import { html } from 'lit';
import { LightElement, define } from '../element.js';
import * as format from '../format.js';
import { saved } from '../saved.js';
import { nameText } from './text.js';

class SavedLine extends LightElement {
  static properties = { recording: { attribute: false }, view: { attribute: false } };

  render() {
    const { name, fileName, wallStartEpochMillis, durationNanos, threads } = this.recording;
    const lanes = saved.page === 'timeline' && saved.threads ? ` It has the lanes of ${format.count(saved.threads.length)} of ${format.counted(threads, 'thread')}.` : '';
    const recorded = wallStartEpochMillis > 0 ? ` on ${stamp(wallStartEpochMillis)}` : '';
    return html`<p class="saved-line"><b>${this.view}</b> of ${nameText(fileName || name, 60)}, ${format.duration(durationNanos)} recorded${recorded}. Saved
      ${stamp(saved.savedAtEpochMillis)} by jtracer${saved.version && ` ${saved.version}`}; the rest is in the recording.${lanes}</p>`;
  }
}

const stamp = epochMillis => `${format.day(epochMillis)} ${format.wallClock(epochMillis)}`;

define('saved-line', SavedLine);
