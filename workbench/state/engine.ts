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

/** The source that the engine writes beside a number that the user changed. */
export const userSource = 'user';
