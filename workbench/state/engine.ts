/** The one door of the workbench to the engine. */
export {
  countBases,
  countNames,
  dayTypes,
  formatJsonPointer,
  formatWallTime,
  hasErrors,
  listCalendarDays,
  loadPack,
  parseJsonPointer,
  parseWallTime,
  setAtPointer,
  type Basis,
  type CountName,
  type DayType,
  type HourMeasures,
  type Issue,
  type Language,
  type Localized,
  type Measured,
  type Pack,
  type PackLoading as LoadedPack,
  type ProvenanceEntry,
  type SimulationResult,
  type TurnedAwayRow,
} from '../../engine/index.ts';
export { compilePolicy } from '../../engine/policy/compile.ts';
export { decide, type ExplainedDecision, type PolicyDecision } from '../../engine/policy/decide.ts';
export type { ConditionState, ConditionTrace, RuleState } from '../../engine/policy/trace.ts';
export type { FactValue } from '../../engine/pack/policy-schema.ts';
export { prepareDesk } from '../../engine/simulation/prepare-desk.ts';
export { runReplication } from '../../engine/simulation/run-replication.ts';
export { foldReplications, sealResult } from '../../engine/simulation/fold-replications.ts';
export { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
export { measure } from '../../engine/simulation/measure.ts';

/** The source that the engine writes beside a number that the user changed. */
export const userSource = 'user';
