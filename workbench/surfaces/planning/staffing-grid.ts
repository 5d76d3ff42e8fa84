import { dayTypes, formatWallTime, parseWallTime, userSource, type DayType } from '../../state/engine.ts';
import { isObject, textOf, type Json, type JsonObject } from '../../state/json.ts';
import { readNumber, readSourced } from '../../state/sourced.ts';

/** One hour of one day type: how many are rostered, and the members that stood beside the number in the file. */
export interface StaffingCell {
  /** Counsellors on duty through the hour. */
  readonly counsellors: number;
  /** `unit`, `basis`, `source` … of the number; null where it stood bare. */
  readonly provenance: JsonObject | null;
}

/** Clock hours 0 … 23; null = nobody is rostered. */
export type StaffingRow = readonly (StaffingCell | null)[];

export interface StaffingGrid {
  /** The channel whose staff the grid shows; null = entries that name no channel. */
  readonly channel: string | null;
  readonly rows: Readonly<Record<DayType, StaffingRow>>;
  /**
   * Entries that whole hours of the four day types cannot show (half hours, spans past midnight, single weekdays), and
   * those of other channels.
   */
  readonly outside: readonly Json[];
}

const hoursPerDay = 24;
const entryMembers: ReadonlySet<string> = new Set(['days', 'from', 'to', 'counsellors', 'channel']);
const basisOrder = ['published', 'derived', 'fitted', 'assumed'];

function readDays(days: string | null): readonly DayType[] {
  if (days === 'all') return dayTypes;
  if (days === 'weekend') return ['saturday', 'sunday', 'holiday'];
  return dayTypes.filter((each) => each === days);
}

function readHour(value: Json | undefined): number | null {
  const minute = typeof value === 'string' ? parseWallTime(value) : null;
  return minute !== null && minute % 60 === 0 ? minute / 60 : null;
}

function provenanceOf(value: Json | undefined): JsonObject | null {
  if (!readSourced(value)?.basis || !isObject(value)) return null;
  return Object.fromEntries(Object.entries(value).filter(([member]) => member !== 'value'));
}

/** Two sourced numbers added rest on the weaker basis and on both sources. */
function joinProvenance(a: JsonObject | null, b: JsonObject | null): JsonObject | null {
  if (a === null || b === null || JSON.stringify(a) === JSON.stringify(b)) return a ?? b;
  const weaker = basisOrder.indexOf(String(a['basis'])) >= basisOrder.indexOf(String(b['basis'])) ? a : b;
  const sources = [a['source'], b['source']].map((each) => textOf(each)).filter((each) => each !== null);
  return { ...weaker, source: [...new Set(sources)].join(' + ') };
}

interface PlainEntry {
  readonly days: readonly DayType[];
  readonly from: number;
  readonly to: number;
  readonly counsellors: number;
  readonly provenance: JsonObject | null;
}

function readEntry(entry: Json, channel: string | null): PlainEntry | null {
  if (!isObject(entry) || Object.keys(entry).some((member) => !entryMembers.has(member))) return null;
  const days = readDays(textOf(entry['days']));
  const from = readHour(entry['from']);
  const to = readHour(entry['to']);
  const counsellors = readNumber(entry['counsellors']);
  const isOfChannel = (entry['channel'] ?? null) === channel;
  if (!isOfChannel || days.length === 0 || from === null || to === null || to <= from || counsellors === null)
    return null;
  return { days, from, to, counsellors, provenance: provenanceOf(entry['counsellors']) };
}

/**
 * Lays staffing entries out as people per hour and day type; overlapping entries add.
 *
 * @param entries the entries of one staffing plan of desk.json
 * @param channel the channel to show; null = entries that name none
 */
