import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../engine/cli/program.ts';
import type { Issue } from '../../engine/domain/issue.ts';
import { readPracticeDesk } from '../policy/practice-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'madoguchi-'));

function write(name: string, document: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document));
  return path;
}

type Json = Record<string, unknown>;

async function call(...argv: string[]) {
  const { outcome } = await runProgram(argv);
  return { exit: outcome.exit, json: outcome.json as Json, text: outcome.text };
}

async function refusal(...argv: string[]): Promise<Issue[]> {
  const { exit, json } = await call(...argv);
  expect(exit).toBe(2);
  const { issues } = json as unknown as { issues: Issue[] };
  for (const { message } of issues) {
    expect(message.ja).toMatch(/[ぁ-ん]/);
    expect(message.en).toMatch(/[a-z]/);
    expect(message.ja + message.en).not.toMatch(/\{\w+\}/);
  }
  return issues;
}

const desk = write('desk-policy.json', readPracticeDesk());
const eased = write('eased-policy.json', {
  ...readPracticeDesk(),
  version: '1.3',
  rules: (readPracticeDesk()['rules'] as { name: string; event: { params: Json } }[]).map((each) =>
    each.name === 'injured infant'
      ? { ...each, event: { ...each.event, params: { ...each.event.params, outcome: 'high' } } }
      : each,
  ),
  tests: [],
  history: [{ version: '1.3', author: 'B', authorOrganisation: 'city', reason: 'lighter' }],
});
const acknowledged = JSON.stringify([
  { decision: 'urgency', from: 'immediate', to: 'high', reason: 'agreed' },
  {
    ...{ kind: 'test', what: 'an injured baby', after: null, reason: 'agreed', by: 'C', date: '2019-04-01' },
    before: '{"childAge":1,"visibleInjury":true} {"urgency":"immediate"}',
  },
]);

describe('decide', () => {
  const infant = { visibleInjury: true, childAge: 0 };

  test('shows in its trace how the answers are known, and which of them are doubtful', async () => {
    const guess = { answer: true, evidence: { kind: 'guess', by: '隣人' } };
    const { json, text } = await call('decide', desk, '--facts', JSON.stringify({ ...infant, visibleInjury: guess }));
    expect(json['doubtful']).toMatchObject({ urgency: [{ fact: 'visibleInjury', doubts: ['guess'] }] });
    expect(JSON.stringify(json['trace'])).toContain('"restsOn":[{"fact":"visibleInjury"');
    expect(text).toContain('推測');
  });

  test('explains on request: why, what would change it, what would settle it', async () => {
    const { exit, json, text } = await call('decide', desk, '--facts', JSON.stringify(infant), '--explain', '--json');
    expect(exit).toBe(0);
    expect(json).toMatchObject({
      explanations: { urgency: [{ rule: 'injured infant', decides: true }, {}] },
      fewestChanges: { urgency: { exact: true } },
      settlingQuestions: expect.any(Array),
    });
    expect(text).toContain('に決めました');
    const plain = await call('decide', desk, '--facts', JSON.stringify(infant));
    expect(plain.json).not.toHaveProperty('explanations');
    expect(plain.json).not.toHaveProperty('doubtful');
  });

  test.each([
    ['[]', ['facts-form']],
    ['"text"', ['facts-form']],
    ['3', ['facts-form']],
    ['null', ['facts-form']],
    ['{"visibleInjury": NaN}', ['not-json']],
    ['{"visibleInjury": 1e999}', ['number-too-large']],
    [
      '{"childAge": 3.5, "visibleInjury": "yes", "severityBand": "grave", "who": 1}',
      ['value-wrong', 'value-wrong', 'value-wrong', 'unknown-fact'],
    ],
    ['{"childAge": -1, "cryingHeard": 0}', ['value-wrong', 'value-wrong']],
    ['{"__proto__": {"visibleInjury": true}}', ['forbidden-key']],
    ['{"constructor": true}', ['forbidden-key']],
    ['{"visibleInjury": true, "visibleInjury": false}', ['duplicate-key']],
    ['{"acuteSigns.count": 3}', ['group-fact-given']],
    ['{"visibleInjury": [[[]]]}', ['observation-form']],
    ['', ['file-not-readable']],
  ])('the facts %s are refused as %j', async (facts, codes) => {
    expect((await refusal('decide', desk, '--facts', facts)).map(({ code }) => code)).toEqual(codes);
  });

  test('a hundred thousand unknown answers are refused, and named', async () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`fact${index}`, true]));
    const issues = await refusal('decide', desk, '--facts', write('many.json', many));
    expect(issues[0]).toMatchObject({ code: 'unknown-fact', pointer: '/fact0' });
    expect(issues).toHaveLength(501);
    expect(issues.at(-1)).toMatchObject({ code: 'too-many-issues', params: { got: 100_000 } });
  });

  test('ten megabytes of nesting are refused', async () => {
    const issues = await refusal('decide', desk, '--facts', write('deep.json', `{"a":${'['.repeat(10_000_000)}`));
    expect(issues.map(({ code }) => code)).toEqual(['too-deep']);
  });

  test('a broken policy and broken facts are both told', async () => {
    const broken = write('broken.json', { ...readPracticeDesk(), colour: 'red' });
    const codes = (await refusal('decide', broken, '--facts', '{"a":}')).map(({ code }) => code);
    expect(codes).toEqual(['unknown-key', 'not-json']);
  });
});

