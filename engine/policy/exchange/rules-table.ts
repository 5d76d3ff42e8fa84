import { bases } from '../../domain/vocabulary.ts';
import type { FactDomains } from '../../pack/policy-fact-values.ts';
import { suggestName } from '../../pack/policy-names.ts';
import { surveyPolicy } from '../../pack/policy-survey.ts';
import { isSourcedValue } from '../../pack/quantity.ts';
import { showValue } from '../../pack/zod-issues.ts';
import { cellText, isBlank, writeList } from './cell-text.ts';
import { readLiterals, type RawLiteral } from './literal-cell.ts';
import { orderConditionColumns, spreadConditions, type SpreadConditions } from './rule-conditions.ts';
import { column, writeConditionHeader, writeHeader } from './sheet-header.ts';
import { checkNamesOnce, dropAbsent, openSheet, type Members, type Reading, type SheetRow } from './sheet-reader.ts';
import type { Cell, Table } from './tables.ts';
import { writeTexts, type JsonList } from './write-cells.ts';

const termColumns = [
  column('name', '規則', true),
  column('decision', '判断', true),
  column('priority', '優先度'),
  column('outcome', '結果', true),
  column('deadlineHours', '期限（時間）'),
  column('deadlineUnit', '期限の単位'),
  column('deadlineBasis', '期限の根拠'),
  column('deadlineSource', '期限の出典'),
  column('approvals', '承認する人'),
  column('becauseJa', '理由（日本語）'),
  column('becauseEn', '理由（英語）'),
];
const restColumns = [column('conditions', '条件（JSON）'), column('more', 'その他（JSON）')];

/** What further members of a rule the JSON of its last column may hold. */
interface MoreOfRule extends Members {
  /** Facts in the order of the comparisons, where it is not that of the columns. */
  order?: readonly string[];
  /** What is said of the deadline beyond its value, unit, basis and source. */
  deadline?: Members;
  because?: unknown;
}

function writeDeadline(deadline: unknown, more: MoreOfRule): [Cell, Cell, Cell, Cell] {
  if (deadline === undefined) return [null, null, null, null];
  if (!isSourcedValue(deadline)) return [deadline === null ? 'null' : (deadline as number), null, null, null];
  const { value, unit, basis, source, ...rest } = deadline;
  const left: Members = { ...rest, ...(unit === '' ? { unit } : {}), ...(source === '' ? { source } : {}) };
  const says = [unit, basis, source].some((each) => each !== undefined && each !== '');
  if (!says || Object.keys(left).length > 0) more.deadline = left;
  return [value as number, unit === '' ? null : (unit ?? null), basis ?? null, source === '' ? null : (source ?? null)];
}

function isInOrder(order: readonly string[], columns: readonly string[]): boolean {
  const places = order.map((fact) => columns.indexOf(fact));
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
}

function writeRule(rule: JsonList[number], spread: SpreadConditions | null, facts: readonly string[]): Cell[] {
  const { type, params } = rule['event'] as { type: string; params: Readonly<Record<string, unknown>> };
  const more: MoreOfRule = {};
  const deadline = writeDeadline(params['deadlineHours'], more);
  const approvals = params['approvals'] as readonly string[] | undefined;
  const because = writeTexts(params['because'], 'because', more);
  if (spread !== null && !isInOrder(spread.order, facts)) more.order = spread.order;
  const whole = spread === null ? JSON.stringify(rule['conditions']) : null;
  const further = spread === null || spread.further.length === 0 ? null : JSON.stringify(spread.further);
  return [
    rule['name'] as string,
    type,
    (rule['priority'] as number | undefined) ?? null,
    params['outcome'] as string,
    ...deadline,
    approvals === undefined ? null : writeList(approvals),
    ...because,
    ...facts.map((fact) => spread?.cells.get(fact) ?? null),
    whole ?? further,
    Object.keys(more).length === 0 ? null : JSON.stringify(more),
  ];
}

/** The decision table: one row a rule, its comparisons spread over one column a fact. */
export function writeRules(document: Readonly<Record<string, unknown>>): Table {
  const rules = document['rules'] as JsonList;
  const { comparable } = surveyPolicy(document);
  const labels = new Map((document['facts'] as JsonList).map((fact) => [fact['id'], fact['label'] as string]));
  const spreads = rules.map((rule) => spreadConditions(rule['conditions'], comparable));
  const orders = spreads.flatMap((spread) => (spread === null ? [] : [spread.order]));
  const facts = orderConditionColumns(orders, [...comparable.keys()]);
  const header = [
    ...termColumns.map(writeHeader),
    ...facts.map((fact) => writeConditionHeader(fact, labels.get(fact))),
    ...restColumns.map(writeHeader),
  ];
  const rows = rules.map((rule, index) => {
    const spread = spreads[index] ?? null;
    const fits = spread?.order.every((fact) => facts.includes(fact)) ?? false;
    return writeRule(rule, fits ? spread : null, facts);
  });
  return { key: 'rules', file: 'rules', rows: [header, ...rows] };
}

