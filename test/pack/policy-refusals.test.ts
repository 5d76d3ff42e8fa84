import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../engine/domain/issue.ts';
import { limits } from '../../engine/pack/limits.ts';
import { loadPolicy } from '../../engine/pack/load-policy.ts';
import { createPolicyIssue } from '../../engine/pack/policy-issues.ts';

const folder = new URL('../fixtures/policies/', import.meta.url);
const readText = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const expected = JSON.parse(readText('broken-expected.json')) as Record<string, [string, string][]>;
const practice = () => JSON.parse(readText('practice-desk.json')) as Record<string, unknown> & { rules: object[] };

/** Codes that no file can show, and why; each has a test of its own below. */
const shownElsewhere = [
  'not-plain-json',
  'nested-in-itself',
  'too-many-rules',
  'too-many-issues',
  'too-many-parts',
  'facts-form',
  'observation-form',
];
const warningsAndNotes = ['unidentified', 'mark-without-answer', 'order-on-scale', 'label-unused'];

describe('A sound policy loads', () => {
  it('without any issue, its defaults filled in and its numbers bare', () => {
    const { policy, issues } = loadPolicy(practice(), 'practice-desk.json');
    expect(issues).toEqual([]);
    expect(policy?.rules[1]?.priority).toBe(1);
    expect(policy?.rules[0]?.event.params.deadlineHours).toBe(48);
    expect(policy?.facts[3]).toMatchObject({ min: 0, max: 18 });
    expect(policy?.decisions[0]?.protectiveOrder).toBe(false);
  });

  it('and loads again from what was loaded', () => {
    const { policy } = loadPolicy(practice(), 'practice-desk.json');
    const again = loadPolicy(JSON.parse(JSON.stringify(policy)), 'practice-desk.json');
    expect(again.issues).toEqual([]);
    expect(again.policy).toEqual(policy);
  });

  it('with as little as facts, decisions and rules, named after its file', () => {
    const { facts, decisions } = practice();
    const { policy, issues } = loadPolicy({ facts, decisions, rules: [] }, 'folder/night-desk.json');
    expect(policy?.id).toBe('night-desk');
    expect(issues.map((issue) => [issue.code, issue.severity])).toEqual([
      ['unidentified', 'info'],
      ['unidentified', 'info'],
    ]);
  });

  it('with a warning where a mark or an order has no effect', () => {
    const document = practice();
    (document['facts'] as Record<string, unknown>[])[3] = {
      id: 'childAge',
      kind: 'integer',
      min: 0,
      max: 18,
      danger: true,
    };
    (document['decisions'] as Record<string, unknown>[])[0] = {
      ...(document['decisions'] as Record<string, unknown>[])[0],
      protectiveOrder: true,
    };
    const { policy, issues } = loadPolicy(document, 'practice-desk.json');
    expect(policy).not.toBeNull();
    expect(issues.map((issue) => [issue.code, issue.severity, issue.pointer])).toEqual([
      ['mark-without-answer', 'warning', '/facts/3/danger'],
      ['order-on-scale', 'warning', '/decisions/0/protectiveOrder'],
    ]);
  });
});

