/** The only public entry of the engine: everything the workbench uses, by name. */

export { hashContent } from './domain/content-hash.ts';
export { formatDate } from './domain/civil-date.ts';
export { EngineError } from './domain/engine-error.ts';
export { hasErrors, type Issue, type IssueSeverity } from './domain/issue.ts';
export { formatJsonPointer, parseJsonPointer } from './domain/json-pointer.ts';
export type { Language, Localized } from './domain/localized.ts';
export { dayTypes, type Basis, type DayType, type Severity, type Weekday } from './domain/vocabulary.ts';
export { formatWallTime, parseWallTime } from './domain/wall-time.ts';

export { coversDay, listCalendarDays, pickByDay, pickByDayExactly, type CalendarDay } from './pack/calendar.ts';
export {
  buildPack,
  isPackFile,
  loadPack,
  readPackTexts,
  type Pack,
  type PackDocuments,
  type PackLoading,
} from './pack/load-pack.ts';
export type {
  DayKey,
  Demand,
  DemandChannel,
  Desk,
  DeskChannel,
  Expected,
  Mix,
  MixProfile,
  PackIdentity,
  ScenarioCase,
  StaffingEntry,
} from './pack/pack-schema.ts';
export type { Condition, Decision, FactDefinition, FactValue, Outcome, Policy, Rule } from './pack/policy-model.ts';
export { countBases, shareOfAssumptions, type ProvenanceEntry } from './pack/provenance.ts';
export { isSourcedValue, type SourcedValue } from './pack/quantity.ts';
export { applyOptions, type EnteredEffect } from './pack/apply-options.ts';
export { optionTargets, type OptionTarget, type PackOption } from './pack/options-schema.ts';
export { setAtPointer, userSource } from './pack/set-value.ts';

export { compilePolicy, type CompiledPolicy } from './policy/compile.ts';
export { decide, type ExplainedDecision, type PolicyDecision } from './policy/decide.ts';
export type { Facts } from './policy/facts.ts';
export { readFacts } from './policy/read-facts.ts';
export type { ConditionState, ConditionTrace, RuleState, RuleTrace, Trace } from './policy/trace.ts';

export { advanceCase, listPossibleEvents, type CaseAnswer, type PossibleEvent } from './casework/case-transition.ts';
export { startCase, type CaseEffect, type CaseEvent } from './casework/case-step.ts';
export type { CaseState } from './casework/case-state.ts';
export type { MachineId } from './casework/charts.ts';
export { describeDiagram, type Diagram, type DiagramState, type DiagramTransition } from './casework/diagram.ts';
export { createDirectiveReader, type DirectiveReader } from './casework/directive-reader.ts';
export type { CaseDirective } from './casework/directive.ts';

export {
  countNames,
  type CountName,
  type HourMeasures,
  type Measured,
  type SimulationResult,
  type TurnedAwayRow,
} from './simulation/result.ts';
export { foldReplications, sealResult, type FoldedResult } from './simulation/fold-replications.ts';
export { measure } from './simulation/measure.ts';
export { isPreciseEnough, nextBatchSize } from './simulation/precision.ts';
export { prepareDesk, type DeskPreparation } from './simulation/prepare-desk.ts';
export { readCount, type ReplicationRecord } from './simulation/replication-record.ts';
export {
  findNotableDays,
  replayDay,
  type DayReplay,
  type ReplayEvent,
  type ReplayEventKind,
  type ReplayStep,
  type RunDay,
} from './simulation/replay-day.ts';
export { runReplication } from './simulation/run-replication.ts';

export { findRequiredStaff, type RequiredHour, type RequiredStaff } from './planning/required-staff.ts';
export { readJson, type JsonReading } from './pack/json-reader.ts';
export { listReferenceDesks, type ReferenceDesk } from './planning/reference-desks.ts';
export {
  boundSurprises,
  defaultCheckReplications,
  prepareCheck,
  scoreCheck,
  seedOfCheck,
  surprisingScore,
  type TheoryCheck,
} from './planning/theory-check.ts';
export { solveTheory, type TheoryHour, type TheoryResult } from './planning/theory.ts';

export { verifyPolicy, type Verification } from './policy/verify/verify-policy.ts';
export type { Finding } from './policy/verify/finding.ts';

