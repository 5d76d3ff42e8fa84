import { describe, expect, it } from 'vitest';
import { listPackIds, readPack } from '../../engine/cli/read-input.ts';
import type { Pack } from '../../engine/pack/load-pack.ts';
import type { Policy } from '../../engine/pack/policy-model.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';
import { verifyPolicy } from '../../engine/policy/verify/verify-policy.ts';

/** Error findings that are the practice itself, as SOURCES.md of the pack says; nothing else may be found. */
const documentedFindings: Readonly<Record<string, readonly string[]>> = {
  'office-07/policy.json': [
    'invariant: known-case-is-not-left-past-48-hours-over-a-long-holiday',
    'invariant: seen-injury-on-an-infant-is-never-left-to-the-next-working-day',
  ],
  'office-14/policy.json': [
    'invariant: known-case-does-not-wait-for-the-opening-over-a-long-holiday',
    'invariant: known-case-keeps-the-48-hours-over-a-long-holiday',
    'non-monotone: urgency by unfitForPartner',
  ],
  'office-14/policies/within-48-hours.json': ['non-monotone: urgency by unfitForPartner'],
};

function listPolicies(pack: Pack): readonly (readonly [string, Policy])[] {
  const own = pack.policy ? [['policy.json', pack.policy] as const] : [];
  return [...own, ...Object.entries(pack.otherPolicies)];
}

const readings = listPackIds().map((id) => ({ id, ...readPack(id) }));

it('every system of the sources has its pack', () => {
  expect(readings.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'emergency-scheme',
      'ict-options',
      'kobe-council',
      'nagano-line-2017',
      'national-sns-setagaya',
      'national-survey-2018',
      'office-06',
      'office-07',
      'office-08',
      'office-10',
      'office-12',
      'office-14',
      'otsu-line-2018',
      'six-service-menus',
      'taito-habataki',
      'tokyo-line-fy2021',
      'tokyo-trial-2018',
    ]),
  );
});

describe.each(readings)('$id', ({ id, pack, issues }) => {
  it('is valid, every number with its basis, without even a warning', () => {
    expect(issues).toEqual([]);
    expect(pack?.identity.id).toBe(id);
  });

  if (!pack) return;

  it('has at least three cases, each in both languages, and the expected decision of each holds', () => {
    expect(pack.cases.length).toBeGreaterThanOrEqual(3);
    for (const { id: caseId, facts, expect: expected = {}, story } of pack.cases) {
      expect([caseId, Boolean(story?.ja && story.en)]).toEqual([caseId, true]);
      if (!pack.policy) continue;
      expect([caseId, Object.keys(expected).length > 0]).toEqual([caseId, true]);
      const { decisions } = decide(compilePolicy(pack.policy), facts);
      const decided = Object.fromEntries(Object.keys(expected).map((name) => [name, decisions[name]?.outcome]));
      expect({ case: caseId, ...decided }).toEqual({ case: caseId, ...expected });
    }
  });

  it.each(listPolicies(pack))(
    '%s passes its own tests, and verification finds what is documented and no more',
    (file, policy) => {
      const { tests, findings } = verifyPolicy(policy);
      expect(tests.failures).toEqual([]);
      expect(tests.passed).toBeGreaterThanOrEqual(8);
      const errors = findings
        .filter(({ severity }) => severity === 'error')
        .map(
          ({ code, decision, fact, invariant }) => `${code}: ${invariant ?? `${String(decision)} by ${String(fact)}`}`,
        );
      expect(errors.sort()).toEqual(documentedFindings[`${id}/${file}`] ?? []);
    },
  );

  it('cites only sources that it lists', () => {
    const listed = pack.identity.sources?.map((source) => source.id) ?? [];
    for (const { source = '', file, pointer } of pack.provenance) {
      const cited = source
        .split('; ')
        .filter((part) => /^[\w-]+:/.test(part))
        .map((part) => part.split(':')[0]);
      for (const each of cited)
        expect([file, pointer, each, listed.includes(each ?? '')]).toEqual([file, pointer, each, true]);
    }
  });
});

it('the documented findings name policies that ship', () => {
  const files = readings.flatMap(({ id, pack }) => (pack ? listPolicies(pack).map(([file]) => `${id}/${file}`) : []));
  for (const file of Object.keys(documentedFindings)) expect(files).toContain(file);
});
