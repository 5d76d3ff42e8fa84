import type { Measured, SimulationResult } from '../../state/engine.ts';
import type { PlanDifferences } from '../../state/plan-differences.ts';

const daysPerWeek = 7;

/** Rostered counsellor hours, mean per week of the calendar. */
export function hoursPerWeek({ workload, horizonDays }: SimulationResult): number {
  return (workload.rosteredHours / horizonDays) * daysPerWeek;
}

/** One figure of the comparison: how it reads in a result and in the differences. */
export interface ComparedMeasure {
  readonly key:
    | 'responseRate'
    | 'autoReplied'
    | 'abandoned'
    | 'noReply'
    | 'meanWait'
    | 'occupancy'
    | 'overtime'
    | 'handedOn'
    | 'staffHours';
  /** Fractions are shown in percent, their differences in points. */
  readonly isFraction: boolean;
  readonly decimals: number;
  readonly read: (result: SimulationResult) => Measured;
  /** null where the figure is the same in every replication and its difference needs no interval. */
  readonly difference: ((differences: PlanDifferences) => Measured) | null;
}

function fixed(value: number): Measured {
  return { mean: value, low: null, high: null };
}

export const comparedMeasures: readonly ComparedMeasure[] = [
  {
    key: 'responseRate',
    isFraction: true,
    decimals: 1,
    read: ({ rates }) => rates.responseRate,
    difference: ({ paired }) => paired.rates.responseRate,
  },
  {
    key: 'autoReplied',
    isFraction: false,
    decimals: 0,
    read: ({ counts }) => counts.autoReplied,
    difference: ({ paired }) => paired.counts.autoReplied,
  },
  {
    key: 'abandoned',
    isFraction: false,
    decimals: 0,
    read: ({ counts }) => counts.abandoned,
    difference: ({ paired }) => paired.counts.abandoned,
  },
  {
    key: 'noReply',
    isFraction: false,
    decimals: 0,
    read: ({ counts }) => counts.noReply,
    difference: ({ paired }) => paired.counts.noReply,
  },
  {
    key: 'meanWait',
    isFraction: false,
    decimals: 2,
    read: ({ waits }) => waits.meanMinutes,
    difference: ({ paired }) => paired.waits.meanMinutes,
  },
  {
    key: 'occupancy',
    isFraction: true,
    decimals: 1,
    read: ({ rates }) => rates.occupancy,
    difference: ({ occupancy }) => occupancy,
  },
  {
    key: 'overtime',
    isFraction: false,
    decimals: 1,
    read: ({ overtimeHours }) => overtimeHours,
    difference: ({ paired }) => paired.overtimeHours,
  },
  {
    key: 'handedOn',
    isFraction: false,
    decimals: 0,
    read: ({ afterDesk }) => afterDesk.handedOn,
    difference: ({ paired }) => paired.handedOn,
  },
  {
    key: 'staffHours',
    isFraction: false,
    decimals: 1,
    read: (result) => fixed(hoursPerWeek(result)),
    difference: null,
  },
];
