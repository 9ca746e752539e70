/** What the timeline's page asks for beside tiles, as its address says: the task in focus, details of what is selected, the table. */
import { isAbort } from '../api.js';
import { isNotSaved } from '../saved.js';
import { shownTest } from '../canvas/lane-order.js';
import { pieceDetail, rangeSummary } from '../canvas/sources.js';
import { TimeScale } from '../canvas/time-scale.js';
import { chainInFocus } from './timeline-chain.js';
import { focusOf } from './timeline-focus.js';
import { tableRows } from './timeline-table.js';

/** The task in focus: its lanes come first, everything else is dimmed. */
export async function loadFocus(page) {
  const { task } = page.view;
  if (page.canvas.task?.id === task) return;
  const focus = task === undefined ? undefined : await focusOf(page.capture.id, task).catch(() => undefined);
  if (page.view.task !== task || !page.canvas) return;
  page.canvas.set({ task: focus, focus: focus ?? chainInFocus(page), scroll: 0 });
  page.requestUpdate();
}

/** The task of a selected scope: its hand-offs are drawn, and nothing is dimmed. */
export async function loadRelated(page) {
  const task = page.view.selection?.row !== undefined && page.piece?.kind === 'scope' ? page.piece.task?.taskId : undefined;
  if (!page.canvas || page.canvas.related?.taskId === task) return;
  const related = task === undefined ? undefined : await focusOf(page.capture.id, String(task)).catch(() => undefined);
  if (page.canvas && (task === undefined || page.piece?.task?.taskId === task)) page.canvas.set({ related });
}

/** What is selected, else what happened in the range or in sight; an answer that comes after the next question is dropped. */
export async function loadPanel(page) {
  const { selection, range, fromNs, toNs } = page.view;
  const turn = (page.turn = (page.turn ?? 0) + 1);
  page.piece = selection?.row === undefined ? undefined : page.piece?.key === selection.key ? page.piece : undefined;
  try {
    if (selection?.row !== undefined) {
      const piece = await pieceDetail(page.capture.id, selection);
      if (turn !== page.turn) return;
      page.piece = { ...piece, key: selection.key };
      if (page.canvas) page.canvas.set({ selection: { ...selection, thread: piece.thread, taskId: piece.kind === 'scope' ? piece.task?.taskId : undefined } });
    } else {
      const summary = await rangeSummary(page.capture.id, range ?? { fromNs, toNs });
      if (turn === page.turn) page.summary = summary;
    }
    page.problem = page.leftOut = undefined;
  } catch (error) {
    if (turn !== page.turn || isAbort(error)) return;
    page.leftOut = isNotSaved(error) ? error : undefined;
    if (!page.leftOut) page.failed(error);
  }
}

/** The rows of the table, if there is one. */
export async function loadTable(page) {
  if (!page.view.table && !page.narrow) return;
  const { fromNs, toNs, hideIdle, filter } = page.view;
  const key = `${fromNs} ${toNs} ${hideIdle} ${filter}`;
  if (page.tableKey === key) return;
  page.tableKey = key;
  const scale = new TimeScale(fromNs, toNs, 1000);
  try {
    const lanes = page.data.lanes.lanes.filter(shownTest(page.data.lanes, { hideIdle, filter }));
    const { rows, left } = await tableRows({ lanes, scale, durationNanos: page.durationNanos, fetchTile: page.data.fetchTile, signal: page.signal });
    if (page.tableKey === key) page.table = { rows, left, scale };
  } catch (error) {
    if (!isAbort(error)) page.failed(error);
  }
}
