import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../engine/pack/json-reader.ts';
import { joinIssues } from '../../engine/pack/load-pack.ts';
import { loadPolicy } from '../../engine/pack/load-policy.ts';
import { readFacts } from '../../engine/policy/read-facts.ts';
import { practiceDesk, readPracticeDesk, yes } from './practice-desk.ts';

const folder = new URL('../fixtures/policies/', import.meta.url);
const source = (name: string) => readFileSync(new URL(`../../engine/pack/${name}`, import.meta.url), 'utf8');

/** A policy file read and loaded as the command line does; what is no JSON gives the reader's issues alone. */
function readPolicyText(text: string) {
  const reading = readJson(text, 'policy.json');
  const loading = reading.value === undefined ? null : loadPolicy(reading.value, 'policy.json');
  const issues = joinIssues(reading.issues, loading?.issues ?? []);
  return { policy: issues.some(({ severity }) => severity === 'error') ? null : (loading?.policy ?? null), issues };
}

function listFiles(kind: 'broken' | 'told' | 'unreadable') {
  const path = new URL(`${kind}/`, folder);
  return readdirSync(path).map((name) => ({ name, text: readFileSync(new URL(name, path), 'utf8') }));
}

const files = (['broken', 'told', 'unreadable'] as const).flatMap((kind) =>
  listFiles(kind).map((file) => ({ kind, ...file, ...readPolicyText(file.text) })),
);
const met = new Set(files.flatMap(({ issues }) => issues.map(({ code }) => code)));