describe('side-by-side', () => {
  test('lays several policies on one case', async () => {
    const { exit, json, text } = await call(
      'side-by-side',
      desk,
      eased,
      '--facts',
      '{"visibleInjury":true,"childAge":0}',
    );
    expect(exit).toBe(0);
    expect(json).toMatchObject({
      policies: [
        { file: desk, policy: { version: '1.2' }, decisions: { urgency: { outcome: 'immediate' } } },
        { file: eased, policy: { version: '1.3' }, decisions: { urgency: { outcome: 'high' } } },
      ],
    });
    expect(text).toContain('緊急度');
  });

  test('a fact of one policy is told to be ignored by the other; one of none is refused, with every other fault', async () => {
    const other = write('other.json', {
      id: 'other',
      version: '1',
      facts: [{ id: 'nightCall', kind: 'answer' }],
      decisions: [{ id: 'urgency', scale: ['low', 'high'], hit: 'worst', otherwise: 'low' }],
      rules: [],
    });
    const { json } = await call('side-by-side', desk, other, '--facts', '{"nightCall":true}');
    expect(json).toMatchObject({ policies: [{ ignored: ['nightCall'] }, { ignored: [] }] });
    const issues = await refusal(
      'side-by-side',
      desk,
      other,
      '--facts',
      '{"nightCal":true,"nightCall":3,"childAge":99}',
    );
    expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['unknown-fact', '/nightCal'],
      ['value-wrong', '/nightCall'],
      ['value-wrong', '/childAge'],
    ]);
  });

  test('every policy that cannot be read is told', async () => {
    const issues = await refusal('side-by-side', '/no/a.json', desk, '/no/b.json', '--facts', '[]');
    expect(issues.map(({ code }) => code)).toEqual(['policy-not-found', 'policy-not-found', 'facts-form']);
  });
});

describe('verify', () => {
  test('writes the missing tests on request, and with them nothing is missing', async () => {
    const plain = await call('verify', desk);
    expect(plain.json).not.toHaveProperty('generatedTests');
    const { exit, json, text } = await call('verify', desk, '--generate-tests');
    const generated = json['generatedTests'] as Json[];
    expect(exit).toBe(plain.exit);
    expect(generated.length).toBeGreaterThan(0);
    expect(text).toContain(JSON.stringify(generated, null, 2));
    const tests = [...(readPracticeDesk()['tests'] as Json[]), ...generated];
    const tested = write('tested-policy.json', { ...readPracticeDesk(), tests });
    const { json: again } = await call('verify', tested, '--generate-tests');
    expect(again).toMatchObject({
      generatedTests: [],
      tests: { passed: tests.length, failed: 0 },
      coverage: { conditions: { missing: [] } },
    });
  });
});