export { drawDiagramPart } from './casework/diagram-part.ts';
export { drawDiagram } from './casework/diagram-svg.ts';
export { tabulateDiagram, type DiagramTable } from './casework/diagram-table.ts';

export type { Choice } from './training/choice.ts';
export { debriefWalkthrough, type Debrief } from './training/debrief.ts';
export { readDirective } from './training/policy-view.ts';
export { chooseMachine, setUpWalkthrough } from './training/set-up-walkthrough.ts';
export { takeStep, type StepAnswer } from './training/take-step.ts';
export { startWalkthrough, type Walkthrough, type WalkthroughSetup } from './training/walkthrough.ts';

export { judgeApproval, type ApprovalObstacle, type ApprovalOptions, type ApprovalState } from './policy/approval.ts';
export {
  compareOnCases,
  comparePolicies,
  decideSideBySide,
  type MatrixCell,
  type OutcomeMove,
  type PolicyComparison,
  type SideBySide,
} from './policy/compare.ts';
export { generateTests, measureConditionCoverage, type ConditionCoverage } from './policy/condition-coverage.ts';
export type { Observation, WeighedEvidence } from './policy/evidence.ts';
export type {
  DmnExport,
  ExchangeFormat,
  PolicyFile,
  PolicyFiles,
  Table,
  TableKey,
  TablesReading,
} from './policy/exchange/exchange.ts';
export { loadExchange } from './policy/exchange/load-exchange.ts';
export { explainDecision, listDoubtfulAnswers, type RuleExplanation } from './policy/explain.ts';
export { findFewestChanges, searchFewestChanges, type FewestChanges } from './policy/fewest-changes.ts';
export { addGrounds, type GroundedAnswer, type Grounds } from './policy/grounds.ts';
export { buildOutcomeTable, type OutcomeTable } from './policy/outcome-table.ts';
export { overrideCase, overrideOutcome, type CaseOverride, type OverrideRequest } from './policy/override.ts';
export { compareOnMix, type MixComparison } from './policy/mix-cases.ts';
export {
  describeCase,
  quoteWords,
  wordAnswer,
  wordDecision,
  wordFact,
  wordName,
  wordOutcome,
} from './policy/policy-words.ts';
export { wordInvariant, wordRule } from './policy/rule-words.ts';
export { buildPossibleTable, type PossibleTable } from './policy/possible-table.ts';
export { findSettlingQuestions } from './policy/questions.ts';
export { traceQuickly, type QuickTrace } from './policy/quick-trace.ts';
export { readSharedFacts, type FactsReading } from './policy/read-facts.ts';
export { loadPolicy, type PolicyLoading } from './pack/load-policy.ts';

export { readClockFacts, readOfficeClock } from './casework/operating-clock.ts';
export { findDuty, listOperatingRows } from './casework/operating-pattern.ts';
export { compareWithAppendix, recountPatterns, recountStepStaff } from './casework/operating-survey.ts';

export { comparePaired, measureDifference, type PairedComparison } from './simulation/compare-paired.ts';

export { measureAgreement } from './training/agreement.ts';
export { replaySession, writeSessionLog, type SessionLog } from './training/replay.ts';

export {
  averageCounts,
  readHourlyTable,
  type HourlyMeaning,
  type HourlyReading,
} from './planning/exchange/hourly-counts.ts';
export {
  columnRoles,
  guessMapping,
  transposeRows,
  type ColumnRole,
  type HourlyMapping,
  type TableCell,
  type TableRows,
} from './planning/exchange/hourly-roles.ts';
export { loadTableFiles } from './planning/exchange/load-table-files.ts';
export type { SheetToWrite } from './planning/exchange/table-files.ts';
export { measureDemandScaling, type DemandScaling } from './simulation/demand-scaling.ts';
export type { OperatingRow } from './casework/operating-pattern.ts';
export type { CellDifference, PatternCount } from './casework/operating-survey.ts';
export {
  operatingPatterns,
  operatingSteps,
  staffClasses,
  type OperatingPattern,
  type OperatingStep,
  type Operations,
  type StaffClass,
} from './pack/operations-schema.ts';
export type { OperationsSurvey, SurveyTable } from './pack/operations-survey-schema.ts';
export { timeBands, type TimeBand } from './domain/vocabulary.ts';
