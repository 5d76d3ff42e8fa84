import { hasErrors, type Issue } from '../../domain/issue.ts';
import { loadPolicy } from '../../pack/load-policy.ts';
import { compilePolicy } from '../compile.ts';
import { csvToTables, tablesToCsv } from './csv.ts';
import { policyToDmn } from './dmn.ts';
import { policyToTables, tablesToPolicy, type TablesReading } from './policy-tables.ts';
import { tablesToXlsx, xlsxToTables } from './xlsx.ts';

/** What a policy may be written as; DMN cannot be read back. */
export const exchangeFormats = ['csv', 'xlsx', 'dmn'] as const;
export type ExchangeFormat = (typeof exchangeFormats)[number];

/** One file to keep; texts are UTF-8. */
export interface PolicyFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The files of one policy; none where it cannot be written so. */
export interface PolicyFiles {
  readonly files: readonly PolicyFile[];
  readonly issues: readonly Issue[];
}

/**
 * Writes a policy document for other programs: `csv` as one file a table, `xlsx` as one workbook, `dmn` as DMN 1.3. The
 * first two read back to a deeply equal document ({@link readPolicyFiles}).
 *
 * @param document the parsed JSON of a policy file
 * @param file name of the policy file, shown in issues; the files written are called after it
 */
export async function writePolicyFiles(document: unknown, format: ExchangeFormat, file: string): Promise<PolicyFiles> {
  const { policy, issues } = loadPolicy(document, file);
  if (policy === null) return { files: [], issues };
  const stem = (file.split(/[/\\]/).at(-1) ?? file).replace(/\.json$/, '');
  switch (format) {
    case 'csv':
      return { files: tablesToCsv(policyToTables(document)), issues };
    case 'xlsx':
      return { files: [{ name: `${stem}.xlsx`, content: await tablesToXlsx(policyToTables(document)) }], issues };
    case 'dmn': {
      const exported = policyToDmn(compilePolicy(policy));
      const told = [...issues, ...exported.issues.map((issue) => ({ ...issue, file }))];
      return { files: exported.xml === null ? [] : [{ name: `${stem}.dmn`, content: exported.xml }], issues: told };
    }
  }
}

/**
 * Reads a policy from one xlsx workbook or from CSV files, as hostile input: every fault of the files, the tables and the
 * policy at once, each at its cell.
 *
 * @param files one `.xlsx`, or the CSV files of one policy in any order
 */
export async function readPolicyFiles(
  files: readonly { readonly name: string; readonly content: Uint8Array }[],
): Promise<TablesReading> {
  const shownAs = files[0]?.name ?? '';
  const [workbook] = files.filter(({ name }) => /\.xlsx$/i.test(name));
  const { tables, issues } = workbook ? await xlsxToTables(workbook.content, workbook.name) : csvToTables(files);
  if (hasErrors(issues)) return { document: null, policy: null, issues };
  const reading = tablesToPolicy(tables, shownAs);
  return { ...reading, issues: [...issues, ...reading.issues] };
}
