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
export type { Condition, Decision, FactDefinition, Policy, Rule } from './pack/policy-schema.ts';
export { countBases, shareOfAssumptions, type ProvenanceEntry } from './pack/provenance.ts';
export { isSourcedValue, type SourcedValue } from './pack/quantity.ts';
export { setAtPointer } from './pack/set-value.ts';

export {
  countNames,
  type CountName,
  type HourMeasures,
  type Measured,
  type SimulationResult,
  type TurnedAwayRow,
} from './simulation/result.ts';
