import type { ReplayEvent, ReplayStep } from '../../state/engine.ts';

const lostKinds: ReadonlySet<string> = new Set(['autoReplied', 'abandoned', 'closedOut']);

/** The levels at a minute of the day; nobody before the first step. */
export function levelsAt(steps: readonly ReplayStep[], minute: number): Omit<ReplayStep, 'minute'> {
  let levels: Omit<ReplayStep, 'minute'> = { busy: 0, staff: 0, waiting: 0 };
  for (const step of steps) {
    if (step.minute > minute) break;
    levels = step;
  }
  return levels;
}

/** Minutes at which somebody was turned away, gave up or was closed out. */
export function listLost(events: readonly ReplayEvent[]): readonly number[] {
  return events.filter(({ kind, contact }) => contact !== null && lostKinds.has(kind)).map(({ minute }) => minute);
}