describe('Every broken policy is refused with what was got, what is allowed and how to mend it', () => {
  const files = readdirSync(new URL('broken/', folder)).map((file) => file.replace(/\.json$/, ''));

  it('and every broken file has its expectation', () => {
    expect(files.sort()).toEqual(Object.keys(expected).sort());
    expect(files.length).toBeGreaterThanOrEqual(40);
  });

  it.each(files)('%s', (file) => {
    const { policy, issues } = loadPolicy(JSON.parse(readText(`broken/${file}.json`)), `${file}.json`);
    expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual(expected[file]);
    expect(policy).toBeNull();
    for (const issue of issues) {
      expect(issue.severity).toBe('error');
      expect(issue.message.ja).toMatch(/[ぁ-ん]/);
      expect(issue.message.en).toMatch(/[a-z]/);
      expect(issue.message.ja + issue.message.en).not.toMatch(/\{\w+\}/);
    }
  });

  it('with every code of the catalogue met', () => {
    const met = new Set(Object.values(expected).flatMap((issues) => issues.map(([code]) => code)));
    const catalogue = readFileSync(new URL('../../engine/pack/policy-issues.ts', import.meta.url), 'utf8');
    const codes = [...catalogue.matchAll(/^ {2}'?([a-z-]+)'?: \{$/gm)].map((match) => match[1] ?? '');
    expect(codes.length).toBeGreaterThan(40);
    const missing = codes.filter((code) => !met.has(code) && ![...shownElsewhere, ...warningsAndNotes].includes(code));
    expect(missing).toEqual([]);
  });

  it('suggesting the name that was probably meant', () => {
    const { issues } = loadPolicy(JSON.parse(readText('broken/unknown-fact-in-rule.json')), 'policy.json');
    expect(issues[0]?.message.en).toContain('Did you mean "visibleInjury"?');
    expect(issues[0]?.message.ja).toContain('「visibleInjury」のことですか');
  });
});

describe('Names that look alike or that nobody can see are refused', () => {
  const name = (id: string) => {
    const document = practice();
    document.rules[0] = { ...document.rules[0], name: id };
    const { policy, issues } = loadPolicy(document, 'policy.json');
    return { isRefused: policy === null, told: issues.map(({ code, params }) => [code, params['got']]) };
  };

  it.each([
    ['a zero-width space', 'a\u200bb', 'U+200B'],
    ['a soft hyphen', 'a\u00adb', 'U+00AD'],
    ['a mark that turns the writing', 'a\u2066b', 'U+2066'],
    ['a null', 'a\u0000b', 'U+0000'],
    ['half a character', 'a\ud800b', 'U+D800'],
    ['a filler that takes the place of a letter', 'a\u3164b', 'U+3164'],
    ['a blank in front', ' a', 'U+0020'],
    ['a wide blank behind', 'a\u3000', 'U+3000'],
    ['nothing but blanks', '   ', 'U+0020'],
  ])('%s', (_, id, got) => {
    expect(name(id)).toEqual({ isRefused: true, told: [['name-unprintable', got]] });
  });

  it.each(['けがのある乳児', 'any sign', '葛\u{e0100}飾', '𠮷野', 'a-b_c.d', '家族👨‍👩‍👧'])('but not "%s"', (id) => {
    expect(name(id)).toEqual({ isRefused: false, told: [] });
  });
});

describe('Messages are short and read as sentences', () => {
  const load = (changes: object) => loadPolicy({ ...practice(), ...changes }, 'policy.json').issues;

  it('an empty scale is told once, and nobody is asked to choose from nothing', () => {
    const decisions = [{ id: 'urgency', scale: [], hit: 'worst', otherwise: 'low' }];
    const issues = load({ decisions, rules: [], floors: [], invariants: [], tests: [] });
    expect(issues.filter(({ pointer }) => pointer.startsWith('/decisions')).map(({ message }) => message)).toEqual([
      {
        ja: '0 個では足りません。1 個以上にしてください。',
        en: 'Got 0 items, which is too little. Use 1 item or more.',
      },
    ]);
  });

  it('a reference to a named condition is quoted once', () => {
    const { issues } = loadPolicy(JSON.parse(readText('broken/condition-named.json')), 'policy.json');
    expect(issues.map(({ message }) => message.ja + message.en).join()).not.toMatch(/「"|""/);
  });

  it('a name of three million letters is told by its beginning, with the place it stands in', () => {
    const issues = load({ ['x'.repeat(3_000_000)]: 1, facts: [{ id: 'y'.repeat(3_000_000), kind: 'answer' }] });
    expect(issues.map(({ code, pointer }) => [code, pointer])).toContainEqual(['unknown-key', '']);
    expect(issues.find(({ code }) => code === 'unknown-key')?.params['key']).toBe(`${'x'.repeat(80)}…`);
    expect(JSON.stringify(issues).length).toBeLessThan(200_000);
  });
});

describe('Hostile input is refused and never crashes', () => {
  it('conditions that contain themselves', () => {
    const document = practice();
    const loop: { all: unknown[] } = { all: [] };
    loop.all.push(loop);
    document.rules[0] = { ...document.rules[0], conditions: loop };
    expect(loadPolicy(document, 'policy.json').issues.map((issue) => issue.code)).toEqual(['nested-in-itself']);
  });

  it('nesting a hundred thousand levels deep', () => {
    let condition: object = { fact: 'visibleInjury', operator: 'equal', value: true };
    for (let level = 0; level < 100_000; level += 1) condition = { not: condition };
    const document = practice();
    document.rules[0] = { ...document.rules[0], conditions: condition };
    expect(loadPolicy(document, 'policy.json').issues.map((issue) => issue.code)).toEqual(['nested-too-deep']);
  });

  it('values that no JSON holds', () => {
    const document = { ...practice(), version: Number.NaN, asOf: new Date(0), id: () => 'x' };
    const codes = loadPolicy(document, 'policy.json').issues.map((issue) => issue.code);
    expect(codes).toEqual(['not-plain-json', 'not-plain-json', 'not-plain-json']);
  });

  it('more rules than the limit, named in the refusal', () => {
    const document = practice();
    const rule = document.rules[0];
    document.rules = Array.from({ length: limits.rules + 1 }, (_, index) => ({ ...rule, name: `rule ${index}` }));
    const { policy, issues } = loadPolicy(document, 'policy.json');
    expect(policy).toBeNull();
    expect(issues.map((issue) => [issue.code, issue.pointer])).toEqual([['too-many-rules', '/rules']]);
    expect(issues[0]?.message.en).toContain(String(limits.rules));
  });

  it('more issues than anybody reads: the first 500 and their number', () => {
    const document = practice();
    document.rules = Array.from({ length: 2000 }, (_, index) => ({ name: `rule ${index}` }));
    const { issues } = loadPolicy(document, 'policy.json');
    expect(issues).toHaveLength(501);
    expect(issues.at(-1)?.code).toBe('too-many-issues');
  });

  it.each([undefined, true, 0, -0, '', [[]], { facts: {} }, { rules: [null], decisions: [1], facts: ['x'] }])(
    'odd values: %j',
    (value) => {
      const { policy, issues } = loadPolicy(value, 'policy.json');
      expect(policy).toBeNull();
      expect(hasErrors(issues)).toBe(true);
    },
  );

  it('a code outside the catalogue is our own fault', () => {
    const create = createPolicyIssue as (code: string, place: { file: string; pointer: string }) => unknown;
    expect(() => create('no-such-code', { file: '', pointer: '' })).toThrow('unknown-issue-code');
  });
});
