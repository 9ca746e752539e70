/** Overview: the whole capture, where task time went, the types of task. */
import { html } from 'lit';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';

class OverviewPage extends PageElement {
  static title = ({ capture }) => `Overview: ${format.name(capture.recording.name)}`;

  render() {
    return html`<h1><bdi>${format.name(this.capture.recording.name)}</bdi></h1>`;
  }
}

define('overview-page', OverviewPage);
