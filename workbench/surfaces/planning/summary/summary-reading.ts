import type { Measured, SimulationResult } from '../../../state/engine.ts';
import type { DayType } from '../../../state/engine.ts';
import { readMovement, type Movement } from '../compare-reading.ts';

/** The hour of a day type in which most people were turned away over the calendar. */
export interface WorstHour {
  readonly day: DayType;
  readonly hour: number;
  /** Not connected, over the calendar. Unit: contacts. */
  readonly away: number;
}

/** null where nobody is turned away. */
export function findWorstHour(result: SimulationResult): WorstHour | null {
  return result.byHour.reduce<WorstHour | null>((worst, { day, hour, offered, connected }) => {
    const away = (offered.mean ?? 0) - (connected.mean ?? 0);
    return away > (worst?.away ?? 0) ? { day, hour, away } : worst;
  }, null);
}

/** Not connected: auto-replied, gave up or closed out, over the calendar. Unit: contacts. */
export function countAway({ counts }: SimulationResult): number {
  return (counts.autoReplied.mean ?? 0) + (counts.abandoned.mean ?? 0) + (counts.closedOut.mean ?? 0);
}

/** A plan beside the base: what the summary says of it in its first two sentences. */
export interface PlanReading {
  readonly id: string;
  readonly rate: Measured;
  /** Staff hours a week, plan − base. */
  readonly hours: number;
  readonly movement: Movement;
}

/** The plans in the order in which a reader wants them: those that surely raise the rate first, most first. */
export function orderPlans(plans: readonly Omit<PlanReading, 'movement'>[]): readonly PlanReading[] {
  const rank: Readonly<Record<Movement, number>> = { rises: 0, unclear: 1, noInterval: 1, none: 2, falls: 3 };
  return plans
    .map((plan) => ({ ...plan, movement: readMovement(plan.rate) }))
    .sort((a, b) => rank[a.movement] - rank[b.movement] || (b.rate.mean ?? 0) - (a.rate.mean ?? 0));
}

/** Two day types for the charts: weekdays, and of the others the one in which a day turns most away. */
export function chooseChartDays(result: SimulationResult, days: Readonly<Record<DayType, number>>): readonly DayType[] {
  const away = (day: DayType) =>
    result.byHour
      .filter((each) => each.day === day)
      .reduce((sum, { offered, connected }) => sum + (offered.mean ?? 0) - (connected.mean ?? 0), 0) / days[day];
  const others = (['saturday', 'sunday', 'holiday'] as const).filter(
    (day) => days[day] > 0 && result.byHour.some((each) => each.day === day),
  );
  const [most] = [...others].sort((a, b) => away(b) - away(a));
  const hasWeekday = days.weekday > 0 && result.byHour.some((each) => each.day === 'weekday');
  return [...(hasWeekday ? (['weekday'] as const) : []), ...(most === undefined ? [] : [most])];
}
