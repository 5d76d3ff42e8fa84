import { suggestName } from '../../pack/policy-names.ts';
import type { FactsReading } from './facts-table.ts';
import { column, writeHeader } from './sheet-header.ts';
import { openSheet, type Members, type Reading, type SheetRow } from './sheet-reader.ts';
import type { Cell, Table } from './tables.ts';
import type { JsonList } from './write-cells.ts';

const columns = [column('part', '部分', true), column('name', '名前'), column('content', '内容（JSON）', true)];

/** Parts that stand as one row, in order. */
const single = [
  'formatVersion',
  'id',
  'version',
  'title',
  'effectiveFrom',
  'asOf',
  'labels',
  'overrides',
  'approval',
] as const;

/** Parts that stand as one row an element, and which member of an element is its name. */
const listed = [
  ['groups', 'id'],
  ['decisions', 'id'],
  ['floors', 'id'],
  ['invariants', 'id'],
  ['impossible', null],
  ['tests', 'name'],
  ['history', null],
] as const;
const parts: readonly string[] = [...single, ...listed.map(([part]) => part)];

/** A group without the list of its facts where the checklist tells it in the same order. */
function shortenGroup(group: JsonList[number], facts: JsonList): JsonList[number] {
  const of = group['of'] as readonly string[];
  const told = facts.map((fact) => fact['id'] as string).filter((id) => of.includes(id));
  if (told.join('\n') !== of.join('\n')) return group;
  return Object.fromEntries(Object.entries(group).filter(([key]) => key !== 'of'));
}

/** Everything of a policy that is neither checklist nor rule: one row a part, content as JSON. */
export function writeSettings(document: Readonly<Record<string, unknown>>): Table {
  const facts = document['facts'] as JsonList;
  const rows: Cell[][] = single.flatMap((part) =>
    document[part] === undefined ? [] : [[part, null, JSON.stringify(document[part])]],
  );
  for (const [part, nameKey] of listed) {
    const elements = document[part] as JsonList | undefined;
    if (elements?.length === 0) rows.push([part, null, '[]']);
    for (const element of elements ?? []) {
      const { [nameKey ?? '']: name, ...rest } = part === 'groups' ? shortenGroup(element, facts) : element;
      rows.push([part, nameKey === null ? null : (name as string), JSON.stringify(rest)]);
    }
  }
  return { key: 'settings', file: 'settings', rows: [columns.map(writeHeader), ...rows] };
}

function readElement(row: SheetRow, nameKey: string | null): Members {
  const element: Members = {};
  if (nameKey !== null) element[nameKey] = row.required('name');
  row.addMore('content', element, row.object('content'));
  return element;
}

/** Members of a group: those whose rows of the checklist name it, in the order the settings give, then as the rows stand. */
function fillGroup(group: Members, checklist: FactsReading): Members {
  if (!checklist.tellsGroups) return group;
  const ids = checklist.members.get(String(group['id']))?.ids ?? [];
  const ordered: readonly unknown[] = Array.isArray(group['of']) ? group['of'] : [];
  const kept = ordered.filter((id) => typeof id === 'string' && ids.includes(id));
  return { ...group, of: [...kept, ...ids.filter((id) => !kept.includes(id))] };
}

function readPart(reading: Reading, row: SheetRow, document: Members, checklist: FactsReading): void {
  const part = row.required('part')?.trim();
  if (part === undefined) return;
  const entry = listed.find(([each]) => each === part);
  if (!parts.includes(part)) {
    const hint = suggestName(part, parts);
    const allowed = { ja: `${parts.join('・')}${hint.ja}`, en: `one of ${parts.join(', ')}${hint.en}` };
    row.report('cell-wrong', row.placeOf('part'), { got: part, allowed });
  } else if (entry === undefined) {
    if (document[part] !== undefined) row.report('cell-twice', row.placeOf('part'), { got: part });
    document[part] = row.json('content');
    reading.locate([part], row.placeOf('content'));
  } else {
    const list = (document[part] ?? []) as unknown[];
    document[part] = list;
    if (row.text('content')?.trim() === '[]') return;
    reading.locate([part, list.length], row.placeOf('content'));
    const nameKey = entry[1];
    if (nameKey !== null) reading.locate([part, list.length, nameKey], row.placeOf('name'));
    const element = readElement(row, nameKey);
    list.push(part === 'groups' ? fillGroup(element, checklist) : element);
  }
}

/** Reads the settings into a document without facts and rules. */
export function readSettings(reading: Reading, table: Table, checklist: FactsReading): Members {
  const { rows } = openSheet(reading, table, columns);
  const document: Members = {};
  for (const row of rows) readPart(reading, row, document, checklist);
  const groups = ((document['groups'] ?? []) as Members[]).map((group) => String(group['id']));
  for (const [got, { row }] of checklist.members) {
    if (groups.includes(got)) continue;
    row.report('group-undeclared', row.placeOf('groups'), { got, hint: suggestName(got, groups) });
  }
  return document;
}