describe('override', () => {
  const hurt = JSON.stringify({ visibleInjury: true, childAge: 0 });
  const wish = (to: string, role: string, hours: string, ...more: string[]) =>
    ['override', desk, '--facts', hurt, '--decision', 'urgency', '--to', to, '--role', role].concat(
      ['--hours-since-receipt', hours],
      more,
    );

  test('keeps what is recommended and what is decided apart, and the deadline as it was', async () => {
    const { exit, json, text } = await call(...wish('high', 'sectionChief', '1', '--reason', '今日の学校で安全を見た'));
    expect([exit, json]).toEqual([
      0,
      { ok: true, recommended: 'immediate', final: 'high', accepted: true, issues: [], deadlineHours: 48 },
    ]);
    expect(text).toMatch(/推奨 recommended: .*immediate.*最終 final: .*high/);
  });

  test('a refused one is bad input: the recommended outcome stands, and every reason is told', async () => {
    const { exit, json, text } = await call(...wish('low', 'visitor', '49', '--reason', '\u200b'));
    expect(exit).toBe(2);
    expect(json).toMatchObject({ ok: false, recommended: 'immediate', final: 'immediate', accepted: false });
    const told = (json as unknown as { issues: Issue[] }).issues.map(({ code }) => code);
    expect(told).toEqual(['override-role', 'override-reason', 'override-late', 'override-below-floor']);
    expect(text).toContain('根拠を文字で書いてください');
  });

  test('raising needs neither a reason nor time', async () => {
    const calm = ['override', desk, '--facts', '{"visibleInjury":false}', '--decision', 'urgency', '--to', 'immediate'];
    const { exit, json } = await call(...calm, '--role', 'counsellor', '--hours-since-receipt', '900');
    expect([exit, json['final'], json['accepted']]).toEqual([0, 'immediate', true]);
  });

  test.each(['NaN', '-5', '', 'soon', 'Infinity'])('%j hours are refused', async (hours) => {
    const issues = await refusal(...wish('high', 'sectionChief', hours, '--reason', 'seen'));
    expect(issues.map(({ code }) => code)).toEqual(['option-wrong']);
  });

  test('decisions, outcomes and facts that are none are told', async () => {
    const unknown = ['override', desk, '--facts', hurt, '--decision', 'mood', '--to', 'low', '--role', 'sectionChief'];
    expect((await refusal(...unknown, '--hours-since-receipt', '1'))[0]?.code).toBe('override-unknown-decision');
    expect((await refusal(...wish('sky', 'sectionChief', '1', '--reason', 'seen')))[0]?.code).toBe(
      'override-unknown-outcome',
    );
    expect(
      (await refusal('override', desk, '--facts', '{"mood":true}', ...wish('low', 'x', '1').slice(4)))[0]?.code,
    ).toBe('unknown-fact');
  });
});

describe('approve', () => {
  test('a version that lowers an outcome is blocked, with the reason in both languages', async () => {
    const { exit, json, text } = await call('approve', desk, eased);
    expect(exit).toBe(1);
    expect(json).toMatchObject({
      state: 'draft',
      obstacles: [{ kind: 'downgrade' }, { kind: 'weakened', weakening: { kind: 'test', what: 'an injured baby' } }],
    });
    expect(text).toMatch(/「即時」から「高」へ下がります/);
    expect(text).toMatch(/falls from "immediate" to "high"/);
  });

  test('and may pass once that is acknowledged, by somebody else than its author', async () => {
    const ready = await call('approve', desk, eased, '--acknowledge', acknowledged);
    expect(ready).toMatchObject({ exit: 0, json: { state: 'approvable' } });
    const file = write('acknowledged.json', acknowledged);
    const done = await call('approve', desk, eased, '--acknowledge', file, '--by', 'C', '--organisation', 'prefecture');
    expect(done).toMatchObject({ exit: 0, json: { state: 'approved', approvedBy: 'C' } });
    const own = await call('approve', desk, eased, '--acknowledge', file, '--by', 'B');
    expect(own).toMatchObject({ exit: 1, json: { obstacles: [{ kind: 'approvedByAuthor' }] } });
  });

  test('a first version has none before it', async () => {
    expect((await call('approve', '-', desk)).json).toMatchObject({ state: expect.stringMatching(/appro/) });
  });

  test('wrong acknowledgements, and an organisation of nobody, are told at once', async () => {
    const issues = await refusal(
      'approve',
      '/no/a.json',
      eased,
      '--acknowledge',
      '[{"decision":3}]',
      '--organisation',
      'x',
    );
    expect(issues.map(({ code, file }) => [code, file])).toEqual([
      ['policy-not-found', '/no/a.json'],
      ['wrong-type', '--acknowledge'],
      ['missing-value', '--acknowledge'],
      ['missing-value', '--acknowledge'],
      ['missing-value', '--acknowledge'],
      ['option-missing', '--by'],
    ]);
    expect((await refusal('approve', desk, eased, '--by', ' '))[0]?.code).toBe('option-wrong');
  });
});

