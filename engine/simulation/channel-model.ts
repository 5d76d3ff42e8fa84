import type { Distribution } from '../kernel/distribution.ts';
import { createSampler, type Sampler } from '../kernel/samplers.ts';
import type { DemandChannel, DeskChannel } from '../pack/pack-schema.ts';
import type { DemandRates } from './demand-rates.ts';
import type { ChannelModel } from './desk-model.ts';
import type { OpeningHours } from './opening-hours.ts';

/** A constant of 0 minutes stands for any distribution without a positive mean, which has no other value. */
function sampleMinutes(distribution: Distribution): Sampler {
  const isNothing =
    distribution.kind !== 'deterministic' && distribution.kind !== 'empirical' && distribution.mean === 0;
  return createSampler(isNothing ? { kind: 'deterministic', value: 0 } : distribution);
}

/** What else a channel's model is made from. */
export interface ChannelParts {
  /** Over-dispersion of a day's rates: coefficient of variation. */
  readonly dayCv: number;
  readonly hours: OpeningHours;
  readonly returns: DemandChannel['returns'];
  readonly rates: DemandRates;
  readonly unitsEach: number;
  readonly pools: readonly number[];
}

function listStarts(spans: Float64Array): number[] {
  return [...spans].filter((_, index) => index % 2 === 0);
}

function createCallBack(asked: NonNullable<DeskChannel['callBack']>): ChannelModel['callBack'] {
  const { afterAttempts = 1, probability, after, comes = 1, within, max } = asked;
  return {
    afterAttempts,
    probability,
    after: after === 'whenFree' ? null : sampleMinutes(after),
    comes,
    within: sampleMinutes(within ?? { kind: 'deterministic', value: 0 }),
    max,
  };
}

/** Makes one channel ready to run; options left out of the file take their defaults here. */
export function createChannelModel(id: string, desk: DeskChannel, parts: ChannelParts): ChannelModel {
  const { admission, retry } = desk;
  const isQueue = admission.kind === 'queue';
  const { hours, rates, unitsEach } = parts;
  const openings = new Set([...listStarts(hours.open), ...listStarts(hours.entry)]);
  let upTo = 0;
  return {
    id,
    perMinute: rates.perMinute,
    dayFactor: createSampler({ kind: 'gamma', mean: 1, cv: parts.dayCv }),
    open: hours.open,
    entry: hours.entry,
    openings: Float64Array.from([...openings].sort((a, b) => a - b)),
    places: isQueue ? (admission.places ?? Infinity) : 0,
    patience: isQueue && admission.patience ? sampleMinutes(admission.patience) : null,
    session: desk.session.map(({ share, kind, minutes }) => ({
      upTo: (upTo += share),
      isReal: kind === 'real',
      minutes: sampleMinutes(minutes),
    })),
    wrapUp: desk.wrapUp ? sampleMinutes(desk.wrapUp) : null,
    units: unitsEach / (desk.perCounsellor ?? 1),
    slowdown: desk.slowdown ?? [1],
    stepDown: desk.stepDown ?? 'finish',
    closing: desk.closing ?? 'finish',
    carriesOver: desk.outOfHours === 'carryOver',
    serviceWithin: desk.serviceLevel?.withinMinutes ?? null,
    retry: retry ? { probability: retry.probability, after: sampleMinutes(retry.after), max: retry.max } : null,
    callBack: desk.callBack ? createCallBack(desk.callBack) : null,
    returns: parts.returns ? { ...parts.returns, after: sampleMinutes(parts.returns.after) } : null,
    emergency: desk.emergency
      ? { secondPerson: desk.emergency.secondPerson, supervisor: desk.emergency.supervisor ?? false }
      : null,
    seatAvailability: desk.seatAvailability ?? 1,
    pools: parts.pools,
  };
}
