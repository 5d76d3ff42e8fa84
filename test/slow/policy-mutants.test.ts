import { beforeAll, describe, expect, it } from 'vitest';
import { findingCodes } from '../../engine/policy/verify/finding.ts';
import { bundleEngine, runBundle } from '../policy-standing/bundle-engine.ts';
import { drawExercises, exportsUnderTest, findMistake, type EngineUnderTest } from '../policy-standing/judge-engine.ts';
import { mutants } from '../policy-standing/mutants.ts';

/** Found on 270 random policies, or not at all. */
let exercises: ReturnType<typeof drawExercises>;

beforeAll(() => {
  exercises = drawExercises(20200401, 180);
}, 120_000);

describe('A mistake in the policy engine', () => {
  it('is not found where there is none', async () => {
    const engine = await runBundle<EngineUnderTest>(await bundleEngine(exportsUnderTest));
    expect(findMistake(engine, exercises)).toBeNull();
  });

  it('is tried in the checker of every finding', () => {
    for (const code of [...findingCodes, 'witness', 'tests', 'deciding'] as const) {
      expect(mutants.filter(({ spoils }) => spoils === code).length, code).toBeGreaterThan(1);
    }
  });

  it.each(mutants)('is noticed: $spoils, $what', async (mutant) => {
    const engine = await runBundle<EngineUnderTest>(await bundleEngine(exportsUnderTest, mutant));
    const mistake = findMistake(engine, exercises);
    expect(mistake).not.toBeNull();
    if (findingCodes.some((code) => code === mutant.spoils)) expect(mistake).toContain(`"code":"${mutant.spoils}"`);
  });
});
