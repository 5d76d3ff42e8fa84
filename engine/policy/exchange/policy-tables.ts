import { EngineError } from '../../domain/engine-error.ts';
import { hasErrors, type Issue } from '../../domain/issue.ts';
import { loadPolicy } from '../../pack/load-policy.ts';
import type { Policy } from '../../pack/policy-model.ts';
import { surveyPolicy } from '../../pack/policy-survey.ts';
import { createExchangeIssue, issueOfTable, moveToCell, nameSheet } from './exchange-issues.ts';
import { readFactsTable, writeFacts } from './facts-table.ts';
import { foldLongTexts, unfoldLongTexts } from './long-texts.ts';
import { readRulesTable, writeRules } from './rules-table.ts';
import { readSettings, writeSettings } from './settings-table.ts';
import { Reading } from './sheet-reader.ts';
import { tableLimits, type Table, type TableKey } from './tables.ts';
import type { JsonList } from './write-cells.ts';

/**
 * Writes a policy document as tables: its checklist, its decision table, and everything else as settings. Reading them
 * back with {@link tablesToPolicy} gives a deeply equal document.
 *
 * @param document the parsed JSON of a policy file
 * @returns facts, rules and settings, and the long texts where a cell could not hold one
 * @throws EngineError `policy-not-loadable` for a document that `loadPolicy` refuses
 */
export function policyToTables(document: unknown): readonly Table[] {
  const { issues } = loadPolicy(document, 'policy.json');
  const [refusal] = issues.filter((issue) => issue.severity === 'error');
  if (refusal) throw new EngineError('policy-not-loadable', `${refusal.pointer} ${refusal.code}`);
  const policy = document as Readonly<Record<string, unknown>>;
  const groups = (policy['groups'] ?? []) as JsonList;
  return foldLongTexts([writeFacts(policy['facts'] as JsonList, groups), writeRules(policy), writeSettings(policy)]);
}

/** A policy read from tables. */
export interface TablesReading {
  /** The document as far as it could be read; null when a table is missing or too large. */
  readonly document: Readonly<Record<string, unknown>> | null;
  /** The policy as loaded; null when any issue is an error. */
  readonly policy: Policy | null;
  readonly issues: readonly Issue[];
}

const neededTables = ['facts', 'rules', 'settings'] as const;

function checkTables(tables: readonly Table[], file: string): Issue[] {
  const missing = neededTables
    .filter((key) => !tables.some((table) => table.key === key))
    .map((key) => createExchangeIssue('table-missing', { file, pointer: '' }, { sheet: nameSheet({ key }) }));
  const rest = tables.flatMap((table, index) => {
    const first = tables.findIndex((each) => each.key === table.key);
    const columns = table.rows.reduce((most, row) => Math.max(most, row.length), 0);
    const files = [tables[first]?.file ?? '', table.file];
    const size = { rows: table.rows.length, columns, rowLimit: tableLimits.rows, columnLimit: tableLimits.columns };
    const isTooLarge = size.rows > size.rowLimit || size.columns > size.columnLimit;
    return [
      ...(first < index ? [issueOfTable('table-twice', table, { files })] : []),
      ...(isTooLarge ? [issueOfTable('table-too-large', table, size)] : []),
    ];
  });
  return [...missing, ...rest];
}

/** Issues of the loader, told at their cells; those of cells that could not be read, and were told so, left out. */
function placeIssues(issues: readonly Issue[], reading: Reading, file: string): Issue[] {
  const told = new Set(reading.issues.map((issue) => `${issue.file}${issue.pointer}`));
  return issues.flatMap((issue) => {
    const place = reading.findPlace(issue.pointer);
    if (place === undefined) return [{ ...issue, file }];
    const moved = moveToCell(issue, place);
    return told.has(`${moved.file}${moved.pointer}`) ? [] : [moved];
  });
}

/**
 * Reads a policy from tables as hostile input: wrong, missing and doubled headers, columns, names, groups and values are
 * issues that tell sheet, row and column, all at once; then the document goes through `loadPolicy`, and what that finds
 * is told at the cell it comes from. Never throws on any tables.
 *
 * @param tables in any order; only the cells matter
 * @param file the name shown where an issue has no table of its own
 */
export function tablesToPolicy(tables: readonly Table[], file: string): TablesReading {
  const faults = checkTables(tables, file);
  if (hasErrors(faults)) return { document: null, policy: null, issues: faults };
  const { tables: unfolded, issues } = unfoldLongTexts(tables);
  const tableOf = (key: TableKey): Table => unfolded.find((table) => table.key === key) ?? { key, file, rows: [] };
  const reading = new Reading();
  reading.issues.push(...issues);
  const checklist = readFactsTable(reading, tableOf('facts'));
  const settings = readSettings(reading, tableOf('settings'), checklist);
  const { comparable } = surveyPolicy({ ...settings, facts: checklist.facts });
  const rules = readRulesTable(reading, tableOf('rules'), comparable);
  const document = { ...settings, facts: checklist.facts, rules };
  const loading = loadPolicy(document, file);
  const all = [...reading.issues, ...placeIssues(loading.issues, reading, file)];
  return { document, policy: hasErrors(all) ? null : loading.policy, issues: all };
}
