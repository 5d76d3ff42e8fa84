import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../engine/cli/program.ts';
import type { Issue } from '../../engine/domain/issue.ts';
import { createBarePack, toTexts } from '../fixtures/bare-pack.ts';

/** Writes a pack into a new folder, some texts replaced. */
function writePack(changes: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-'));
  for (const [name, text] of Object.entries({ ...toTexts(createBarePack()), ...changes })) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function call(...argv: string[]) {
  const { outcome, asJson } = await runProgram(argv);
  return { exit: outcome.exit, json: outcome.json as Record<string, unknown>, text: outcome.text, asJson };
}

async function refusal(...argv: string[]): Promise<Issue[]> {
  const { exit, json } = await call(...argv);
  expect(exit).toBe(2);
  expect(json).toMatchObject({ ok: false });
  const { issues } = json as unknown as { issues: Issue[] };
  for (const issue of issues) {
    expect(issue).toMatchObject({
      code: expect.any(String),
      severity: expect.any(String),
      pointer: expect.any(String),
    });
    expect(issue.message.ja).toMatch(/[ぁ-ん]/);
    expect(issue.message.en).toMatch(/[a-z]/);
  }
  return issues;
}

describe('packs and validate', () => {
  test('the packs that ship are listed with their files and cases', async () => {
    const { exit, json } = await call('packs', '--json');
    const packs = json as unknown as { id: string; files: string[]; cases: string[]; title: { ja: string } }[];
    const tokyo = packs.find((pack) => pack.id === 'tokyo-line-fy2021');
    expect(exit).toBe(0);
    expect(tokyo?.files).toContain('demand.json');
    expect(tokyo?.cases.length).toBeGreaterThanOrEqual(3);
    expect(tokyo?.title.ja).toMatch(/東京/);
  });

  test('every pack that ships is valid, with a basis for every key number', async () => {
    const { json } = await call('packs', '--json');
    for (const { id } of json as unknown as { id: string }[]) {
      const { exit, json: said } = await call('validate', id, '--json');
      expect(said, id).toMatchObject({ ok: true });
      expect(exit, id).toBe(0);
    }
  });

  test('a folder from outside is valid with bare numbers', async () => {
    expect(await call('validate', writePack(), '--json')).toMatchObject({ exit: 0, json: { ok: true, issues: [] } });
  });

  test('a broken number, an unknown fact in a rule and a truncated file are all reported at once', async () => {
    const policy = {
      id: 'p',
      version: '1',
      title: { ja: '方針', en: 'Policy' },
      facts: [{ id: 'visibleInjury', kind: 'answer', danger: true, label: { ja: 'けが', en: 'Injury' } }],
      decisions: [{ id: 'urgency', scale: ['low', 'high'], hit: 'worst', otherwise: 'low' }],
      rules: [
        {
          name: 'injury',
          conditions: { all: [{ fact: 'visibleInjry', operator: 'equal', value: true }] },
          event: { type: 'urgency', params: { outcome: 'high' } },
        },
      ],
    };
    const texts = toTexts(createBarePack());
    const folder = writePack({
      'policy.json': JSON.stringify(policy),
      'demand.json': (texts['demand.json'] ?? '').slice(0, 60),
      'desk.json': (texts['desk.json'] ?? '').replace('"counsellors": 2', '"counsellors": "two"'),
    });
    const issues = await refusal('validate', folder, '--json');
    const found = issues.map(({ file, pointer }) => `${file}#${pointer}`);
    expect(found).toContain('demand.json#');
    expect(found).toContain('desk.json#/staffing/two/0/counsellors');
    expect(found.some((at) => at.startsWith('policy.json#/rules/0/conditions/all/0'))).toBe(true);
    expect(await refusal('simulate', folder, '--json')).toEqual(issues);
  });

  test('bytes that are not UTF-8 are refused', async () => {
    const issues = await refusal(
      'validate',
      writePack({ 'desk.json': new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]) }),
    );
    expect(issues).toMatchObject([{ code: 'not-utf8', file: 'desk.json' }]);
  });

  test('a byte order mark is no fault', async () => {
    const texts = toTexts(createBarePack());
    expect((await call('validate', writePack({ 'desk.json': `\uFEFF${texts['desk.json'] ?? ''}` }))).exit).toBe(0);
  });

  test.each([
    ['validate', 'no-such-pack'],
    ['validate', '/no/such/policy.json'],
    ['simulate', 'no-such-pack'],
  ])('%s %s is bad input', async (...argv) => {
    expect((await refusal(...argv))[0]?.code).toMatch(/not-found$/);
  });
});

