import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { machineIds, requireChart } from '../../engine/casework/charts.ts';
import type { Choice } from '../../engine/training/choice.ts';
import { replaySession } from '../../engine/training/replay.ts';
import { walkCase } from '../../engine/training/walk-case.ts';
import type { WalkthroughSetup } from '../../engine/training/walkthrough.ts';
import { setup } from './practice.ts';

const facts = ['hitToday', 'weaponNow', 'safeToContact', 'childAge', 'shoeSize'];

function anyChoice(events: readonly string[]): fc.Arbitrary<Choice> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('event' as const), type: fc.constantFrom(...events) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const), fact: fc.constantFrom(...facts) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('note' as const),
        fact: fc.constantFrom(...facts),
        value: fc.constantFrom(true, false, null, 7, 'x'),
      }),
    },
    { weight: 2, arbitrary: fc.constant<Choice>({ kind: 'wait' }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('advance' as const), minutes: fc.nat({ max: 5000 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('judge' as const),
        outcomes: fc.constantFrom<Record<string, string>>({ urgency: 'high' }, { actor: 'nobody' }, {}),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom<Choice>({ kind: 'pause' }, { kind: 'resume' }) },
  );
}

describe.each(machineIds)('whatever a trainee does on the chart "%s"', (machine) => {
  const { events, timers } = requireChart(machine);
  const on: WalkthroughSetup = {
    ...setup,
    machine,
    timerMinutes: Object.fromEntries(timers.map((timer, index) => [timer, 10 * (index + 1)])),
  };
  const choices = fc.array(anyChoice(events), { maxLength: 40 });

  test.prop([choices], { seed: 20211, numRuns: 150 })(
    'every choice is taken or refused, and none is lost',
    (chosen) => {
      const { steps, refused, log } = walkCase(on, chosen);
      expect(steps.length + refused.length).toBe(chosen.length);
      expect(log.entries).toHaveLength(steps.length);
    },
  );

  test.prop([choices], { seed: 20212, numRuns: 150 })('the simulated clock never runs backwards', (chosen) => {
    const minutes = walkCase(on, chosen).steps.map(({ minute }) => minute);
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
  });

  test.prop([choices], { seed: 20213, numRuns: 60 })('the log plays again to the same session', (chosen) => {
    const { log } = walkCase(on, chosen);
    expect(replaySession(on, JSON.parse(JSON.stringify(log)) as typeof log).kind).toBe('same');
  });
});
