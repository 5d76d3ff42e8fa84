import type { Issue } from '../domain/issue.ts';
import { parseDate } from '../domain/civil-date.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import { parseWallTime } from '../domain/wall-time.ts';
import { holidayYears } from './calendar.ts';
import { shareTolerance, type Distribution } from './distribution-schema.ts';
import { limits } from './limits.ts';
import { createPackIssue } from './pack-issues.ts';
import type { OptionsFile } from './options-schema.ts';
import type { Demand, DemandChannel, Desk, DeskChannel, Mix } from './pack-schema.ts';

function sumOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0);
}

function checkShares(shares: readonly number[], file: string, path: readonly PropertyKey[]): Issue[] {
  const sum = sumOf(shares);
  if (Math.abs(sum - 1) <= shareTolerance) return [];
  return [createPackIssue('shares-do-not-sum', { file, pointer: formatJsonPointer(path) }, { got: sum })];
}

function checkDistribution(distribution: Distribution, file: string, path: readonly PropertyKey[]): Issue[] {
  if (distribution.kind !== 'empirical') return [];
  const binsPath = [...path, 'bins'];
  const order = distribution.bins.flatMap(([from, to], index) =>
    from <= to
      ? []
      : [createPackIssue('bin-order', { file, pointer: formatJsonPointer([...binsPath, index]) }, { from, to })],
  );
  const shares = distribution.bins.map(([, , share]) => share);
  return [...order, ...checkShares(shares, file, binsPath)];
}

function checkCalendar(demand: Demand): Issue[] {
  const file = 'demand.json';
  const { from, to, holidays } = demand.calendar;
  const first = parseDate(from);
  const last = parseDate(to);
  const place = { file, pointer: '/calendar' };
  if (first === null || last === null) return [];
  if (last < first) return [createPackIssue('date-order', place, { from, to })];
  const days = last - first + 1;
  if (days > limits.calendarDays) {
    return [createPackIssue('calendar-too-long', place, { got: days, limit: limits.calendarDays })];
  }
  const isBeyondTable = Number(from.slice(0, 4)) < holidayYears.first || Number(to.slice(0, 4)) > holidayYears.last;
  return typeof holidays === 'string' && holidays !== 'none' && isBeyondTable
    ? [createPackIssue('holidays-unknown', place, { from, to, ...holidayYears })]
    : [];
}

function checkLastEntry(channel: DeskChannel, path: readonly PropertyKey[]): Issue[] {
  return Object.entries(channel.lastEntry ?? {}).flatMap(([day, last]) => {
    const span = channel.open[day as keyof DeskChannel['open']];
    if (!span || last === undefined) return [];
    const [from, to] = span;
    const [start, end, entry] = [parseWallTime(from), parseWallTime(to), parseWallTime(last)];
    if (start === null || end === null || entry === null) return [];
    const length = end > start ? end - start : end + 1440 - start;
    const offset = entry >= start ? entry - start : entry + 1440 - start;
    if (offset <= length) return [];
    const pointer = formatJsonPointer([...path, 'lastEntry', day]);
    return [createPackIssue('last-entry-outside', { file: 'desk.json', pointer }, { got: last, from, to })];
  });
}

function checkChannel(channel: DeskChannel, path: readonly PropertyKey[]): Issue[] {
  const file = 'desk.json';
  const at = (...steps: PropertyKey[]) => ({ file, pointer: formatJsonPointer([...path, ...steps]) });
  const issues = checkShares(
    channel.session.map((part) => part.share),
    file,
    [...path, 'session'],
  );
  channel.session.forEach((part, index) => {
    issues.push(...checkDistribution(part.minutes, file, [...path, 'session', index, 'minutes']));
  });
  if (channel.wrapUp) issues.push(...checkDistribution(channel.wrapUp, file, [...path, 'wrapUp']));
  if (channel.retry) issues.push(...checkDistribution(channel.retry.after, file, [...path, 'retry', 'after']));
  const { after, within } = channel.callBack ?? {};
  if (after && after !== 'whenFree') issues.push(...checkDistribution(after, file, [...path, 'callBack', 'after']));
  if (within) issues.push(...checkDistribution(within, file, [...path, 'callBack', 'within']));
  if (channel.admission.kind === 'queue' && channel.admission.patience) {
    issues.push(...checkDistribution(channel.admission.patience, file, [...path, 'admission', 'patience']));
  }
  if (channel.stepDown === 'requeue' && channel.admission.kind !== 'queue') {
    issues.push(createPackIssue('requeue-needs-queue', at('stepDown')));
  }
  const needed = channel.perCounsellor ?? 1;
  if (channel.slowdown && channel.slowdown.length < needed) {
    issues.push(createPackIssue('slowdown-too-short', at('slowdown'), { got: channel.slowdown.length, needed }));
  }
  return [...issues, ...checkLastEntry(channel, path)];
}

