import { createCaseMemo } from '../casework/case-memo.ts';
import { hashContent } from '../domain/content-hash.ts';
import { hasErrors, type Issue } from '../domain/issue.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import { listCalendarDays } from '../pack/calendar.ts';
import { limits } from '../pack/limits.ts';
import type { Pack } from '../pack/load-pack.ts';
import { createPackIssue } from '../pack/pack-issues.ts';
import type { Demand, Desk, DeskChannel, StaffingEntry } from '../pack/pack-schema.ts';
import type { Policy } from '../pack/policy-model.ts';
import { shareOfAssumptions } from '../pack/provenance.ts';
import { createChannelModel } from './channel-model.ts';
import { createPeople } from './create-people.ts';
import { layCells, sumOpenTime, sumRosters } from './day-cells.ts';
import { expectTotal } from './demand-factors.ts';
import { layDemand } from './demand-rates.ts';
import type { ChannelModel, DeskModel, PoolModel } from './desk-model.ts';
import { layOpeningHours } from './opening-hours.ts';
import { layRoster } from './roster.ts';
import { createSimulationIssue } from './simulation-issues.ts';
import { maxChannels } from './streams.ts';

/** What to run of a pack. */
export interface DeskChoice {
  /** Id of a staffing; the first in the file by default. */
  readonly staffing?: string | undefined;
  /** The policy that judges; the pack's own by default, null for none. */
  readonly policy?: Policy | null | undefined;
}

export interface DeskPreparation {
  /** null when any issue is an error. */
  readonly model: DeskModel | null;
  readonly issues: readonly Issue[];
}

/** The pools of a staffing: one for each channel that entries name, and one that the others share. */
interface PoolPlan {
  readonly entries: readonly StaffingEntry[];
  readonly channels: readonly number[];
}

function planPools(entries: readonly StaffingEntry[], ids: readonly string[]): PoolPlan[] {
  const all = ids.map((_, index) => index);
  const own = ids.flatMap((id, index): PoolPlan[] => {
    const named = entries.filter((entry) => entry.channel === id);
    return named.length > 0 ? [{ entries: named, channels: [index] }] : [];
  });
  const shared = entries.filter((entry) => entry.channel === undefined);
  return own.length > 0 && shared.length === 0 ? own : [...own, { entries: shared, channels: all }];
}

function findLeastCommonMultiple(numbers: readonly number[]): number {
  const divide = (a: number, b: number): number => (b === 0 ? a : divide(b, a % b));
  return numbers.reduce((multiple, number) => (multiple / divide(multiple, number)) * number, 1);
}

/** @param judgesItself the pack's own policy judges; the numbers of another are not the pack's */
function findAssumedShare(pack: Pack, staffingId: string, judgesItself: boolean): number | null {
  const files = ['demand.json', 'desk.json', 'mix.json', ...(judgesItself ? ['policy.json'] : [])];
  const pointerOfStaffing = `${formatJsonPointer(['staffing', staffingId])}/`;
  return shareOfAssumptions(
    pack.provenance.filter(
      ({ file, pointer }) =>
        files.includes(file) && (!pointer.startsWith('/staffing/') || pointer.startsWith(pointerOfStaffing)),
    ),
  );
}

/** Expected consultations of one person where every return is met and real: 1 + p + p² + …, at most 1 + `max`. */
function countPerPerson({ returns }: ChannelModel): number {
  return returns === null ? 1 : sumChances(returns.probability, returns.max);
}

/** Attempts of one consultation where every one meets a full desk, like {@link countPerPerson}. */
function countAttempts({ retry, callBack }: ChannelModel): number {
  const byThemselves = retry === null ? 1 : sumChances(retry.probability, retry.max);
  return byThemselves * (callBack === null ? 1 : sumChances(callBack.probability * callBack.comes, callBack.max));
}

/** 1 + p + p² + … with `max` + 1 terms. */
function sumChances(probability: number, max: number): number {
  let [sum, chance] = [1, 1];
  for (let times = 0; times < max; times++) sum += chance *= probability;
  return sum;
}

interface Chosen {
  readonly demand: Demand;
  readonly desk: Desk;
  readonly staffingId: string;
  readonly entries: readonly StaffingEntry[];
}

