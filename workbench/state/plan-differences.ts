import {
  comparePaired,
  measureDifference,
  type DeskPreparation,
  type Measured,
  type PairedComparison,
  type ReplicationRecord,
} from './engine.ts';

/** A prepared desk with its replications 0, 1, 2 … */
export interface RunDesk {
  readonly model: Exclude<DeskPreparation['model'], null>;
  readonly records: readonly ReplicationRecord[];
}

/** What `comparePaired` says of two plans, and the differences it leaves to the two models. */
export interface PlanDifferences {
  readonly paired: PairedComparison;
  /** Busy ÷ rostered minutes, fraction. */
  readonly occupancy: Measured;
  /** Real sessions by the outcome of each decision that both policies know: decision → outcome → difference. */
  readonly decided: Readonly<Record<string, Readonly<Record<string, Measured>>>>;
}

function occupancyOf({ model, records }: RunDesk): readonly number[] {
  const rostered = model.rosteredMinutes.reduce((sum, minutes) => sum + minutes, 0);
  return records.map(({ busyMinutes }) => busyMinutes / rostered);
}

function compareDecided(before: RunDesk, after: RunDesk): PlanDifferences['decided'] {
  const columns = after.model.people?.outcomes ?? [];
  const decided: Record<string, Record<string, Measured>> = {};
  before.model.people?.outcomes.forEach(({ decision, outcome }, column) => {
    const other = columns.findIndex((each) => each.decision === decision && each.outcome === outcome);
    if (other === -1) return;
    (decided[decision] ??= {})[outcome] = measureDifference(
      before.records.map((record) => record.decided[column] ?? 0),
      after.records.map((record) => record.decided[other] ?? 0),
    );
  });
  return decided;
}

/**
 * After − before, replication by replication, on the same people.
 * @throws EngineError `runs-not-paired`
 */
export function comparePlans(before: RunDesk, after: RunDesk): PlanDifferences {
  return {
    paired: comparePaired(before, after),
    occupancy: measureDifference(occupancyOf(before), occupancyOf(after)),
    decided: compareDecided(before, after),
  };
}
