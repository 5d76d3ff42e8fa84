import type { Measured } from '../../state/engine.ts';

/** What can be read off a comparison: each part is the key of one sentence. */
export interface Reading {
  readonly hours: 'more' | 'less' | 'same';
  readonly rate: Movement;
  readonly replies: Movement;
}

/** Whether a difference lies clear of zero; `noInterval` where one replication cannot say. */
export type Movement = 'rises' | 'falls' | 'unclear' | 'noInterval' | 'none';

/** A difference whose interval holds 0 cannot be told from none. A difference that is 0 in every pair is none. */
export function readMovement({ mean, low, high }: Measured): Movement {
  if (mean === null) return 'none';
  if (low === null || high === null) return 'noInterval';
  if (low === 0 && high === 0) return 'none';
  if (low > 0) return 'rises';
  return high < 0 ? 'falls' : 'unclear';
}

/**
 * Reads the difference of a plan from the base.
 * @param hours staff hours a week, plan − base
 */
export function readDifference(hours: number, rate: Measured, replies: Measured): Reading {
  const isSame = Math.abs(hours) < 0.05;
  return {
    hours: isSame ? 'same' : hours > 0 ? 'more' : 'less',
    rate: readMovement(rate),
    replies: readMovement(replies),
  };
}
