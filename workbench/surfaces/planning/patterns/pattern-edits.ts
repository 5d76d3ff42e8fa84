import { operatingSteps, staffClasses, userSource } from '../../../state/engine.ts';
import type { OperatingPattern, OperatingStep, StaffClass, TimeBand } from '../../../state/engine.ts';
import { isObject, listOf, readAt, type Json } from '../../../state/json.ts';
import { readSourced } from '../../../state/sourced.ts';

/** Who takes part in each of the four steps. */
export type Performers = Readonly<Record<OperatingStep, readonly StaffClass[]>>;

/** One duty of operations.json in one of its bands: what can be chosen at once. */
export interface DutyBand {
  /** Place of the duty in the file. */
  readonly duty: number;
  readonly band: TimeBand;
  /** Lines and shifts that it speaks for; null = all that are answered then. */
  readonly lines: readonly string[] | null;
  readonly shifts: readonly string[] | null;
  readonly steps: Performers;
}

function readTexts(value: Json | undefined): readonly string[] {
  return listOf(readSourced(value)?.value).filter((each): each is string => typeof each === 'string');
}

function readClasses(value: Json | undefined): readonly StaffClass[] {
  const named = readTexts(value);
  return staffClasses.filter((each) => named.includes(each));
}

/** The duties of operations.json, one entry a band, in the order of the bands and of the file. */
export function listDutyBands(operations: Json | undefined, bands: readonly TimeBand[]): readonly DutyBand[] {
  const duties = listOf(readAt(operations, 'duties'));
  return bands.flatMap((band) =>
    duties.flatMap((duty, place): DutyBand[] => {
      if (!isObject(duty) || !readTexts(duty['bands']).includes(band)) return [];
      const steps = Object.fromEntries(
        operatingSteps.map((step) => [step, readClasses(readAt(duty, 'steps', step))]),
      ) as Performers;
      const lines = duty['lines'] === undefined ? null : readTexts(duty['lines']);
      const shifts = duty['shifts'] === undefined ? null : readTexts(duty['shifts']);
      return [{ duty: place, band, lines, shifts, steps }];
    }),
  );
}

/** The class that makes a pattern; full-time staff alone are in-house. */
const classOf: Readonly<Record<OperatingPattern, StaffClass>> = {
  inHouse: 'fullTime',
  intraOffice: 'partTime',
  publicPublic: 'municipality',
  publicPrivate: 'privatePartner',
};

/**
 * The least change of the performers that gives a pattern: classes beyond the one that makes it leave, full-time staff
 * take over what so becomes nobody's, and where the class takes part in no step it takes over the intake.
 */
export function choosePerformers(pattern: OperatingPattern, steps: Performers): Performers {
  const wanted = classOf[pattern];
  const reach = staffClasses.indexOf(wanted);
  const kept = Object.fromEntries(
    operatingSteps.map((step) => {
      const left = steps[step].filter((each) => staffClasses.indexOf(each) <= reach);
      const staff: readonly StaffClass[] = left.length === 0 ? ['fullTime'] : left;
      return [step, staff];
    }),
  ) as Performers;
  const takesPart = operatingSteps.some((step) => kept[step].includes(wanted));
  return takesPart ? kept : { ...kept, intake: [wanted] };
}

/**
 * Puts other performers into one band of a duty. A duty that speaks for more bands is split, so that the others stay what
 * they are; whoever changed it is named as the source.
 *
 * @returns the duties as they then stand
 */
export function changeDuty(operations: Json | undefined, { duty: place, band }: DutyBand, steps: Performers): Json {
  const duties = listOf(readAt(operations, 'duties'));
  return duties.flatMap((duty, index): Json[] => {
    if (index !== place || !isObject(duty)) return [duty];
    const stepsBefore = isObject(duty['steps']) ? duty['steps'] : {};
    const written = Object.fromEntries(
      operatingSteps.map((step): [string, Json] => {
        const isSame = readClasses(stepsBefore[step]).join() === steps[step].join();
        const before = stepsBefore[step];
        return [
          step,
          isSame && before !== undefined ? before : { value: [...steps[step]], basis: 'assumed', source: userSource },
        ];
      }),
    );
    const others = readTexts(duty['bands']).filter((each) => each !== band);
    const changed = { ...duty, bands: [band], steps: written };
    return others.length === 0 ? [changed] : [{ ...duty, bands: [...others] }, changed];
  });
}
