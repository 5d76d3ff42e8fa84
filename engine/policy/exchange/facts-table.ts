import { factSuppliers } from '../../pack/policy-model.ts';
import { cellText, writeList } from './cell-text.ts';
import { column, writeHeader } from './sheet-header.ts';
import { checkNamesOnce, dropAbsent, openSheet, type Members, type Reading, type SheetRow } from './sheet-reader.ts';
import type { Cell, Table } from './tables.ts';
import { writeQuantity, writeTexts, type JsonList } from './write-cells.ts';

const kinds = ['answer', 'integer', 'choice'] as const;

const columns = [
  column('id', '記号', true),
  column('kind', '種類', true),
  column('labelJa', '項目名（日本語）'),
  column('labelEn', '項目名（英語）'),
  column('danger', '危険の兆し'),
  column('proxy', '属性だけの項目'),
  column('min', '最小'),
  column('max', '最大'),
  column('options', '選択肢'),
  column('ordered', '軽い順'),
  column('groups', 'グループ'),
  column('suppliedBy', '自動で入る元'),
  column('source', '出典'),
  column('more', 'その他（JSON）'),
];

/** The checklist: one row a fact, with the groups it belongs to. */
export function writeFacts(facts: JsonList, groups: JsonList): Table {
  const rows = facts.map((fact): Cell[] => {
    const more: Members = {};
    const [labelJa, labelEn] = writeTexts(fact['label'], 'label', more);
    const source = fact['source'];
    if (source === '') more['source'] = source;
    if (fact['askWhen'] !== undefined) more['askWhen'] = fact['askWhen'];
    const mine = groups.filter((group) => (group['of'] as readonly unknown[]).includes(fact['id']));
    const options = fact['options'] as readonly string[] | undefined;
    return [
      fact['id'] as string,
      fact['kind'] as string,
      labelJa,
      labelEn,
      (fact['danger'] as boolean | undefined) ?? null,
      (fact['proxy'] as boolean | undefined) ?? null,
      writeQuantity(fact['min']),
      writeQuantity(fact['max']),
      options === undefined ? null : writeList(options),
      (fact['ordered'] as boolean | undefined) ?? null,
      mine.length === 0 ? null : writeList(mine.map((group) => group['id'] as string)),
      (fact['suppliedBy'] as string | undefined) ?? null,
      source === undefined || source === '' ? null : (source as string),
      Object.keys(more).length === 0 ? null : JSON.stringify(more),
    ];
  });
  return { key: 'facts', file: 'facts', rows: [columns.map(writeHeader), ...rows] };
}

/** A bound: a bare number, or with where it comes from as JSON. */
function readBound(row: SheetRow, id: string): unknown {
  return cellText(row.cell(id)).trim().startsWith('{') ? row.json(id) : row.number(id);
}

function readFact(row: SheetRow): Members {
  const fact: Members = {
    id: row.required('id'),
    kind: row.required('kind') === undefined ? undefined : row.word('kind', kinds),
    label: row.localized('labelJa', 'labelEn'),
    danger: row.yesNo('danger'),
    proxy: row.yesNo('proxy'),
    min: readBound(row, 'min'),
    max: readBound(row, 'max'),
    options: row.list('options'),
    ordered: row.yesNo('ordered'),
    suppliedBy: row.word('suppliedBy', factSuppliers),
    source: row.text('source'),
  };
  row.addMore('more', fact, row.object('more'));
  return fact;
}

const ofOneKind = [
  ['min', 'integer'],
  ['max', 'integer'],
  ['options', 'choice'],
  ['ordered', 'choice'],
] as const;

function checkKind(row: SheetRow, fact: Members): void {
  for (const [id, kind] of ofOneKind) {
    if (fact['kind'] === undefined || fact['kind'] === kind || fact[id] === undefined) continue;
    row.report('cell-of-other-kind', row.placeOf(id), { kind: String(fact['kind']) });
  }
}

/** The facts as read, and which facts each group has by the checklist. */
export interface FactsReading {
  readonly facts: readonly Members[];
  /** Group id → ids of its facts in the order of the rows, and the first row that names it. */
  readonly members: ReadonlyMap<string, { readonly ids: readonly string[]; readonly row: SheetRow }>;
  /** False where the table has no column of groups: the settings alone then tell their members. */
  readonly tellsGroups: boolean;
}

/** Reads the checklist. */
export function readFactsTable(reading: Reading, table: Table): FactsReading {
  const { header, rows } = openSheet(reading, table, columns);
  checkNamesOnce(rows, 'id');
  const members = new Map<string, { ids: string[]; row: SheetRow }>();
  const facts = rows.map((row, index) => {
    const fact = readFact(row);
    checkKind(row, fact);
    reading.locate(['facts', index], row.placeOf('id'));
    for (const each of ['id', 'kind', 'danger', 'proxy', 'min', 'max', 'options', 'ordered', 'suppliedBy', 'source']) {
      reading.locate(['facts', index, each], row.placeOf(each));
    }
    reading.locate(['facts', index, 'label'], row.placeOf('labelJa'));
    for (const group of row.list('groups') ?? []) {
      const known = members.get(group) ?? { ids: [], row };
      // An id that stands in two rows is told once, as such.
      if (typeof fact['id'] === 'string' && !known.ids.includes(fact['id'])) known.ids.push(fact['id']);
      members.set(group, known);
    }
    return dropAbsent(fact);
  });
  return { facts, members, tellsGroups: header.columns.has('groups') };
}