function choose(pack: Pack, staffing: string | undefined, issues: Issue[]): Chosen | null {
  const { demand, desk } = pack;
  if (demand === null || desk === null) {
    const name = demand === null ? 'demand.json' : 'desk.json';
    issues.push(createSimulationIssue('nothing-to-simulate', { file: name, pointer: '' }, { name }));
    return null;
  }
  const allowed = Object.keys(desk.staffing);
  const staffingId = staffing ?? allowed[0] ?? '';
  const entries = Object.hasOwn(desk.staffing, staffingId) ? desk.staffing[staffingId] : undefined;
  if (entries === undefined) {
    const place = { file: 'desk.json', pointer: '/staffing' };
    issues.push(createSimulationIssue('staffing-unknown', place, { got: staffingId, allowed }));
    return null;
  }
  const channels = Object.keys(desk.channels).length;
  if (channels > maxChannels) {
    const place = { file: 'desk.json', pointer: '/channels' };
    issues.push(createSimulationIssue('too-many-channels', place, { got: channels, limit: maxChannels }));
    return null;
  }
  return { demand, desk, staffingId, entries };
}

/**
 * Prepares a pack's desk for running: hours, roster and demand laid along the calendar, samplers and people made.
 *
 * Where there are several channels, staffing entries that name a channel serve that one alone, before the others; entries
 * without a name are one pool of people shared by all channels, who take whoever has waited longest. A channel without
 * demand gets no contacts. Arrivals stop at the calendar's last midnight; the desk then runs empty.
 *
 * @throws EngineError `not-a-wall-time`, `not-a-date` for a pack that was not loaded by `loadPack`
 */
export function prepareDesk(pack: Pack, choice: DeskChoice = {}): DeskPreparation {
  const issues: Issue[] = [];
  const chosen = choose(pack, choice.staffing, issues);
  if (chosen === null) return { model: null, issues };
  const { demand, desk, staffingId, entries } = chosen;
  const days = listCalendarDays(demand.calendar);
  const ids = Object.keys(desk.channels);
  const plans = planPools(entries, ids);
  const unitsEach = findLeastCommonMultiple(Object.values(desk.channels).map((channel) => channel.perCounsellor ?? 1));
  const pools = plans.map((plan): PoolModel => ({
    roster: layRoster(plan.entries, days),
    unitsEach,
    channels: plan.channels,
  }));

  const laid = ids.map((id, index) => {
    const channel = desk.channels[id] as DeskChannel;
    const asked = Object.hasOwn(demand.channels, id) ? demand.channels[id] : undefined;
    const hours = layOpeningHours(channel, days);
    const rates = layDemand(asked, days, hours.entry, channel.outOfHours === 'carryOver');
    const total = expectTotal(asked) ?? 0;
    if (total > 0 && rates.expectedOffered === 0) {
      const pointer = formatJsonPointer(['channels', id, asked?.funnel ? 'funnel' : 'total']);
      issues.push(createPackIssue('demand-never-open', { file: 'demand.json', pointer }, { got: total }));
    }
    if (channel.timers && Object.keys(channel.timers).length > 0) {
      const pointer = formatJsonPointer(['channels', id, 'timers']);
      issues.push(createSimulationIssue('timers-in-walks-only', { file: 'desk.json', pointer }, { channel: id }));
    }
    const own = plans.flatMap((plan, pool) => (plan.channels.includes(index) ? [pool] : []));
    const parts = { dayCv: asked?.dayCv ?? 0, returns: asked?.returns, hours, rates, unitsEach, pools: own };
    return { rates, model: createChannelModel(id, channel, parts) };
  });
  const expectedArrivals = laid.reduce((sum, { rates }) => sum + rates.expectedArrivals, 0);
  const most = laid.reduce(
    (sum, { rates, model }) => sum + rates.expectedArrivals * countPerPerson(model) * countAttempts(model),
    0,
  );
  if (most > limits.contacts) {
    const params = { got: Math.round(most), limit: limits.contacts };
    issues.push(createPackIssue('too-many-contacts', { file: 'demand.json', pointer: '/channels' }, params));
  }

  const policy = choice.policy === undefined ? pack.policy : choice.policy;
  const made = pack.mix ? createPeople(pack.mix, policy) : null;
  issues.push(...(made?.issues ?? []));
  if (hasErrors(issues)) return { model: null, issues };

  const channels = laid.map(({ model }) => model);
  const cellOfHour = layCells(demand.calendar);
  const model: DeskModel = {
    packId: pack.identity.id,
    packHash: pack.hash,
    staffingId,
    policyId: policy?.id ?? null,
    policyHash: policy ? hashContent(policy) : null,
    horizonDays: days.length,
    cellOfHour,
    channels,
    pools,
    supervisors: layRoster(entries, days, ({ supervisors }) => supervisors ?? 0),
    people: made?.people ?? null,
    cases: made && policy ? createCaseMemo('consultation') : null,
    rosteredMinutes: sumRosters(pools, cellOfHour),
    openMinutes: sumOpenTime(channels, cellOfHour),
    expectedArrivals,
    assumedShare: findAssumedShare(pack, staffingId, policy === pack.policy),
  };
  return { model, issues };
}
