import { formatJsonPointer } from '../domain/json-pointer.ts';
import type { Issue } from '../domain/issue.ts';
import { minutesPerDay } from '../domain/civil-date.ts';
import { dayTypes, timeBands, type DayType, type Weekday } from '../domain/vocabulary.ts';
import { formatWallTime, parseWallTime } from '../domain/wall-time.ts';
import { coversMinute } from './operations-hours.ts';
import type { Operations, OperatingDuty, ReportLine } from './operations-schema.ts';
import { createPackIssue } from './pack-issues.ts';
import { isSourcedValue } from './quantity.ts';
import { showValue } from './zod-issues.ts';

const file = 'operations.json';

function report(code: Parameters<typeof createPackIssue>[0], path: PropertyKey[], params: Issue['params']): Issue {
  return createPackIssue(code, { file, pointer: formatJsonPointer(path) }, params);
}

/** A calendar weekday on which a day of each type may fall; holidays are looked at on a working day. */
const exampleWeekday: Readonly<Record<DayType, Weekday>> = {
  weekday: 'tue',
  saturday: 'sat',
  sunday: 'sun',
  holiday: 'wed',
};

/** Minutes of the day at which the band can change: what holds there holds until the next of them. */
function listBoundaries(operations: Operations): readonly number[] {
  const spans = timeBands.flatMap((band) => operations.bands[band].flatMap(({ hours }) => hours));
  const minutes = spans.map((time) => (parseWallTime(time) ?? 0) % minutesPerDay);
  return [...new Set([0, ...minutes])].sort((a, b) => a - b);
}

/** First minute at which not exactly one band holds, for each day type after each other; one issue a kind of fault. */
function checkBands(operations: Operations): Issue[] {
  const issues = new Map<string, Issue>();
  const boundaries = listBoundaries(operations);
  for (const dayType of dayTypes) {
    for (const before of dayTypes) {
      const day = { dayType, weekday: exampleWeekday[dayType] };
      const dayBefore = { dayType: before, weekday: exampleWeekday[before] };
      for (const minute of boundaries) {
        const holding = timeBands.filter((band) => coversMinute(operations.bands[band], day, dayBefore, minute));
        if (holding.length === 1) continue;
        const key = `${dayType} ${holding.join()}`;
        const params = { dayType, time: formatWallTime(minute), got: holding };
        if (!issues.has(key)) issues.set(key, report('bands-not-one', ['bands'], params));
      }
    }
  }
  return [...issues.values()];
}

function countDuties(duties: readonly OperatingDuty[], shift: string | null): number {
  return duties.filter(({ shifts }) => !shifts || (shift !== null && shifts.includes(shift))).length;
}

/** For every line, connected band and shift named for it exactly one duty must hold; a duty without shifts holds in all. */
function checkDuties(operations: Operations): Issue[] {
  const issues: Issue[] = [];
  for (const line of Object.keys(operations.lines) as ReportLine[]) {
    for (const band of operations.lines[line] ?? []) {
      const duties = operations.duties.filter(
        (duty) => duty.bands.includes(band) && (duty.lines?.includes(line) ?? true),
      );
      const shifts = [...new Set(duties.flatMap((duty) => duty.shifts ?? []))];
      for (const shift of shifts.length > 0 ? shifts : [null]) {
        const got = countDuties(duties, shift);
        if (got !== 1) issues.push(report('duty-not-one', ['duties'], { line, band, shift: shift ?? '–', got }));
      }
    }
  }
  operations.duties.forEach((duty, place) => {
    const known = Object.keys(operations.shifts ?? {});
    for (const shift of duty.shifts ?? []) {
      if (!known.includes(shift)) {
        issues.push(report('shift-unknown', ['duties', place, 'shifts'], { got: shift, allowed: known }));
      }
    }
    for (const line of duty.lines ?? []) {
      const allowed = Object.keys(operations.lines);
      if (!allowed.includes(line)) {
        issues.push(report('line-unknown', ['duties', place, 'lines'], { got: line, allowed }));
      }
    }
  });
  return issues;
}

/** What the form of operations.json cannot say: bands that cover every minute once, duties that hold once. */
export function checkOperations(operations: Operations): Issue[] {
  return [...checkBands(operations), ...checkDuties(operations)];
}

function isBareValue(node: unknown): boolean {
  if (typeof node === 'number') return true;
  return Array.isArray(node) && node.length > 0 && node.every((each) => typeof each === 'string');
}

/** Lists that say what an entry is about; they are no statement about the office. */
const structural: ReadonlySet<PropertyKey> = new Set(['formatVersion', 'shifts', 'steps', 'bands', 'lines']);

/**
 * Every number, span and list of performers of a shipped operations.json that does not say where it comes from.
 * @param document the raw document, otherwise valid
 */
export function checkOperationsBases(document: unknown): Issue[] {
  const issues: Issue[] = [];
  const walk = (node: unknown, path: readonly PropertyKey[]) => {
    if (isSourcedValue(node) && node.basis !== undefined && node.source !== undefined) return;
    if (isBareValue(node)) {
      const key = path.at(-1) ?? '';
      if (Array.isArray(node) && structural.has(key)) return;
      if (key !== 'formatVersion') issues.push(report('no-basis', [...path], { got: showValue(node) }));
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) walk(value, [...path, Array.isArray(node) ? Number(key) : key]);
  };
  walk(document, []);
  return issues;
}
