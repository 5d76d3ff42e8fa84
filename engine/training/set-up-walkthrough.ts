import type { MachineId } from '../casework/charts.ts';
import { findDuty } from '../casework/operating-pattern.ts';
import { EngineError } from '../domain/engine-error.ts';
import { timeBands } from '../domain/vocabulary.ts';
import type { Pack } from '../pack/load-pack.ts';
import { reportLines } from '../pack/operations-schema.ts';
import type { ScenarioCase } from '../pack/pack-schema.ts';
import { compilePolicy } from '../policy/compile.ts';
import type { WalkthroughSetup } from './walkthrough.ts';

const minutesPerDay = 1440;

/** Simulated minutes that a question and its answer take; no pack states it. */
const questionMinutes = 1;

/** Decisions that only an office or a council takes, which receives reports. */
const reportDecisions: ReadonlySet<string> = new Set(['intake', 'acceptance', 'firstJudgement', 'secondJudgement']);

/** The chart that suits a pack: a report for an office or a council, a consultation for everything else. */
export function chooseMachine(pack: Pack): MachineId {
  const takesReports = pack.policy?.decisions.some(({ id }) => reportDecisions.has(id)) ?? false;
  return pack.operations !== null || (pack.desk === null && takesReports) ? 'report' : 'consultation';
}

/**
 * Minutes of the clocks that a pack sets for a chart: of its first channel for a consultation, of clocks.json for the
 * others. A clock that is not set never runs out by itself.
 */
export function listTimerMinutes(pack: Pack, machine: MachineId): Readonly<Record<string, number>> {
  if (machine === 'consultation') {
    const [channel] = Object.values(pack.desk?.channels ?? {});
    return { ...channel?.timers };
  }
  const days = Object.entries(pack.clocks?.[machine] ?? {});
  return Object.fromEntries(days.map(([clock, length]) => [clock, length * minutesPerDay]));
}

/**
 * Whether the office takes both judgements in one step when this case comes in: by its band, its shift and its line (the
 * national line 189 where the case does not say). False where the pack or the case does not tell.
 */
function areJudgedTogether({ operations }: Pack, { facts }: ScenarioCase): boolean {
  const band = timeBands.find((each) => each === facts['band']);
  const line = reportLines.find((each) => each === facts['line']) ?? 'line189';
  const isAnswered = band !== undefined && (operations?.lines[line]?.includes(band) ?? false);
  if (operations === null || !isAnswered) return false;
  const shift = typeof facts['receptionShift'] === 'string' ? facts['receptionShift'] : null;
  if (shift === null && operations.shifts) return false;
  return findDuty(operations, line, { band, shift }).judgedTogether === true;
}

/**
 * What a walk through a case of a pack is played on: the pack's policy and clocks, the chart that suits it.
 *
 * @param machine another chart than {@link chooseMachine} gives
 * @throws EngineError `pack-without-policy`
 */
export function setUpWalkthrough(
  pack: Pack,
  scenario: ScenarioCase,
  machine: MachineId = chooseMachine(pack),
): WalkthroughSetup {
  if (pack.policy === null) throw new EngineError('pack-without-policy', pack.identity.id);
  return {
    scenario,
    policy: compilePolicy(pack.policy),
    machine,
    timerMinutes: listTimerMinutes(pack, machine),
    questionMinutes,
    judgementsMerged: machine === 'report' && areJudgedTogether(pack, scenario),
  };
}
