import { expect, test } from 'vitest';
import { csvToTables, tablesToCsv } from '../../engine/policy/exchange/csv.ts';
import { policyToTables, tablesToPolicy } from '../../engine/policy/exchange/policy-tables.ts';

test('a question that is asked only sometimes keeps its condition through a spreadsheet', () => {
  const document = {
    id: 'ordered',
    version: '1',
    title: { ja: '順番のある問い', en: 'Ordered questions' },
    facts: [
      { id: 'hasChild', kind: 'answer', label: { ja: '子どもがいる', en: 'There is a child' } },
      {
        id: 'childHurt',
        kind: 'answer',
        danger: true,
        label: { ja: '子どものけが', en: 'Child hurt' },
        askWhen: { all: [{ fact: 'hasChild', operator: 'equal', value: true }] },
      },
    ],
    decisions: [{ id: 'urgency', scale: ['low', 'high'], hit: 'worst', otherwise: 'low' }],
    rules: [
      {
        name: 'hurt',
        conditions: { all: [{ fact: 'childHurt', operator: 'equal', value: true }] },
        event: { type: 'urgency', params: { outcome: 'high' } },
      },
    ],
  };
  const { tables, issues } = csvToTables(tablesToCsv(policyToTables(document)));
  expect(issues).toEqual([]);
  const back = tablesToPolicy(tables, 'policy.csv');
  expect(back.issues).toEqual([]);
  expect(back.document).toEqual(document);
});