function readDeadline(row: SheetRow, more: unknown): unknown {
  const cell = row.cell('deadlineHours');
  const value = cellText(cell).trim() === 'null' ? null : row.number('deadlineHours');
  const fields = {
    unit: row.text('deadlineUnit'),
    basis: row.word('deadlineBasis', bases),
    source: row.text('deadlineSource'),
  };
  const given = Object.entries(fields).filter(([, text]) => text !== undefined);
  if (more === undefined && given.length === 0) return value;
  if (isBlank(cell)) row.report('cell-missing', row.placeOf('deadlineHours'), { header: 'deadlineHours' });
  const deadline: Members = { value, ...Object.fromEntries(given) };
  if (typeof more === 'object' && more !== null) row.addMore('more', deadline, more as Members);
  return deadline;
}

interface PlacedLiterals {
  readonly column: number;
  readonly fact: string;
  readonly literals: readonly RawLiteral[];
}

function readConditionCells(row: SheetRow, domains: FactDomains, order: readonly unknown[]): PlacedLiterals[] {
  const placed = row.header.conditions.flatMap(({ fact, column: place }): PlacedLiterals[] => {
    const cell = row.at(place);
    const kind = domains.get(fact)?.kind;
    if (isBlank(cell) || kind === undefined) return [];
    const literals = readLiterals(fact, cell, kind);
    if (literals !== null) return [{ column: place, fact, literals }];
    const allowed = {
      answer: 'TRUE, FALSE, ≠ TRUE',
      integer: '3, ≠ 3, ≥ 3, < 6, ≥ 3 & < 6, 1 | 2',
      choice: 'a, ≠ a, a | b, ≠ a | b',
      unclear: '…',
    }[kind];
    row.report('cell-wrong', row.place(place), { got: showValue(cell), allowed });
    return [];
  });
  const weigh = ({ fact }: PlacedLiterals) => (order.includes(fact) ? order.indexOf(fact) : order.length);
  return placed.sort((a, b) => weigh(a) - weigh(b) || a.column - b.column);
}

function readConditions(
  reading: Reading,
  row: SheetRow,
  index: number,
  domains: FactDomains,
  order: readonly unknown[],
): unknown {
  const placed = readConditionCells(row, domains, order);
  const json = row.json('conditions');
  const path = ['rules', index, 'conditions'];
  // Where no comparison could be read, that is what is wrong: not that there are none.
  const tried = placed.length > 0 ? undefined : row.header.conditions.find((each) => !isBlank(row.at(each.column)));
  reading.locate(path, tried === undefined ? row.placeOf('conditions') : row.place(tried.column));
  const literals = placed.flatMap((each) => each.literals);
  placed
    .flatMap((each) => each.literals.map(() => each.column))
    .forEach((place, member) => {
      reading.locate([...path, 'all', member], row.place(place));
    });
  if (Array.isArray(json)) return { all: [...literals, ...(json as unknown[])] };
  if (json === undefined) return literals.length === 0 ? undefined : { all: literals };
  if (literals.length > 0) row.report('conditions-twice', row.placeOf('conditions'));
  return json;
}

const moreKeys = ['order', 'deadline', 'because'];

function readRule(reading: Reading, row: SheetRow, index: number, domains: FactDomains): Members {
  const { order, deadline, because, ...unknown } = row.object('more');
  for (const got of Object.keys(unknown)) {
    row.report('cell-wrong', row.placeOf('more'), { got, allowed: moreKeys.join(', ') });
  }
  const params: Members = {
    outcome: row.required('outcome'),
    deadlineHours: readDeadline(row, deadline),
    approvals: row.list('approvals'),
    because: row.localized('becauseJa', 'becauseEn'),
  };
  row.addMore('more', params, because === undefined ? {} : { because });
  const locate = (path: readonly PropertyKey[], id: string) => {
    reading.locate(['rules', index, ...path], row.placeOf(id));
  };
  locate([], 'name');
  locate(['event', 'type'], 'decision');
  locate(['priority'], 'priority');
  for (const id of ['outcome', 'deadlineHours', 'approvals']) locate(['event', 'params', id], id);
  locate(['event', 'params', 'because'], 'becauseJa');
  for (const [key, id] of [
    ['unit', 'deadlineUnit'],
    ['basis', 'deadlineBasis'],
    ['source', 'deadlineSource'],
  ] as const) {
    locate(['event', 'params', 'deadlineHours', key], id);
  }
  const type = row.required('decision');
  return dropAbsent({
    name: row.required('name'),
    priority: row.number('priority'),
    conditions: readConditions(reading, row, index, domains, Array.isArray(order) ? order : []),
    event: dropAbsent({ type, params: dropAbsent(params) }),
  });
}

/**
 * Reads the decision table.
 * @param domains facts that conditions may name, those that groups give among them
 */
export function readRulesTable(reading: Reading, table: Table, domains: FactDomains): readonly Members[] {
  const { header, rows } = openSheet(reading, table, [...termColumns, ...restColumns], true);
  checkNamesOnce(rows, 'name');
  const [headerRow] = rows;
  for (const { fact, column: place } of header.conditions) {
    if (domains.has(fact)) continue;
    const hint = suggestName(fact, domains.keys());
    headerRow?.report('column-fact-unknown', { table, row: 0, column: place }, { got: fact, hint });
  }
  return rows.map((row, index) => readRule(reading, row, index, domains));
}
