/** Links in a saved page: those to the page itself stay in the file, and what leads out of it is text. */
import { insideHref } from './url.js';

/** Watches everything below an element; ends with the document. */
export function keepLinksInside(root) {
  new MutationObserver(records => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') keep(target);
      for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) keepAll(node);
    }
  }).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['href'] });
  keepAll(root);
}

function keepAll(element) {
  keep(element);
  for (const link of element.querySelectorAll('a[href]')) keep(link);
}

function keep(element) {
  const href = element.localName === 'a' ? element.getAttribute('href') : null;
  if (!href?.startsWith('/')) return;
  const inside = insideHref(href);
  if (inside === undefined) element.removeAttribute('href');
  else element.setAttribute('href', inside);
}