describe('a call that is written wrongly is bad input, exit 2', () => {
  test.each([
    [[], 'command-unknown'],
    [['dance'], 'command-unknown'],
    [['simulate'], 'argument-missing'],
    [['simulate', 'tokyo-line-fy2021', '--fast'], 'option-unknown'],
    [['validate', 'tokyo-line-fy2021', 'extra'], 'argument-excess'],
    [['decide', 'tokyo-line-fy2021'], 'option-missing'],
    [['simulate', 'tokyo-line-fy2021', '--replications', '0'], 'option-wrong'],
    [['simulate', 'tokyo-line-fy2021', '--replications', '1.5'], 'option-wrong'],
    [['simulate', 'tokyo-line-fy2021', '--seed', '-1'], 'option-wrong'],
    [['simulate', 'tokyo-line-fy2021', '--threads', 'many'], 'option-wrong'],
    [['simulate', 'tokyo-line-fy2021', '--precision', '0'], 'option-wrong'],
    [['simulate', 'tokyo-line-fy2021', '--set', 'desk.json'], 'set-not-understood'],
    [['simulate', 'tokyo-line-fy2021', '--set', 'desk.json#/no/such=1'], 'set-no-such-place'],
    [['simulate', 'tokyo-line-fy2021', '--set', 'desk.json#/staffing/published/0/counsellors={'], 'not-json'],
    [['simulate', 'tokyo-line-fy2021', '--set', 'disk.json#/a=1'], 'file-missing'],
    [['simulate', 'tokyo-line-fy2021', '--staffing', 'nobody'], 'staffing-unknown'],
    [['decide', 'tokyo-line-fy2021', '--facts', '{"dangerNow": 1}'], 'value-wrong'],
    [['decide', 'tokyo-line-fy2021', '--facts', '/no/such/file.json'], 'file-not-readable'],
    [['decide', 'tokyo-line-fy2021', '--facts', '[]'], 'facts-form'],
    [['decide', 'tokyo-line-fy2021', '--facts', 'null'], 'facts-form'],
    [
      ['erlang', '--model', 'c', '--servers', '5', '--per-hour', '3', '--minutes', '60', '--patience', '5'],
      'option-unused',
    ],
    [
      ['erlang', '--model', 'a', '--servers', '1', '--per-hour', '1000000', '--minutes', '900000', '--patience', '9'],
      'load-too-large',
    ],
    [['simulate', 'tokyo-line-fy2021', '--set', 'desk.json#/channels/__proto__={}'], 'set-no-such-place'],
  ])('%j → %s', async (argv, code) => {
    const errors = (await refusal(...argv)).filter(({ severity }) => severity === 'error');
    expect(errors.map((issue) => issue.code)).toEqual([code]);
  });

  test('several wrong options are all named', async () => {
    const issues = await refusal('simulate', 'tokyo-line-fy2021', '--seed', 'x', '--threads', '0', '--set', 'a');
    expect(issues.map((issue) => issue.file)).toEqual(['--seed', '--threads', '--set']);
  });

  test('every option that a call lacks is named at once', async () => {
    const issues = await refusal('erlang', '--json');
    expect(issues.map((issue) => issue.file)).toEqual(['--model', '--servers', '--per-hour', '--minutes']);
    const mixed = await refusal('simulate', 'tokyo-line-fy2021', '--replications', 'abc', '--staffing', 'zz');
    expect(mixed.map((issue) => issue.code)).toEqual(['option-wrong', 'staffing-unknown']);
  });

  test('a precision that was not reached is said', async () => {
    const { exit, json } = await call(
      'simulate',
      writePack(),
      '--precision',
      '0.0001',
      '--replications',
      '12',
      '--json',
    );
    expect(exit).toBe(0);
    expect(json).toMatchObject({ replications: 12, run: { warnings: [{ code: 'precision-not-reached' }] } });
  });

  test('validate refuses what simulate would refuse', async () => {
    const perHour = { weekday: Array<number>(24).fill(1e6) };
    const demand = { ...createBarePack()['demand.json'], channels: { phone: { perHour } } };
    const folder = writePack({ 'demand.json': JSON.stringify(demand) });
    expect((await refusal('validate', folder))[0]?.code).toBe('too-many-contacts');
  });

  test('help is no fault', async () => {
    expect((await call('--help')).exit).toBe(0);
    expect((await call('simulate', '--help')).text).toContain('--replications');
  });
});
