import { groupColumn, groupWidth, type GroupColumn } from './replication-record.ts';
import type { TurnedAwayRow } from './result.ts';

/** One figure of a group within one replication. */
type ReadGroup = (read: (column: GroupColumn) => number) => number;

const column =
  (name: GroupColumn): ReadGroup =>
  (read) =>
    read(name);

/** What is measured of a group, by the name it has in the result. */
const groupMeasures: Readonly<Record<Exclude<keyof TurnedAwayRow, 'group'>, ReadGroup>> = {
  offered: column('offered'),
  autoReplied: column('autoReplied'),
  abandoned: column('abandoned'),
  closedOut: column('closedOut'),
  carriedOver: column('carriedOver'),
  noReply: column('noReply'),
  turnedAwayShare: (read) => 1 - read('connected') / read('offered'),
  meanWaitMinutes: (read) => read('minutesToHuman') / read('connected'),
};

/** One figure of the group in row `row`, for every table; NaN where it has no meaning. */
export function readGroups(tables: readonly Float64Array[], row: number, readGroup: ReadGroup): number[] {
  return tables.map((table) => readGroup((name) => table[row * groupWidth + groupColumn[name]] as number));
}

/** A row of the result from one way of measuring. */
export function fillRow<T>(
  group: string,
  measureOne: (readGroup: ReadGroup) => T,
): { readonly group: string } & Readonly<Record<keyof typeof groupMeasures, T>> {
  const entries = Object.entries(groupMeasures).map(([name, readGroup]) => [name, measureOne(readGroup)]);
  return { group, ...(Object.fromEntries(entries) as Record<keyof typeof groupMeasures, T>) };
}
