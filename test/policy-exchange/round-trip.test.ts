import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvToTables, tablesToCsv } from '../../engine/policy/exchange/csv.ts';
import { policyToTables, tablesToPolicy } from '../../engine/policy/exchange/policy-tables.ts';
import type { Table } from '../../engine/policy/exchange/tables.ts';
import { tablesToXlsx, xlsxToTables } from '../../engine/policy/exchange/xlsx.ts';
import { nameOf, oddDocumentArbitrary, oddTexts } from './odd-policy.ts';
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
      { seed, numRuns: 150 },
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
      const name = nameOf(text.slice(0, 200));
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

  test('groups that name their facts in an order of their own', () => {
    const facts = ['a', 'b', 'c'].map((id) => ({ id, kind: 'answer' }));
    const groups = [
      { id: 'g', of: ['c', 'a'] },
      { id: 'h', of: ['a', 'c'], other: true, label: 'h' },
    ];
    const decisions = [{ id: 'urgency', scale: ['low', 'high'], hit: 'worst', otherwise: 'low' }];
    const document = { id: 'p', version: '1', facts, groups, decisions, rules: [] };
    expectSame(throughCsv(policyToTables(document)), document);
  });
});

describe('the decision table reads as an officer would write it', () => {
  const literal = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
  const rule = (name: string, conditions: unknown) => ({
    name,
    conditions,
    event: { type: 'urgency', params: { outcome: 'high' } },
  });
  const document = {
    id: 'p',
    version: '1',
    facts: [
      { id: 'injury', kind: 'answer', label: { ja: 'けが', en: 'Injury' } },
      { id: 'age', kind: 'integer', min: 0, max: 18 },
      { id: 'severity', kind: 'choice', options: ['mild', 'moderate', 'severe', '≥ 3'] },
    ],
    decisions: [{ id: 'urgency', scale: ['low', 'high'], hit: 'worst', otherwise: 'low' }],
    rules: [
      rule('one', { all: [literal('injury', 'equal', true), literal('age', 'lessThanInclusive', 3)] }),
      rule('two', { all: [literal('age', 'greaterThan', 3), literal('age', 'notEqual', 7)] }),
      rule('three', { all: [literal('severity', 'in', ['mild', 'severe'])] }),
      rule('four', { all: [literal('severity', 'notIn', ['mild'])] }),
      rule('five', { all: [literal('severity', 'equal', '≥ 3'), { any: [literal('age', 'equal', 1)] }] }),
      rule('six', { all: [literal('severity', 'equal', 'mild'), literal('injury', 'notEqual', true)] }),
      rule('seven', { any: [literal('injury', 'equal', true)] }),
    ],
  };

  test('one column a fact, nested conditions as JSON, an order of its own only where it differs', () => {
    const table = policyToTables(document).find(({ key }) => key === 'rules');
    const [header, ...rows] = table?.rows ?? [];
    expect(header?.slice(11)).toEqual([
      '条件 / if: severity',
      '条件 / if: injury\nけが',
      '条件 / if: age',
      '条件（JSON） / conditions',
      'その他（JSON） / more',
    ]);
    expect(rows.map((row) => row.slice(11))).toEqual([
      [null, true, '≤ 3', null, null],
      [null, null, '> 3 & ≠ 7', null, null],
      ['mild | severe', null, null, null, null],
      ['≠ ["mild"]', null, null, null, null],
      ['"≥ 3"', null, null, '[{"any":[{"fact":"age","operator":"equal","value":1}]}]', null],
      ['mild', '≠ true', null, null, null],
      [null, null, null, '{"any":[{"fact":"injury","operator":"equal","value":true}]}', null],
    ]);
    expectSame(throughCsv(policyToTables(document)), document);
  });
});