function listCatalogue(name: string): string[] {
  return [...source(name).matchAll(/^ {2}'?([a-z-]+)'?: \{$/gm)].map((match) => match[1] ?? '');
}

/** Codes that a module hands to the issue constructor of packs. */
function listPackCodes(name: string): string[] {
  const calls = source(name).matchAll(/createPackIssue\(([^,]*),/g);
  return [...calls].flatMap(([, argument = '']) =>
    [...argument.matchAll(/'([a-z-]{5,})'/g)].map(([, code = '']) => code),
  );
}

/** Codes that no file of a reasonable size can show, or that speak of answers and not of policies: tested below. */
const withoutFile = new Set([
  ...['not-plain-json', 'nested-in-itself', 'too-many-rules', 'too-many-parts', 'too-many-issues', 'file-too-large'],
  // The reader of texts tells of these first, as too-deep and forbidden-key.
  ...['nested-too-deep', 'key-forbidden'],
  ...['facts-form', 'observation-form'],
  // No form of a policy has members that are checked by a pattern.
  'wrong-form',
]);

describe('The corpus of broken policies', () => {
  it('has a file for every code that loading a policy can give', () => {
    const codes = [
      ...listCatalogue('policy-issues.ts'),
      ...listPackCodes('zod-issues.ts'),
      ...listPackCodes('json-reader.ts'),
    ];
    expect(new Set(codes).size).toBeGreaterThan(60);
    expect([...new Set(codes)].filter((code) => !met.has(code) && !withoutFile.has(code))).toEqual([]);
  });

  it('and no code is excused that has one', () => {
    expect([...withoutFile].filter((code) => met.has(code))).toEqual([]);
  });

  it('has forty files and more, every one refused, in both languages and with a place', () => {
    const broken = files.filter(({ kind }) => kind !== 'told');
    expect(broken.length).toBeGreaterThanOrEqual(40);
    for (const { name, policy, issues } of broken) {
      expect(policy, name).toBeNull();
      expect(issues.length, name).toBeGreaterThan(0);
      for (const { message } of issues) {
        expect(message.ja, name).toMatch(/[ぁ-ん]/);
        expect(message.en, name).toMatch(/[a-z]/);
      }
    }
  });

  it.each(files.filter(({ kind }) => kind === 'unreadable'))('$name shows the code it is named after', (file) => {
    expect(file.issues.map(({ code }) => code)).toContain(file.name.replace(/\.json$/, ''));
  });

  it.each(files.filter(({ kind }) => kind === 'told'))('$name loads all the same, and says so', (file) => {
    expect(file.policy).not.toBeNull();
    expect(new Set(file.issues.map(({ code }) => code))).toEqual(new Set([file.name.replace(/\.json$/, '')]));
  });
});

describe('Codes that no file shows', () => {
  const load = (document: unknown) => loadPolicy(document, 'policy.json').issues.map(({ code }) => code);

  it('values that no JSON holds, and circles', () => {
    expect(load({ ...readPracticeDesk(), title: Symbol('x') })).toEqual(['not-plain-json']);
    const circle: Record<string, unknown> = readPracticeDesk();
    circle['labels'] = circle;
    expect(load(circle)).toEqual(['nested-in-itself']);
  });

  it('a million rules, facts, tests or labels are refused by their number', () => {
    const [first] = readPracticeDesk()['rules'] as unknown[];
    const issues = load({ ...readPracticeDesk(), rules: Array.from({ length: 1_000_000 }, () => first) });
    expect(issues).toEqual(['too-many-rules']);
    for (const part of ['facts', 'tests', 'floors', 'history', 'noSuchPart']) {
      expect(load({ ...readPracticeDesk(), [part]: new Array<object>(1_000_000).fill({}) })).toContain(
        'too-many-parts',
      );
    }
    const labels = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`label${index}`, 'x']));
    expect(load({ ...readPracticeDesk(), labels })).toEqual(['too-many-parts']);
  });

  it('a scale of a hundred thousand levels is refused too', () => {
    const scale = Array.from({ length: 100_000 }, (_, index) => `level${index}`);
    const decisions = [{ id: 'urgency', scale, hit: 'worst', otherwise: 'level0' }];
    expect(load({ ...readPracticeDesk(), decisions })).toContain('too-big');
  });

  it('ten megabytes of nested conditions are refused, as a text and as a value', () => {
    expect(readPolicyText(`{"rules":[${'{"not":'.repeat(1_500_000)}`).issues.map(({ code }) => code)).toEqual([
      'too-deep',
    ]);
    let condition: object = yes('visibleInjury');
    for (let level = 0; level < 1_000_000; level += 1) condition = { not: condition };
    expect(load({ ...readPracticeDesk(), floors: [{ id: 'deep', when: condition }] })).toContain('nested-too-deep');
  });

  it('more than twenty megabytes are refused unread', () => {
    const { policy, issues } = readPolicyText(`{"id":"${'x'.repeat(21 * 1024 * 1024)}"}`);
    expect(policy).toBeNull();
    expect(issues.map(({ code }) => code)).toEqual(['file-too-large']);
  });

  it('JSONPath never runs, wherever it is written', () => {
    const path = '$..[?(globalThis.madoguchiWasHere = true)]';
    const literal = { ...yes('visibleInjury'), path };
    const desk = readPracticeDesk() as { rules: Record<string, unknown>[] };
    for (const conditions of [{ all: [literal] }, { not: literal }, { any: [{ all: [{ not: literal }] }] }]) {
      expect(load({ ...desk, rules: [{ ...desk.rules[0], conditions }] })).toEqual(['condition-path']);
    }
    expect(globalThis).not.toHaveProperty('madoguchiWasHere');
  });

  it.each(['__proto__', 'constructor', 'prototype'])('the name %s is refused in labels, facts and tests', (name) => {
    const own = (value: unknown) => Object.defineProperty({}, name, { value, enumerable: true });
    expect(load({ ...readPracticeDesk(), labels: own('x') })).toEqual(['key-forbidden']);
    expect(load({ ...readPracticeDesk(), tests: [{ name: 't', facts: own(true), expect: {} }] })).toEqual([
      'key-forbidden',
    ]);
    expect(readFacts(practiceDesk(), own(true), 'facts').issues.map(({ code }) => code)).toEqual(['key-forbidden']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('answers of another form', () => {
    for (const facts of [[], 'x', 3, null, undefined, true]) {
      expect(readFacts(practiceDesk(), facts, 'facts').issues.map(({ code }) => code)).toEqual(['facts-form']);
    }
    expect(readFacts(practiceDesk(), { childAge: Number.NaN }, 'facts').issues.map(({ code }) => code)).toEqual([
      'not-plain-json',
    ]);
    expect(readFacts(practiceDesk(), { visibleInjury: {} }, 'facts').issues.map(({ code }) => code)).toEqual([
      'observation-form',
    ]);
  });
});