export function readStaffing(entries: readonly Json[], channel: string | null = null): StaffingGrid {
  const rows = Object.fromEntries(
    dayTypes.map((day) => [day, new Array<StaffingCell | null>(hoursPerDay).fill(null)]),
  ) as Record<DayType, (StaffingCell | null)[]>;
  const outside: Json[] = [];
  for (const entry of entries) {
    const plain = readEntry(entry, channel);
    if (plain === null) {
      outside.push(entry);
      continue;
    }
    const { days, from, to, counsellors, provenance } = plain;
    for (const day of days) {
      for (let hour = from; hour < to; hour += 1) {
        const cell = rows[day][hour] ?? null;
        rows[day][hour] =
          cell === null
            ? { counsellors, provenance }
            : {
                counsellors: cell.counsellors + counsellors,
                provenance: joinProvenance(cell.provenance, provenance),
              };
      }
    }
  }
  return { channel, rows, outside };
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly cell: StaffingCell;
}

function sameCell(a: StaffingCell | null, b: StaffingCell | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function listSpans(row: StaffingRow): Span[] {
  const spans: Span[] = [];
  let from = 0;
  while (from < hoursPerDay) {
    const cell = row[from] ?? null;
    let to = from + 1;
    while (to < hoursPerDay && sameCell(row[to] ?? null, cell)) to += 1;
    if (cell !== null) spans.push({ from, to, cell });
    from = to;
  }
  return spans;
}

function nameDays(days: readonly DayType[]): readonly string[] {
  if (days.length === dayTypes.length) return ['all'];
  if (days.length === 3 && !days.includes('weekday')) return ['weekend'];
  return days;
}

/**
 * Writes a grid as staffing entries: equal neighbouring hours become one span, equal day types one entry. Reading the
 * entries again gives the same grid.
 *
 * @returns entries in the order of day type and hour, then those outside the grid as they were
 */
export function writeStaffing(grid: StaffingGrid): Json[] {
  const spans = new Map<string, { readonly span: Span; readonly days: DayType[] }>();
  for (const day of dayTypes) {
    for (const span of listSpans(grid.rows[day])) {
      const key = JSON.stringify(span);
      const known = spans.get(key);
      if (known) known.days.push(day);
      else spans.set(key, { span, days: [day] });
    }
  }
  const entries = [...spans.values()].flatMap(({ span, days }) =>
    nameDays(days).map((name): Json => ({
      days: name,
      from: formatWallTime(span.from * 60),
      to: formatWallTime(span.to * 60),
      counsellors: span.cell.provenance
        ? { value: span.cell.counsellors, ...span.cell.provenance }
        : span.cell.counsellors,
      ...(grid.channel === null ? {} : { channel: grid.channel }),
    })),
  );
  return [...entries, ...grid.outside];
}

/**
 * Puts another number of counsellors into one hour. A number equal to the one first read takes back where that came
 * from; any other one is the user's assumption.
 *
 * @param original the grid as the pack was opened
 */
export function changeStaffing(
  grid: StaffingGrid,
  original: StaffingGrid,
  place: { readonly day: DayType; readonly hour: number },
  counsellors: number,
): StaffingGrid {
  const first = original.rows[place.day][place.hour] ?? null;
  const cellIsOriginal = first !== null && first.counsellors === counsellors;
  const before = grid.rows[place.day][place.hour] ?? null;
  const isSourced = dayTypes.some((day) => grid.rows[day].some((cell) => Boolean(cell?.provenance)));
  const provenance: JsonObject | null = isSourced
    ? { unit: 'counsellors', ...before?.provenance, basis: 'assumed', source: userSource }
    : null;
  const cell = cellIsOriginal ? first : { counsellors, provenance };
  const row = grid.rows[place.day].map((each, hour) => (hour === place.hour ? cell : each));
  return { ...grid, rows: { ...grid.rows, [place.day]: row } };
}

/** Counsellor hours of one day of a type. */
export function sumHours(row: StaffingRow): number {
  return row.reduce((sum, cell) => sum + (cell?.counsellors ?? 0), 0);
}