describe('exchange', () => {
  test.each(['csv', 'xlsx'])('a policy goes out as %s and comes back the same', async (format) => {
    const out = join(folder, format === 'csv' ? 'tables' : 'tables.xlsx');
    const sent = await call('exchange', desk, '--to', format, '--out', out);
    expect(sent).toMatchObject({ exit: 0, json: { ok: true, format } });
    const back = join(folder, `back-${format}.json`);
    const read = await call('exchange', desk, '--from', out, '--out', back);
    expect(read).toMatchObject({ exit: 0, json: { ok: true, same: true, written: [back] } });
    expect(JSON.parse(readFileSync(back, 'utf8'))).toEqual(readPracticeDesk());
    expect((await call('exchange', eased, '--from', out)).json).toMatchObject({ same: false });
    expect((await call('exchange', '--from', out)).json).toMatchObject({ same: null });
  });

  test('as DMN it goes out', async () => {
    const out = join(folder, 'desk.dmn');
    await call('exchange', desk, '--to', 'dmn', '--out', out);
    expect(readFileSync(out, 'utf8')).toContain('https://www.omg.org/spec/DMN/20191111/MODEL/');
  });

  test('faults of every table are told at once, each at its cell', async () => {
    const out = mkdtempSync(join(tmpdir(), 'madoguchi-'));
    await call('exchange', desk, '--to', 'csv', '--out', out);
    for (const [file, from, to] of [
      ['facts.csv', 'integer', 'number'],
      ['rules.csv', 'immediate', 'imediate'],
    ] as const) {
      const path = join(out, file);
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    }
    const issues = await refusal('exchange', '--from', out, '--out', join(out, 'never.json'));
    expect(new Set(issues.map(({ file }) => file.split('/').at(-1)))).toEqual(new Set(['facts.csv', 'rules.csv']));
    expect(readdirSync(out)).not.toContain('never.json');
  });

  test.each([
    [['exchange'], ['option-missing']],
    [
      ['exchange', '--to', 'pdf'],
      ['option-wrong', 'option-missing', 'option-missing'],
    ],
    [['exchange', desk, '--to', 'csv'], ['option-missing']],
    [['exchange', '/no/policy.json', '--to', 'csv', '--out', 'x'], ['policy-not-found']],
    [['exchange', desk, '--from', '/no/tables.xlsx'], ['file-not-readable']],
    [
      ['exchange', '/no/policy.json', '--from', '/no/tables.xlsx'],
      ['policy-not-found', 'file-not-readable'],
    ],
    [['exchange', desk, '--to', 'csv', '--out', 'x', '--from', 'y'], ['option-unused']],
    [['exchange', desk, '--to', 'xlsx', '--out', join(folder, 'no', 'such', 'folder.xlsx')], ['file-not-writable']],
  ])('%j is refused as %j', async (argv, codes) => {
    expect((await refusal(...argv)).map(({ code }) => code)).toEqual(codes);
  });

  test('nothing, bytes at random and a file of another kind are no workbook', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'madoguchi-'));
    expect((await refusal('exchange', '--from', empty)).map(({ code }) => code)).toEqual(['no-tables']);
    const noise = write('noise.xlsx', '\u0000\u0001PK nothing');
    expect((await refusal('exchange', '--from', noise)).length).toBeGreaterThan(0);
    expect((await refusal('exchange', '--from', noise, noise)).map(({ code }) => code)).toEqual(['several-workbooks']);
    expect(existsSync(join(empty, 'policy.json'))).toBe(false);
  });
});

describe('compare', () => {
  test('with a pack, the matrix is weighed by its case mix, with cases in every cell', async () => {
    const pack = 'otsu-line-2018';
    const { exit, json } = await call(
      'compare',
      pack,
      'scenarios/otsu-line-2018/policies/as-practised.json',
      '--pack',
      pack,
    );
    expect(exit).toBe(0);
    const { caseMix, decisions } = json as {
      caseMix: Record<string, { matrix: { share: number; cases: { facts: object }[] }[] }>;
      decisions: Record<string, { matrix: { witness: object }[] }>;
    };
    expect(Object.keys(caseMix)).toEqual(Object.keys(decisions));
    for (const { matrix } of Object.values(caseMix)) {
      expect(matrix.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const cell of matrix) expect(cell.cases.length).toBeGreaterThan(0);
    }
    for (const { matrix } of Object.values(decisions)) for (const cell of matrix) expect(cell.witness).toBeDefined();
  });
});
