/** Every command of the timeline by name: those that have keys, and those that have none. */
import { setState } from '../url.js';
import { ORDERS, isFolded } from '../canvas/lane-order.js';
import { timelineKey } from './timeline-keys.js';
import { poolsParam, rangeParam } from './timeline-state.js';

const KEYED = [
  ['W', 'Zoom in'], ['S', 'Zoom out'], ['A', 'Pan to earlier'], ['D', 'Pan to later'], ['F', 'Fit the selection'], ['0', 'Show everything'],
  ['M', 'Mark this moment'], ['G', 'Go to a time'], ['I', 'Begin a range here'], ['O', 'End the range here'], ['[', 'Walk the chain to the waiter'], [']', 'Walk the chain to the holder'], ['P', 'Pin or unpin this lane'],
  ['T', 'Show the timeline as a table, or as a picture'], ['Enter', 'Select what has the keyboard, zoom to what is selected'],
];

const ORDER_NAMES = { name: 'Order lanes by name', activity: 'Order lanes by activity', start: 'Order lanes by start', related: 'Order lanes: related first' };
const SIDE_NAMES = [['breakdown', 'Breakdown of the range'], ['tasks', 'Tasks of the range'], ['locks', 'Locks of the range'], ['flame', 'Flame graph of the range']];
const NO_MODIFIERS = { shiftKey: false };
const replace = changes => setState(changes, { replace: true });

/** @returns {import('../commands.js').Command[]} */
export function commandsOf(page) {
  const keyed = KEYED.map(([key, name]) => ({ name, key, run: () => timelineKey(page, key, NO_MODIFIERS) }));
  return [...keyed, ...searching(page), ...lanes(page), ...ranges(page)].map(command => ({ group: 'Timeline', ...command }));
}

function searching(page) {
  if (!page.found?.answer) return [];
  return [
    { name: 'Next that was found', key: 'n', run: () => timelineKey(page, 'N', NO_MODIFIERS) },
    { name: 'Previous that was found', key: 'N', run: () => timelineKey(page, 'N', { shiftKey: true }) },
  ];
}

function lanes(page) {
  const { view, data } = page;
  const { pools } = data.lanes;
  const all = wanted => poolsParam(new Set(pools.flatMap((pool, i) => (pool.threads > 1 && isFolded(pool) !== wanted ? [i] : []))));
  return [
    ...ORDERS.map((order, i) => ({ name: ORDER_NAMES[order], run: () => replace({ order: i === 0 ? undefined : order }) })),
    view.group === 'pool' ? { name: 'Do not group lanes', run: () => replace({ group: 'none' }) } : { name: 'Group lanes by pool', run: () => replace({ group: undefined }) },
    view.hideIdle ? { name: 'Show idle threads', run: () => replace({ idle: 'shown' }) } : { name: 'Hide idle threads', run: () => replace({ idle: undefined }) },
    { name: 'Filter threads', run: () => openFilter(page) },
    { name: 'Fold all pools', run: () => replace({ pools: all(true) }) },
    { name: 'Unfold all pools', run: () => replace({ pools: all(false) }) },
  ];
}

function ranges(page) {
  const { startNs, endNs } = page.canvas.scale;
  const commands = [
    { name: 'Select what is in sight as a range', run: () => setState({ range: rangeParam({ fromNs: Math.round(startNs), toNs: Math.round(endNs) }), sel: undefined }) },
    ...SIDE_NAMES.map(([side, name], i) => ({ name, run: () => replace({ side: i === 0 ? undefined : side, sel: undefined }) })),
  ];
  if (page.piece?.startNs !== undefined) {
    commands.push({ name: 'Select the time of what is selected as a range', run: () => setState({ range: rangeParam({ fromNs: page.piece.startNs, toNs: page.piece.endNs }), sel: undefined }) });
  }
  return commands;
}

function openFilter(page) {
  page.querySelector('#threads-menu').showPopover();
  page.querySelector('#threads-menu input').focus();
}
