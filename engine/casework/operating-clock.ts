import { minutesPerDay, type DayNumber, formatDate } from '../domain/civil-date.ts';
import { EngineError } from '../domain/engine-error.ts';
import { timeBands, type TimeBand } from '../domain/vocabulary.ts';
import type { MinuteOfDay } from '../domain/wall-time.ts';
import { listCalendarDays, type CalendarDay } from '../pack/calendar.ts';
import { coversMinute, findOpeningMinute, isActorOpen } from '../pack/operations-hours.ts';
import type { Operations } from '../pack/operations-schema.ts';

const minutesPerHour = 60;

/** How far ahead an opening is looked for. Unit: days. */
const openingHorizonDays = 31;

/** What the clock says at an office at one moment. */
export interface OfficeClock {
  readonly band: TimeBand;
  /** null where the office has no shifts, or none at this moment. */
  readonly shift: string | null;
  /** Actor → minutes until it opens, 0 while open; null where it stays closed past {@link openingHorizonDays}. */
  readonly minutesToOpening: Readonly<Record<string, number | null>>;
}

/** Days from the one before `day`, so that a night that began yesterday is seen. */
function listDays(operations: Operations, day: DayNumber): readonly CalendarDay[] {
  return listCalendarDays({
    from: formatDate(day - 1),
    to: formatDate(day + openingHorizonDays),
    holidays: operations.holidays,
  });
}

type DayPair = readonly [day: CalendarDay, dayBefore: CalendarDay];

function pairAt(days: readonly CalendarDay[], offset: number): DayPair {
  return [days[offset + 1] as CalendarDay, days[offset] as CalendarDay];
}

function findMinutesToOpening(
  open: Operations['actors'][string]['open'],
  days: readonly CalendarDay[],
  minute: MinuteOfDay,
): number | null {
  const [today, yesterday] = pairAt(days, 0);
  if (isActorOpen(open, today, yesterday, minute)) return 0;
  for (let later = 0; later <= openingHorizonDays; later += 1) {
    const opening = findOpeningMinute(open, pairAt(days, later)[0]);
    const wait = opening === null ? null : later * minutesPerDay + opening - minute;
    if (wait !== null && wait > 0) return wait;
  }
  return null;
}

/**
 * Reads the clock of an office: band, shift, and how long until each actor opens.
 *
 * @param day day number of the date
 * @param minute 0 … 1439 of that day, Japan wall time
 * @throws EngineError `no-band` where no band of the office holds at that minute
 */
export function readOfficeClock(operations: Operations, day: DayNumber, minute: MinuteOfDay): OfficeClock {
  const days = listDays(operations, day);
  const [today, yesterday] = pairAt(days, 0);
  const band = timeBands.find((each) => coversMinute(operations.bands[each], today, yesterday, minute));
  if (!band) throw new EngineError('no-band', `${formatDate(day)}, minute ${String(minute)}`);
  const shift = Object.entries(operations.shifts ?? {}).find(([, hours]) =>
    coversMinute(hours, today, yesterday, minute),
  );
  return {
    band,
    shift: shift?.[0] ?? null,
    minutesToOpening: Object.fromEntries(
      Object.entries(operations.actors).map(([actor, { open }]) => [actor, findMinutesToOpening(open, days, minute)]),
    ),
  };
}

/** Facts that the clock supplies to an office's policy. */
export interface ClockFacts {
  readonly band: TimeBand;
  /** Whole hours, rounded up, 0 while the actor is open. */
  readonly hoursToNextOpening: number | null;
  readonly receptionShift: string | null;
}

/**
 * The facts `band`, `hoursToNextOpening` and `receptionShift` at a moment; a policy takes those that it names.
 *
 * @param actor whose opening counts
 * @throws EngineError `unknown-actor`, `no-band`
 */
export function readClockFacts(operations: Operations, actor: string, day: DayNumber, minute: MinuteOfDay): ClockFacts {
  const clock = readOfficeClock(operations, day, minute);
  const minutes = clock.minutesToOpening[actor];
  if (minutes === undefined) throw new EngineError('unknown-actor', actor);
  return {
    band: clock.band,
    hoursToNextOpening: minutes === null ? null : Math.ceil(minutes / minutesPerHour),
    receptionShift: clock.shift,
  };
}
