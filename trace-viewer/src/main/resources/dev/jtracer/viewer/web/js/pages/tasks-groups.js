/** The tasks of a type in groups: by how they came out, by the thread that worked for them, by the value of a tag. */
import { html, nothing } from 'lit';
import * as format from '../format.js';
import { nameText } from '../components/text.js';
import { tableOrder } from '../table-orders.js';
import { typeColumns } from './tasks-columns.js';

/** What the tasks can be grouped by, as [parameter, label]; a tag that they are grouped by is there though only other tasks have it. */
export function groupings(tagKeys = [], group = undefined) {
  const keys = group?.by === 'tag' && !tagKeys.includes(group.key) ? [...tagKeys, group.key] : tagKeys;
  return [['', 'Not grouped'], ['outcome', 'By outcome'], ['thread', 'By thread'], ...keys.map(key => [`tag:${key}`, `By tag ${format.name(key, 30)}`])];
}

/** The card, or nothing while the tasks are not grouped. */
export function groupCard(page) {
  const { group, type, groups } = page;
  if (!group) return nothing;
  const order = tableOrder(page, 'groups', { key: 'totalNanos', descending: true });
  const { value, error } = groups;
  const rows = value?.groups.map((g, key) => ({ ...g.stats, ...g, type, key }));
  return html`<section class="card" aria-label="Groups">
    <header><h2>${nameText(type ?? '', 60)} by ${wordOf(group)}</h2><span class="cap">${value ? captionOf(group, value) : ''}</span>
      <span class="grow"></span><button class="btn quiet" type="button" ?disabled=${!rows}
          @click=${() => page.querySelector('.groups').download('task-groups.csv')}>CSV</button></header>
    ${error ? html`<error-note .error=${error} @retry=${() => groups.retry()}></error-note>` : nothing}
    <data-table class="groups clickable" dense caption="Groups" .pageSize=${6} .expected=${3} .columns=${columns(page, rows ?? [])} .rows=${rows}
        .rowKey=${row => row.key} .selected=${rows?.find(row => isChosen(page, row))?.key ?? null} .sort=${order.sort}
        @sort=${order.sorted} @select=${({ detail }) => choose(page, detail.row)}></data-table>
  </section>`;
}

const wordOf = ({ by, key }) => (by === 'tag' ? html`tag ${nameText(key, 40)}` : by);

function captionOf({ by }, { groups, allGroups }) {
  const listed = groups.length < allGroups ? `${format.count(groups.length)} of ${format.count(allGroups)}, those with the most time` : format.counted(allGroups, 'group');
  return by === 'thread' ? `${listed}; a task that several threads worked for counts with each` : listed;
}

function columns(page, rows) {
  const first = {
    key: 'name',
    label: page.group.by === 'tag' ? format.name(page.group.key, 30) : page.group.by === 'thread' ? 'Thread' : 'Outcome',
    value: row => row.name ?? '',
    cell: row => (row.name === null ? html`<span class="muted">none</span>` : html`<button class="link-button link" type="button"
        @click=${() => choose(page, row)}>${nameText(row.name, 48)}</button>`),
  };
  return [first, ...typeColumns(rows, page.capture.recording, () => '').slice(1)];
}

function isChosen({ group, outcome, thread, tag }, row) {
  if (group.by === 'outcome') return outcome === row.name;
  return group.by === 'thread' ? row.thread >= 0 && thread === row.thread : row.name !== null && tag === `${group.key}=${row.name}`;
}

/** Narrows everything below to the group; once more takes that back. A group of what is missing cannot be asked for. */
function choose(page, row) {
  if (row.name === null) return;
  const again = isChosen(page, row);
  const { by, key } = page.group;
  if (by === 'outcome') page.set({ outcome: again ? undefined : row.name, skip: undefined });
  else if (by === 'thread') page.set({ thread: again ? undefined : row.thread, skip: undefined });
  else page.set({ tag: again ? undefined : `${key}=${row.name}`, skip: undefined });
}