function checkChannelDemand(channel: DemandChannel, path: readonly PropertyKey[]): Issue[] {
  const file = 'demand.json';
  const at = (...steps: PropertyKey[]) => ({ file, pointer: formatJsonPointer([...path, ...steps]) });
  const shocks = (channel.shocks ?? []).flatMap(({ from, to }, index) =>
    to < from ? [createPackIssue('date-order', at('shocks', index), { from, to })] : [],
  );
  const isTwice = channel.total !== undefined && channel.funnel !== undefined;
  return [
    ...shocks,
    ...(isTwice ? [createPackIssue('total-twice', at('funnel'))] : []),
    ...(channel.returns ? checkDistribution(channel.returns.after, file, [...path, 'returns', 'after']) : []),
  ];
}

/**
 * What the demand's form alone cannot say: dates in order, a calendar of bearable length, holidays that are known, one
 * way of saying how many come.
 */
export function checkDemand(demand: Demand): Issue[] {
  const channels = Object.entries(demand.channels);
  return [
    ...checkCalendar(demand),
    ...channels.flatMap(([id, channel]) => checkChannelDemand(channel, ['channels', id])),
  ];
}

/** What the desk's form alone cannot say: shares, hours, options that need one another, a staffing to work with. */
export function checkDesk(desk: Desk): Issue[] {
  const file = 'desk.json';
  const issues = Object.entries(desk.channels).flatMap(([id, channel]) => checkChannel(channel, ['channels', id]));
  if (Object.keys(desk.staffing).length === 0) {
    issues.push(createPackIssue('staffing-missing', { file, pointer: '/staffing' }));
  }
  const allowed = Object.keys(desk.channels);
  for (const [id, entries] of Object.entries(desk.staffing)) {
    entries.forEach((entry, index) => {
      if (entry.channel === undefined || allowed.includes(entry.channel)) return;
      const pointer = formatJsonPointer(['staffing', id, index, 'channel']);
      issues.push(createPackIssue('channel-unknown', { file, pointer }, { got: entry.channel, file, allowed }));
    });
  }
  return issues;
}

/** Every channel with demand needs a desk. */
export function checkChannelsMatch(demand: Demand, desk: Desk): Issue[] {
  const allowed = Object.keys(desk.channels);
  return Object.keys(demand.channels)
    .filter((id) => !allowed.includes(id))
    .map((id) =>
      createPackIssue(
        'channel-unknown',
        { file: 'demand.json', pointer: formatJsonPointer(['channels', id]) },
        { got: id, file: 'desk.json', allowed },
      ),
    );
}

/** Shares of the mix: of the profiles, and of every number or choice fact within one. */
export function checkMix(mix: Mix): Issue[] {
  const file = 'mix.json';
  const issues = checkShares(
    mix.profiles.map((profile) => profile.share),
    file,
    ['profiles'],
  );
  mix.profiles.forEach((profile, index) => {
    for (const [fact, values] of Object.entries(profile.values ?? {})) {
      if (!Array.isArray(values)) continue;
      const shares = values.map(([, share]) => share);
      issues.push(...checkShares(shares, file, ['profiles', index, 'values', fact]));
    }
  });
  return issues;
}

export function checkOptions({ options }: OptionsFile): Issue[] {
  return options.flatMap(({ id }, index) => {
    if (options.findIndex((other) => other.id === id) === index) return [];
    const pointer = formatJsonPointer(['options', index, 'id']);
    return [createPackIssue('option-duplicate', { file: 'options.json', pointer }, { id })];
  });
}
