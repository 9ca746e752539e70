/**
 * The orders of a page's smaller tables, all in one parameter of its address: `orders=waited:nanos,heat:-count`, with `-` for
 * the largest first. A page's main table has parameters of its own. The first half is free of the DOM.
 */
import { setState } from './url.js';

const ORDER = /^([a-z]+):(-?)(\w+)$/i;

/** How many tables an address may name. */
const MOST = 20;

/** @returns {Map<string, {key: string, descending: boolean}>} */
function read(search) {
  const parts = (search.get('orders') ?? '').split(',', MOST).map(text => ORDER.exec(text)).filter(Boolean);
  return new Map(parts.map(([, table, minus, key]) => [table, { key, descending: minus !== '' }]));
}

/** The order of a table; `normal` if the address says none. */
export const orderOf = (search, table, normal) => read(search).get(table) ?? normal;

/** The parameter once a table has another order. */
export function withOrder(search, table, sort) {
  const orders = read(search).set(table, sort);
  return [...orders].map(([name, { key, descending }]) => `${name}:${descending ? '-' : ''}${key}`).join();
}

/**
 * The order of a table of a page, and what its event `sort` does.
 *
 * @param {{search: URLSearchParams}} page
 */
export function tableOrder(page, table, normal) {
  return {
    sort: orderOf(page.search, table, normal),
    sorted: ({ detail }) => setState({ orders: withOrder(page.search, table, detail) }, { replace: true }),
  };
}
