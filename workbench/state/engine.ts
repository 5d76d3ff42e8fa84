/** The one door of the workbench to the engine. */
import './forbid-code-from-text.ts';

export {
  compilePolicy,
  countBases,
  countNames,
  dayTypes,
  decide,
  describeDiagram,
  foldReplications,
  formatJsonPointer,
  formatWallTime,
  hasErrors,
  listCalendarDays,
  listPossibleEvents,
  loadPack,
  measure,
  parseJsonPointer,
  parseWallTime,
  prepareDesk,
  readCount,
  runReplication,
  sealResult,
  setAtPointer,
  solveTheory,
  userSource,
  type Basis,
  type ConditionState,
  type ConditionTrace,
  type CountName,
  type DayType,
  type Diagram,
  type ExplainedDecision,
  type FactValue,
  type HourMeasures,
  type Issue,
  type Language,
  type Localized,
  type Measured,
  type Pack,
  type PackLoading as LoadedPack,
  type PolicyDecision,
  type ProvenanceEntry,
  type ReplicationRecord,
  type RuleState,
  type ScenarioCase,
  type SimulationResult,
  type TheoryResult,
  type TurnedAwayRow,
} from '../../engine/index.ts';
export { verifyPolicy, type Verification } from '../../engine/policy/verify/verify-policy.ts';
export type { Finding } from '../../engine/policy/verify/finding.ts';
export { takeStep } from '../../engine/training/take-step.ts';
export { startWalkthrough, type Walkthrough, type WalkthroughSetup } from '../../engine/training/walkthrough.ts';
export { debriefWalkthrough } from '../../engine/training/debrief.ts';
export { readDirective } from '../../engine/training/policy-view.ts';
export type { Choice } from '../../engine/training/choice.ts';
