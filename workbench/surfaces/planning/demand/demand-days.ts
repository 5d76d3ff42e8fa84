import { dayTypes, userSource, type DayType } from '../../../state/engine.ts';
import { isObject, listOf, type Json } from '../../../state/json.ts';
import { readNumber, readSourced } from '../../../state/sourced.ts';
import { readOfDay } from '../open-hours.ts';

const hoursPerDay = 24;

/** Contacts per hour of one day type. */
export interface DemandDay {
  /** Clock hours 0 … 23; all 0 where nothing is said of the day. */
  readonly rates: readonly number[];
  /** What stands in the file for it, with where it comes from; null where nothing does. */
  readonly stored: Json;
}
export type DemandDays = Readonly<Record<DayType, DemandDay>>;

/** Rates put into a file: where they come from where the user says so, else an assumption of theirs. */
export interface DemandGround {
  readonly basis: 'derived' | 'assumed';
  readonly source: string;
}

const ownAssumption: DemandGround = { basis: 'assumed', source: userSource };

/** Reads `perHour` of a channel by day type, each with what it falls back on. */
export function readDemandDays(perHour: Json | undefined): DemandDays {
  const read = (day: DayType): DemandDay => {
    const stored = readOfDay(perHour, day)?.value ?? null;
    const listed = listOf(readSourced(stored)?.value);
    return { stored, rates: Array.from({ length: hoursPerDay }, (_, hour) => readNumber(listed[hour]) ?? 0) };
  };
  return { weekday: read('weekday'), saturday: read('saturday'), sunday: read('sunday'), holiday: read('holiday') };
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.every((rate, hour) => rate === b[hour]);
}

function isSameJson(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Puts other rates into day types and leaves all others what they were, also those that fell back on a changed one. Rates
 * equal to those first read take back where they came from.
 *
 * @param opened `perHour` as the pack was opened
 * @param before `perHour` as it stands; entries for single weekdays stay
 */
export function changeDemandDays(
  opened: Json | undefined,
  before: Json | undefined,
  changes: Readonly<Partial<Record<DayType, readonly number[]>>>,
  ground: DemandGround = ownAssumption,
): Json {
  const [first, now] = [readDemandDays(opened), readDemandDays(before)];
  const members = isObject(before) ? before : {};
  const isSourced = dayTypes.some((day) => Boolean(readSourced(now[day].stored)?.basis));
  const store = (day: DayType): Json => {
    const rates = changes[day] ?? now[day].rates;
    if (ground === ownAssumption && isSame(rates, first[day].rates) && first[day].stored !== null)
      return first[day].stored;
    if (changes[day] === undefined || (ground === ownAssumption && isSame(rates, now[day].rates)))
      return now[day].stored;
    const isGrounded = isSourced || ground !== ownAssumption;
    return isGrounded ? { value: [...rates], unit: 'perHour', ...ground } : [...rates];
  };
  const stored = {
    weekday: store('weekday'),
    holiday: store('holiday'),
    saturday: store('saturday'),
    sunday: store('sunday'),
  };
  const written: Record<string, Json> = { ...members };
  const put = (day: DayType, falls: Json) => {
    if (Object.hasOwn(members, day) || !isSameJson(stored[day], falls)) written[day] = stored[day];
  };
  put('weekday', null);
  put('holiday', stored.weekday);
  put('saturday', stored.holiday);
  put('sunday', stored.holiday);
  return written;
}

/** Entries of `perHour` for single weekdays, which speak before the day types. */
export function listSingleWeekdays(perHour: Json | undefined): readonly string[] {
  return isObject(perHour) ? Object.keys(perHour).filter((key) => !dayTypes.some((day) => day === key)) : [];
}
