import fc from 'fast-check';
import { zipSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../engine/domain/issue.ts';
import { EngineError } from '../../engine/domain/engine-error.ts';
import { csvToTables, tablesToCsv } from '../../engine/policy/exchange/csv.ts';
import { policyToTables, tablesToPolicy } from '../../engine/policy/exchange/policy-tables.ts';
import type { Cell, Table, TableKey } from '../../engine/policy/exchange/tables.ts';
import { xlsxToTables } from '../../engine/policy/exchange/xlsx.ts';

const seed = 20211104;

const document = {
  id: 'desk',
  version: '1',
  facts: [
    { id: 'visibleInjury', kind: 'answer', danger: true, label: { ja: '見えるけが', en: 'Visible injury' } },
    { id: 'cryingNow', kind: 'answer', danger: true },
    { id: 'childAge', kind: 'integer', min: 0, max: 18 },
    { id: 'severity', kind: 'choice', options: ['mild', 'severe'], ordered: true },
  ],
  groups: [{ id: 'signs', of: ['visibleInjury', 'cryingNow'] }],
  decisions: [{ id: 'urgency', scale: ['low', 'high'], hit: 'worst', otherwise: 'low' }],
  rules: [
    {
      name: 'injured infant',
      priority: 5,
      conditions: {
        all: [
          { fact: 'visibleInjury', operator: 'equal', value: true },
          { fact: 'childAge', operator: 'lessThan', value: 1 },
        ],
      },
      event: {
        type: 'urgency',
        params: { outcome: 'high', deadlineHours: { value: 24, unit: 'hours', basis: 'assumed', source: 'x: 1' } },
      },
    },
    {
      name: 'two signs',
      conditions: { all: [{ fact: 'signs.count', operator: 'greaterThanInclusive', value: 2 }] },
      event: { type: 'urgency', params: { outcome: 'high' } },
    },
  ],
  floors: [
    {
      id: 'severe',
      when: { fact: 'severity', operator: 'equal', value: 'severe' },
      decision: 'urgency',
      atLeast: 'high',
    },
  ],
};

const headerOf = (table: Table, name: string) => (table.rows[0] ?? []).findIndex((cell) => String(cell).includes(name));

/** The tables of the document with one cell changed, found by the first cell of its row and a part of its header. */
function withCell(key: TableKey, row: string | number, header: string, content: Cell): Table[] {
  return policyToTables(document).map((table) => {
    if (table.key !== key) return table;
    const at = typeof row === 'number' ? row : table.rows.findIndex((cells) => cells[0] === row);
    const column = headerOf(table, header);
    expect([at, column].every((place) => place >= 0)).toBe(true);
    const rows = table.rows.map((cells, index) =>
      index === at ? cells.map((cell, place) => (place === column ? content : cell)) : cells,
    );
    return { ...table, rows };
  });
}

function read(tables: readonly Table[]): readonly Issue[] {
  const { policy, issues } = tablesToPolicy(tables, 'policy.xlsx');
  const errors = issues.filter((issue) => issue.severity === 'error');
  expect(policy === null).toBe(errors.length > 0);
  for (const issue of errors) {
    expect(issue.message.ja).not.toMatch(/\{\w+\}/);
    expect(issue.message.en).not.toMatch(/\{\w+\}/);
  }
  return errors;
}

const places = (issues: readonly Issue[]) => issues.map(({ code, file, pointer }) => `${code} ${file}${pointer}`);

describe('what people write into the checklist is read as they mean it', () => {
  test.each(['はい', 'TRUE', 'yes', '○', '１', true])('%s is yes', (content) => {
    const { policy } = tablesToPolicy(withCell('facts', 'cryingNow', 'proxy', content), 'p');
    expect(policy?.facts[1]).toMatchObject({ proxy: true });
  });

  test.each([
    ['３', 3],
    [' 3 ', 3],
    ['3.0', 3],
    [3, 3],
  ])('%s is the number 3', (content, value) => {
    const { policy } = tablesToPolicy(withCell('facts', 'childAge', 'max', content), 'p');
    expect(policy?.facts[2]).toMatchObject({ max: value });
  });

  test.each([
    ['< 1', 'lessThan', 1],
    ['＜１', 'lessThan', 1],
    ['<=1', 'lessThanInclusive', 1],
    ['≦ 1', 'lessThanInclusive', 1],
    ['≥ 3', 'greaterThanInclusive', 3],
    ['>2', 'greaterThan', 2],
    ['<> 2', 'notEqual', 2],
    ['2', 'equal', 2],
    [2, 'equal', 2],
    ['= 2', 'equal', 2],
    ['1 | 2', 'in', [1, 2]],
    ['1\n2', 'in', [1, 2]],
    ['≠ 1 | 2', 'notIn', [1, 2]],
  ])('the condition %s', (content, operator, value) => {
    const { policy, issues } = tablesToPolicy(withCell('rules', 'injured infant', 'if: childAge', content), 'p');
    expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    expect(policy?.rules[0]?.conditions).toEqual({
      all: [
        { fact: 'visibleInjury', operator: 'equal', value: true },
        { fact: 'childAge', operator, value },
      ],
    });
  });

  test('a range in one cell becomes two comparisons', () => {
    const { policy } = tablesToPolicy(withCell('rules', 'injured infant', 'if: childAge', '≥ 3 & < 6'), 'p');
    expect(policy?.rules[0]?.conditions).toMatchObject({ all: [{}, { value: 3 }, { value: 6 }] });
  });

  test('a fact taken out of a group in the checklist is out of it', () => {
    const { document: got } = tablesToPolicy(withCell('facts', 'cryingNow', 'groups', null), 'p');
    expect(got?.['groups']).toEqual([{ id: 'signs', of: ['visibleInjury'] }]);
  });

  test('rows and columns left empty mean nothing, their order neither, and headers may be of one language', () => {
    const tables = policyToTables(document).map((table) => {
      const width = table.rows[0]?.length ?? 0;
      const rows = table.rows.map((row, index) =>
        [...row, null].reverse().map((cell) => {
          if (index > 0 || cell === null) return cell;
          const name = String(cell).split('\n')[0] ?? '';
          return name.includes('if:') ? name.replace('条件 / ', '') : name.split(' / ')[width % 2];
        }),
      );
      const blank = Array.from({ length: width + 1 }, () => null);
      return { ...table, rows: [rows[0] ?? [], blank, ...rows.slice(1), blank] as Cell[][] };
    });
    const { document: got, issues } = tablesToPolicy(tables.reverse(), 'p');
    expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    // Columns turned round turn the comparisons of a rule round: the same conjunction.
    const [first, second] = document.rules;
    const all = [...(first?.conditions.all ?? [])].reverse();
    expect(got).toStrictEqual({ ...document, rules: [{ ...first, conditions: { all } }, second] });
  });
});

describe('what cannot be read is told with sheet, row and column, in both languages', () => {
  test.each<[string, TableKey, string | number, string, Cell, string[]]>([
    ['a kind that does not exist', 'facts', 'childAge', 'kind', 'number', ['cell-wrong facts/facts/B4']],
    ['a word where a number belongs', 'facts', 'childAge', 'max', 'many', ['cell-wrong facts/facts/H4']],
    ['no id', 'facts', 'severity', 'id', null, ['cell-missing facts/facts/A5', 'unknown-fact settings/settings/C6']],
    ['neither yes nor no', 'facts', 'cryingNow', 'danger', '?', ['cell-wrong facts/facts/E3']],
    ['bounds of a yes-or-no fact', 'facts', 'cryingNow', 'min', 0, ['cell-of-other-kind facts/facts/G3']],
    ['a broken list', 'facts', 'severity', 'options', '["a",', ['not-json facts/facts/I5']],
    [
      'a group without settings',
      'facts',
      'cryingNow',
      'groups',
      'sings',
      ['group-undeclared facts/facts/K3', 'comparand-outside rules/rules/N3'],
    ],
    ['a priority of zero', 'rules', 'two signs', 'priority', 0, ['too-small rules/rules/C3']],
    ['a decision that does not exist', 'rules', 'two signs', 'decision', 'urgent', ['unknown-decision rules/rules/B3']],
    ['an outcome that does not exist', 'rules', 'two signs', 'outcome', 'top', ['unknown-outcome rules/rules/D3']],
    ['a wrong unit', 'rules', 'injured infant', 'deadlineUnit', 'minutes', ['wrong-unit rules/rules/F2']],
    [
      'a basis that does not exist',
      'rules',
      'injured infant',
      'deadlineBasis',
      'guessed',
      ['cell-wrong rules/rules/G2'],
    ],
    ['a source without a number', 'rules', 'two signs', 'deadlineSource', 'x', ['cell-missing rules/rules/E3']],
    [
      'a condition out of range',
      'rules',
      'injured infant',
      'if: childAge',
      '> 99',
      ['comparand-outside rules/rules/M2'],
    ],
    ['a condition of another kind', 'rules', 'injured infant', 'if: childAge', 'yes', ['cell-wrong rules/rules/M2']],
    ['a condition that is half JSON', 'rules', 'two signs', 'if: signs.count', '[1,', ['cell-wrong rules/rules/N3']],
    ['conditions twice', 'rules', 'two signs', 'conditions', '{"all":[]}', ['conditions-twice rules/rules/O3']],
    ['broken JSON', 'rules', 'two signs', 'conditions', '[{]', ['not-json rules/rules/O3']],
    ['a prototype in JSON', 'rules', 'two signs', 'more', '{"__proto__":{}}', ['forbidden-key rules/rules/P3']],
    ['an unknown member', 'rules', 'two signs', 'more', '{"colour":1}', ['cell-wrong rules/rules/P3']],
    ['a unit twice', 'rules', 'injured infant', 'more', '{"deadline":{"unit":"days"}}', ['cell-twice rules/rules/P2']],
    ['an unknown part', 'settings', 'floors', 'part', 'flors', ['cell-wrong settings/settings/A6']],
    ['a part twice', 'settings', 'version', 'part', 'id', ['cell-twice settings/settings/A3']],
    ['a list where an object belongs', 'settings', 'floors', 'content', '[1]', ['cell-wrong settings/settings/C6']],
    ['a floor without a name', 'settings', 'floors', 'name', null, ['cell-missing settings/settings/B6']],
  ])('%s', (_, key, row, header, content, expected) => {
    expect(places(read(withCell(key, row, header, content)))).toEqual(expected);
  });

  test('the same id twice is told once, with the row of the first', () => {
    const issues = read(withCell('facts', 'cryingNow', 'id', 'visibleInjury'));
    const twice = issues.filter((issue) => issue.code.includes('twice') || issue.code.includes('duplicate'));
    expect(places(twice)).toEqual(['name-twice facts/facts/A3']);
    expect(twice[0]?.params).toMatchObject({ row: 3, column: 1, first: 2, cell: 'A3' });
    expect(twice[0]?.message.ja).toContain('2 行目');
  });

  test('unknown, doubled and missing columns, and a column of an unknown fact', () => {
    expect(places(read(withCell('facts', 0, 'source', 'colour')))).toEqual(['column-unknown facts/facts/M1']);
    expect(places(read(withCell('rules', 0, 'priority', 'outcome')))).toContain('column-twice rules/rules/D1');
    expect(places(read(withCell('rules', 0, 'outcome', 'priority')))).toEqual(
      expect.arrayContaining(['column-twice rules/rules/D1', 'column-missing rules/rules']),
    );
    const misspelt = read(withCell('rules', 0, 'if: childAge', 'if: childAgee'));
    expect(places(misspelt)).toContain('column-fact-unknown rules/rules/M1');
    expect(misspelt.find((issue) => issue.code === 'column-fact-unknown')?.message.en).toContain('childAge');
  });

  test('everything at once, not the first alone', () => {
    const wrong = withCell('facts', 'childAge', 'max', 'many');
    const more = withCell('rules', 'two signs', 'outcome', 'top');
    const tables = wrong.map((table) =>
      table.key === 'rules' ? (more.find(({ key }) => key === 'rules') ?? table) : table,
    );
    expect(places(read(tables))).toEqual(['cell-wrong facts/facts/H4', 'unknown-outcome rules/rules/D3']);
  });

  test('tables missing, doubled or too large', () => {
    const [facts, rules, settings] = policyToTables(document);
    if (!facts || !rules || !settings) throw new Error('three tables');
    expect(places(read([facts]))).toEqual(['table-missing policy.xlsx', 'table-missing policy.xlsx']);
    expect(places(read([]))).toHaveLength(3);
    expect(places(read([facts, rules, settings, facts]))).toEqual(['table-twice facts/facts']);
    const long = { ...facts, rows: [...facts.rows, ...Array.from({ length: 20_001 }, () => ['x', 'answer'])] };
    expect(places(read([long, rules, settings]))).toEqual(['table-too-large facts/facts']);
    const wide = { ...facts, rows: [Array.from({ length: 301 }, (_, index) => `c${index}`)] };
    expect(places(read([wide, rules, settings]))).toEqual(['table-too-large facts/facts']);
  });

  test('a reference to a long text that is not there, and one used twice', () => {
    expect(places(read(withCell('facts', 'childAge', 'source', '⟦1⟧')))).toEqual(['long-text-missing facts/facts/M4']);
    const longTexts: Table = {
      key: 'longTexts',
      file: 'longTexts',
      rows: [
        ['key', 'part', 'text'],
        ['⟦1⟧', 1, 'long'],
      ],
    };
    const twice = withCell('facts', 'childAge', 'source', '⟦1⟧').map((table) =>
      table.key === 'facts' ? { ...table, rows: [...table.rows, ['n', 'answer', '⟦1⟧']] } : table,
    );
    expect(places(read([...twice, longTexts]))).toEqual(['long-text-missing facts/facts/C6']);
  });

  test('any cells whatever: issues or a policy, never an exception', () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.string({ maxLength: 6 }),
      fc.constantFrom<Cell>(
        'answer',
        'choice',
        'id',
        'kind',
        'if: a',
        'name',
        'part',
        'content',
        '{}',
        '[]',
        'groups',
        'null',
        '⟦1⟧',
      ),
      fc.boolean(),
      fc.double(),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, rows, rows, fc.boolean(), (facts, rules, settings, keepsHeaders) => {
        const tables = policyToTables(document).map((table, index) => {
          const drawn = [facts, rules, settings][index] ?? [];
          return { ...table, rows: keepsHeaders ? [table.rows[0] ?? [], ...drawn] : drawn };
        });
        const { policy, issues } = tablesToPolicy(tables, 'p');
        expect(policy === null).toBe(issues.some((issue) => issue.severity === 'error'));
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe('files', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const codes = (issues: readonly Issue[]) => issues.map((issue) => issue.code);

  test('CSV begins with a byte order mark and no cell begins like a formula', () => {
    const dangerous = {
      ...document,
      title: '=cmd',
      facts: document.facts.map((fact) => ({ ...fact, source: '=HYPERLINK("http://example.invalid","x")' })),
      rules: document.rules.map((rule) => ({ ...rule, name: `@${rule.name}` })),
    };
    for (const { content } of tablesToCsv(policyToTables(dangerous))) {
      expect(content.charCodeAt(0)).toBe(0xfeff);
      expect(content.replaceAll('\r\n', '\n')).not.toMatch(/(?:^|[,\n]"?)[=+@\t\r]/m);
    }
  });

  test('CSV in Shift_JIS, as Excel in Japan may save it, is read with a warning', () => {
    // 「id,kind,項目名（日本語）」 and a fact labelled 「けが」, in Shift_JIS.
    const label = [0x82, 0xaf, 0x82, 0xaa];
    const content = Uint8Array.from([...bytes('id,kind,labelJa\r\nq,answer,'), ...label]);
    const { tables, issues } = csvToTables([{ name: 'facts.csv', content }]);
    expect(codes(issues)).toEqual(['text-in-shift-jis']);
    expect(tables[0]?.rows[1]).toEqual(['q', 'answer', 'けが']);
  });

  test('CSV by tab or semicolon, with other line ends, is read too', () => {
    for (const content of ['id\tkind\rq\tanswer', 'id;kind\nq;answer\n', '\uFEFFid,kind\r\n"q","answer"\r\n']) {
      const { tables } = csvToTables([{ name: 'my-facts.csv', content }]);
      expect(tables[0]?.rows).toEqual([
        ['id', 'kind'],
        ['q', 'answer'],
      ]);
    }
  });

  test('a CSV file is known by its first row where its name says nothing', () => {
    const files = tablesToCsv(policyToTables(document)).map(({ content }, index) => ({
      name: `${index}.csv`,
      content,
    }));
    const { tables } = csvToTables(files);
    expect(tables.map((table) => table.key)).toEqual(['facts', 'rules', 'settings']);
    expect(places(tablesToPolicy(tables, 'p').issues)).toEqual([]);
  });

  test('broken quotes, other bytes, other files and huge ones are refused', () => {
    expect(codes(csvToTables([{ name: 'facts.csv', content: 'id,kind\n"q,answer' }]).issues)).toEqual(['csv-quotes']);
    const noText = Uint8Array.from([0xff, 0x80, 0xfd, 0xff]);
    expect(codes(csvToTables([{ name: 'facts.csv', content: noText }]).issues)).toEqual(['text-not-decoded']);
    expect(codes(csvToTables([{ name: 'shopping.csv', content: 'a,b' }]).issues)).toEqual(['table-unknown']);
    const huge = 'x'.repeat(20 * 1024 * 1024 + 1);
    expect(codes(csvToTables([{ name: 'facts.csv', content: huge }]).issues)).toEqual(['file-too-large']);
  });

  const sheetWith = (xml: string, name = 'facts') => {
    const workbook = `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
    const relations =
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';
    return zipSync({
      'xl/workbook.xml': strToU8(workbook),
      'xl/_rels/workbook.xml.rels': strToU8(relations),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${xml}</sheetData></worksheet>`),
    });
  };

  test.each([
    ['in the last row and column', '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>'],
    ['in the last column', '<row r="1"><c t="str" r = \'XFD1\'><v>x</v></c></row>'],
    ['with an address in disguise', '<row r="1"><c r="&#88;FD1" t="str"><v>x</v></c></row>'],
    ['with a prefixed address', '<row r="1"><c x:r="XFD1048576" t="str"><v>x</v></c></row>'],
  ])('a cell %s is refused before anything is filled in', async (_, xml) => {
    const { tables, issues } = await xlsxToTables(sheetWith(xml), 'far.xlsx');
    expect(tables).toEqual([]);
    expect(codes(issues)).toEqual(['cells-too-far']);
  });

  test('the same sheet with a near cell is read', async () => {
    const near = sheetWith('<row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>kind</v></c></row>');
    const { tables, issues } = await xlsxToTables(near, 'near.xlsx');
    expect(codes(issues)).toEqual([]);
    expect(tables[0]?.rows).toEqual([['id', 'kind']]);
  });

  test('a sheet of notes is passed over, with a warning', async () => {
    const notes = sheetWith('<row r="1"><c r="A1" t="str"><v>to do</v></c></row>', 'メモ');
    const { tables, issues } = await xlsxToTables(notes, 'notes.xlsx');
    expect([tables, codes(issues), issues[0]?.severity]).toEqual([[], ['table-unknown'], 'warning']);
    expect(issues[0]?.message.ja).toContain('メモ');
  });

  test('a workbook that unpacks to hundreds of megabytes is refused', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(codes((await xlsxToTables(bomb, 'bomb.xlsx')).issues)).toEqual(['unpacks-too-large']);
  });

  /** The same file with another size stated for its one part, in its header and in the table of contents. */
  const stateSize = (file: Uint8Array, size: number) => {
    const forged = file.slice();
    const view = new DataView(forged.buffer);
    const table = view.getUint32(forged.length - 22 + 16, true);
    view.setUint32(22, size, true);
    view.setUint32(table + 24, size, true);
    return forged;
  };

  test('a workbook with a forged size is refused while it unpacks, at the limit or at the size it states', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 1 });
    const refusalAt = async (size: number) => codes((await xlsxToTables(stateSize(bomb, size), 'bomb.xlsx')).issues);
    expect(await refusalAt(4_000_000_000)).toEqual(['unpacks-too-large']);
    expect(await refusalAt(79 * 1024 * 1024)).toEqual(['unpacks-too-large']);
    expect(await refusalAt(100)).toEqual(['not-a-workbook']);
  });

  test('a part that is shorter or longer than stated is damage, however small', async () => {
    const sheet = zipSync({ 'xl/worksheets/sheet1.xml': bytes('<worksheet/>'.repeat(100)) });
    for (const size of [0, 1199, 1201, 4_000_000_000]) {
      expect(codes((await xlsxToTables(stateSize(sheet, size), 'forged.xlsx')).issues)).toEqual(['not-a-workbook']);
    }
  });

  test('a workbook that lists one part many times over is refused', async () => {
    const one = zipSync({ a: bytes('x'.repeat(5000)), b: bytes('y'.repeat(50)) }, { level: 0 });
    const table = new DataView(one.buffer).getUint32(one.length - 22 + 16, true);
    const entry = one.slice(table, table + 46 + 1);
    const end = one.slice(one.length - 22);
    new DataView(end.buffer).setUint16(8, 3, true);
    const file = new Uint8Array([...one.slice(0, table), ...entry, ...entry, ...entry, ...end]);
    const { issues } = await xlsxToTables(file, 'overlap.xlsx');
    expect([codes(issues), issues[0]?.params['reason']]).toEqual([['not-a-workbook'], 'overlap']);
  });

  test('a part with much after its end is refused', async () => {
    const one = zipSync({ a: bytes('x'.repeat(100)) });
    const table = new DataView(one.buffer).getUint32(one.length - 22 + 16, true);
    const [tail, filler] = [one.slice(table), new Uint8Array(40_000)];
    const view = new DataView(tail.buffer);
    view.setUint32(20, view.getUint32(20, true) + filler.length, true);
    view.setUint32(tail.length - 22 + 16, table + filler.length, true);
    const { issues } = await xlsxToTables(new Uint8Array([...one.slice(0, table), ...filler, ...tail]), 'tail.xlsx');
    expect([codes(issues), issues[0]?.params['reason']]).toEqual([['not-a-workbook'], 'deflate']);
  });

  test('what is no workbook is refused in words', async () => {
    const files = [new Uint8Array(), bytes('id,kind'), zipSync({ 'a.txt': bytes('x') }), sheetWith('</broken>')];
    for (const file of files) {
      const { tables, issues } = await xlsxToTables(file, 'no.xlsx');
      expect([tables.length, codes(issues)]).toEqual([0, ['not-a-workbook']]);
    }
  });

  test('a document that does not load is a fault of the caller, not a half export', () => {
    expect(() => policyToTables({ ...document, rules: [{ name: 'x' }] })).toThrow(EngineError);
  });
});
