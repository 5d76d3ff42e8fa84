import { describe, expect, test } from 'vitest';
import { readPack } from '../../engine/cli/read-input.ts';
import { applyOptions, parseEffect } from '../../engine/pack/apply-options.ts';
import { buildPack, type PackDocuments } from '../../engine/pack/load-pack.ts';
import { optionsSchema } from '../../engine/pack/options-schema.ts';

const ict = readPack('ict-options').pack;
const tokyo = readPack('tokyo-line-fy2021').pack;
const options = ict?.options ?? [];
const documents: PackDocuments = tokyo?.documents ?? {};

function require(changed: PackDocuments) {
  const { pack, issues } = buildPack(changed);
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (pack?.desk?.channels['sns'] === undefined || pack.demand?.channels['sns'] === undefined)
    throw new TypeError('the pack has a channel sns');
  return { desk: pack.desk.channels['sns'], demand: pack.demand.channels['sns'], mix: pack.mix, pack };
}

describe('options that an organisation can take', () => {
  test('the ICT pack offers eleven switches, and every effect stands at "none"', () => {
    expect(options).toHaveLength(11);
    for (const { effects } of options) for (const factor of Object.values(effects)) expect(factor).toBe(1);
  });

  test('with no effect entered the desk is the same, byte for byte', () => {
    const none = options.flatMap(({ id, effects }) =>
      Object.keys(effects).map((on) => parseEffect(`${id}.${on}=1`, options).effect),
    );
    const entered = none.flatMap((effect) => (effect ? [effect] : []));
    expect(entered.length).toBeGreaterThan(5);
    expect(applyOptions(documents, entered)).toEqual(documents);
  });

  test('transcription at 0.8 shortens the wrap-up to 80 %, and says whose number it is', () => {
    const before = require(documents);
    const after = require(applyOptions(documents, [{ option: 'transcription', on: 'wrapUp', factor: 0.8 }]));
    if (!before.desk.wrapUp || !('mean' in before.desk.wrapUp)) throw new TypeError('wrap-up has a mean');
    expect(after.desk.wrapUp).toEqual({ ...before.desk.wrapUp, mean: before.desk.wrapUp.mean * 0.8 });
    const entry = after.pack.provenance.find(({ pointer }) => pointer === '/channels/sns/wrapUp/mean');
    expect(entry?.basis).toBe('assumed');
    expect(entry?.source).toMatch(/^option transcription × 0.8; /);
    expect(after.desk.session).toEqual(before.desk.session);
    expect(after.demand).toEqual(before.demand);
  });

  test('real sessions are stretched in mean and spread, silent ones are left', () => {
    const before = require(documents);
    const after = require(applyOptions(documents, [{ option: 'interpretation', on: 'realSession', factor: 1.5 }]));
    const silent = (session: typeof before.desk.session) => session.filter(({ kind }) => kind === 'noReply');
    expect(silent(after.desk.session)).toEqual(silent(before.desk.session));
    for (const [index, part] of before.desk.session.entries())
      if (part.kind === 'real') expect(after.desk.session[index]).not.toEqual(part);
  });

  test('two options on one number multiply, in either order', () => {
    const [half, third] = [
      { option: 'transcription', on: 'wrapUp' as const, factor: 0.5 },
      { option: 'voiceData', on: 'wrapUp' as const, factor: 0.25 },
    ];
    const together = require(applyOptions(documents, [half, third]));
    expect(together.desk.wrapUp).toEqual(require(applyOptions(documents, [third, half])).desk.wrapUp);
  });

  test('fewer contacts come: the published total is multiplied, the rates stay a shape', () => {
    const before = require(documents);
    const after = require(applyOptions(documents, [{ option: 'aiChatbotMatching', on: 'demand', factor: 0.9 }]));
    expect(after.demand.total).toBeCloseTo((before.demand.total ?? 0) * 0.9, 9);
    expect(after.demand.perHour).toEqual(before.demand.perHour);
  });

  test('the share of unknown answers never passes 1', () => {
    const after = require(applyOptions(documents, [{ option: 'alerts', on: 'unknownAnswers', factor: 10 }]));
    const shares = after.mix?.profiles.flatMap(({ unknown }) => Object.values(unknown ?? {})) ?? [];
    expect(Math.max(...shares)).toBe(1);
  });

  test.each([
    'transcription',
    'transcription.wrapUp',
    'transcription.wrapUp=0',
    'transcription.wrapUp=-1',
    'transcription.wrapUp=11',
    'transcription.wrapUp=many',
    'transcription.demand=0.5',
    'policeTerminals.demand=0.5',
    '__proto__.demand=0.5',
    '',
  ])('"%s" is refused, with what is allowed', (text) => {
    const { effect, issue } = parseEffect(text, options);
    expect(effect).toBeNull();
    expect(issue?.code).toBe('option-not-understood');
    expect(issue?.params?.['allowed']).toContain('transcription.wrapUp=');
  });

  test('a factor of 0 or a target that nobody knows is refused at load', () => {
    const option = { id: 'a', label: { ja: 'あ', en: 'a' }, source: 's' };
    expect(optionsSchema.safeParse({ options: [{ ...option, effects: { wrapUp: 0 } }] }).success).toBe(false);
    expect(optionsSchema.safeParse({ options: [{ ...option, effects: { speed: 1 } }] }).success).toBe(false);
  });

  test('two options of one id are refused', () => {
    const option = { id: 'a', label: { ja: 'あ', en: 'a' }, source: 's', effects: {} };
    const { issues } = buildPack({ ...ict?.documents, 'options.json': { options: [option, option] } });
    expect(issues.map(({ code }) => code)).toContain('option-duplicate');
  });
});
