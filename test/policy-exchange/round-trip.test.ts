import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvToTables, tablesToCsv } from '../../engine/policy/exchange/csv.ts';
import { policyToTables, tablesToPolicy } from '../../engine/policy/exchange/policy-tables.ts';
import type { Table } from '../../engine/policy/exchange/tables.ts';
import { tablesToXlsx, xlsxToTables } from '../../engine/policy/exchange/xlsx.ts';
import { oddDocumentArbitrary, oddTexts } from './odd-policy.ts';
import { shippedPolicies } from './shipped-policies.ts';

const seed = 20211101;
const encode = (text: string) => new TextEncoder().encode(text);

function throughCsv(tables: readonly Table[]): readonly Table[] {
  const files = tablesToCsv(tables).map(({ name, content }) => ({ name, content: encode(content) }));
  const { tables: read, issues } = csvToTables(files);
  expect(issues).toEqual([]);
  return read;
}

async function throughXlsx(tables: readonly Table[]): Promise<readonly Table[]> {
  const { tables: read, issues } = await xlsxToTables(await tablesToXlsx(tables), 'policy.xlsx');
  expect(issues).toEqual([]);
  return read;
}

function expectSame(tables: readonly Table[], document: unknown): void {
  const read = tablesToPolicy(tables, 'policy.xlsx');
  expect(read.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  expect(read.document).toStrictEqual(document);
  expect(read.policy).not.toBeNull();
}

describe('a policy taken out as a spreadsheet and brought back is the same policy', () => {
  test('there are shipped policies to try', () => {
    expect(shippedPolicies.length).toBeGreaterThan(10);
  });

  test.each(shippedPolicies)('%s, as tables, CSV and xlsx', async (_, document) => {
    const tables = policyToTables(document);
    expectSame(tables, document);
    expectSame(throughCsv(tables), document);
    expectSame(await throughXlsx(tables), document);
  });

  test('any policy, with texts that spreadsheets run, change or lose: as tables and CSV', () => {
    fc.assert(
      fc.property(oddDocumentArbitrary, (document) => {
        const tables = policyToTables(document);
        expectSame(tables, document);
        expectSame(throughCsv(tables), document);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('any policy, as xlsx', async () => {
    await fc.assert(
      fc.asyncProperty(oddDocumentArbitrary, async (document) => {
        expectSame(await throughXlsx(policyToTables(document)), document);
      }),
      { seed, numRuns: 40 },
    );
  });

  test.each(oddTexts.map((text) => [JSON.stringify(text.slice(0, 40)), text]))(
    'the text %s everywhere',
    async (_, text) => {
      const name = text.slice(0, 200);
      const document = {
        id: name,
        version: name,
        title: { ja: text, en: text },
        facts: [
          {
            id: name,
            kind: 'choice',
            options: [name, 'b'],
            ordered: true,
            label: { ja: text, en: text },
            source: text,
          },
          { id: 'q', kind: 'answer', label: text },
        ],
        groups: [{ id: name, of: ['q'] }],
        decisions: [{ id: name, scale: [name, 'high'], hit: 'worst', otherwise: name }],
        rules: [
          {
            name,
            conditions: { all: [{ fact: name, operator: 'notEqual', value: name }] },
            event: {
              type: name,
              params: {
                outcome: name,
                approvals: [name, name],
                deadlineHours: { value: 3, unit: 'hours', source: text },
                because: { ja: text, en: text },
              },
            },
          },
          {
            name: `${name.slice(0, 150)}2`,
            conditions: {
              all: [
                { fact: name, operator: 'in', value: [name] },
                { fact: 'q', operator: 'equal', value: true },
              ],
            },
            event: { type: name, params: { outcome: 'high' } },
          },
        ],
        tests: [{ name, facts: { [name]: name }, expect: { [name]: name } }],
      };
      const tables = policyToTables(document);
      expectSame(throughCsv(tables), document);
      expectSame(await throughXlsx(tables), document);
    },
  );

  test('a checklist of hundreds of facts and rules with more of them than fit into columns', async () => {
    const facts = Array.from({ length: 400 }, (_, index) => ({ id: `q${index}`, kind: 'answer' }));
    const rules = facts.map(({ id }, index) => ({
      name: `rule ${id}`,
      conditions: {
        all: [
          { fact: `q${399 - index}`, operator: 'equal', value: true },
          { fact: `q${(index * 7) % 400}`, operator: 'notEqual', value: false },
        ],
      },
      event: { type: 'urgency', params: { outcome: 'high' } },
    }));
    const decisions = [{ id: 'urgency', scale: ['low', 'high'], hit: 'worst', otherwise: 'low' }];
    const document = { id: 'large', version: '1', facts, groups: [], decisions, rules };
    const tables = policyToTables(document);
    expectSame(throughCsv(tables), document);
    expectSame(await throughXlsx(tables), document);
  });
});
