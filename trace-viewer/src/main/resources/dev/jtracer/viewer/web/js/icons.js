/** The viewer's few icons, drawn in the colour of the text around them and hidden from screen readers. */
import { svg } from 'lit';

const stroke = (size, box, width, path) =>
  svg`<svg width=${size} height=${size} viewBox="0 0 ${box} ${box}" fill="none" stroke="currentColor" stroke-width=${width} aria-hidden="true">${path}</svg>`;

export const search = stroke(13, 14, 1.5, svg`<circle cx="6" cy="6" r="4.2"/><path d="m9.2 9.2 3.6 3.6"/>`);
export const link = stroke(15, 16, 1.4, svg`<path d="M6.6 9.4a3 3 0 0 0 4.3 0l2-2a3 3 0 0 0-4.3-4.3l-1 1M9.4 6.6a3 3 0 0 0-4.3 0l-2 2a3 3 0 0 0 4.3 4.3l1-1"/>`);
export const save = stroke(15, 16, 1.4, svg`<path d="M8 2.2v7.6m-3-3 3 3 3-3M2.8 11v1.4a1.4 1.4 0 0 0 1.4 1.4h7.6a1.4 1.4 0 0 0 1.4-1.4V11"/>`);
export const down = stroke(10, 10, 1.5, svg`<path d="m2 3.5 3 3 3-3"/>`);
export const right = stroke(10, 10, 1.5, svg`<path d="m3.5 2 3 3-3 3"/>`);
export const menu = stroke(14, 14, 1.5, svg`<path d="M2 3.5h10M2 7h10M2 10.5h10"/>`);
export const close = stroke(10, 10, 1.5, svg`<path d="m2 2 6 6M8 2 2 8"/>`);
export const theme = svg`<svg width="15" height="15" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M8 2.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor"/></svg>`;
export const logo = svg`<svg class="mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><rect class="plate" width="20" height="20" rx="5"/><rect x="4" y="5" width="8" height="2.4" rx="1.2"/><rect x="7" y="8.8" width="9" height="2.4" rx="1.2" opacity=".72"/><rect x="10" y="12.6" width="5" height="2.4" rx="1.2"/></svg>`;
