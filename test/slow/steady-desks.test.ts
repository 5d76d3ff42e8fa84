import { describe, expect, it } from 'vitest';
import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { runMany, sketchModel } from '../simulation/desk-fixtures.ts';
import { erlangB10, erlangB5, fewPlaces, impatient, patient } from '../theory/exact-answers.ts';
import { scoreAgainst } from '../theory/standard-errors.ts';

/** Four standard errors: a right desk fails one check with probability 6e-5. The seed is fixed. */
const limit = 4;
const replications = 30;
const days = 91;
const hours = days * 24;
/** The desk starts empty and takes some three sessions to settle: a share may be off by that part of the calendar. */
const startBias = 3 / hours;

const exponentialHour = { kind: 'exponential', mean: 60 };

function alwaysOpen(perHour: number, staff: number, channel: Readonly<Record<string, unknown>>): DeskModel {
  return sketchModel({
    perHour,
    staff,
    to: '2021-07-05',
    channel: {
      open: { weekday: ['00:00', '24:00'] },
      session: [{ share: 1, kind: 'real', minutes: exponentialHour }],
      ...channel,
    },
  });
}

function share(records: readonly ReplicationRecord[], name: 'autoReplied' | 'abandoned'): number[] {
  return records.map((record) => readCount(record, name) / readCount(record, 'offered'));
}

describe('a desk in a steady state agrees with the exact answers (30 × 91 days, four standard errors)', () => {
  it.each([erlangB5, erlangB10])('turns away as Erlang B says: $servers counsellors, $perHour an hour', (exact) => {
    const records = runMany(alwaysOpen(exact.perHour, exact.servers, {}), replications, 101);
    expect(scoreAgainst(share(records, 'autoReplied'), exact.blocked, startBias * exact.blocked)).toBeLessThan(limit);
  });

  it('does so for any distribution of session length with that mean', () => {
    const session = [{ share: 1, kind: 'real', minutes: { kind: 'lognormal', mean: 60, sd: 50 } }];
    const records = runMany(alwaysOpen(5, 5, { session }), replications, 102);
    expect(scoreAgainst(share(records, 'autoReplied'), erlangB5.blocked, startBias)).toBeLessThan(limit);
  });

  it('would be caught if a sixth counsellor stood there', () => {
    const records = runMany(alwaysOpen(5, 6, {}), replications, 101);
    expect(scoreAgainst(share(records, 'autoReplied'), erlangB5.blocked, startBias)).toBeGreaterThan(10 * limit);
  });

  it('with three waiting places: blocked, queue, wait and occupancy of M/M/7/10', () => {
    const admission = { kind: 'queue', places: fewPlaces.places, patience: null };
    const records = runMany(alwaysOpen(fewPlaces.perHour, fewPlaces.servers, { admission }), replications, 103);
    expect(scoreAgainst(share(records, 'autoReplied'), fewPlaces.blocked, startBias)).toBeLessThan(limit);
    const queue = records.map((record) => record.waitingMinutes / (hours * 60));
    expect(scoreAgainst(queue, fewPlaces.meanQueue, startBias)).toBeLessThan(limit);
    const waits = records.map((record) => record.waitMinutes / readCount(record, 'connected') / 60);
    expect(scoreAgainst(waits, fewPlaces.meanWaitAccepted, startBias)).toBeLessThan(limit);
    const occupancy = records.map((record) => record.busyMinutes / (hours * 60 * fewPlaces.servers));
    expect(scoreAgainst(occupancy, fewPlaces.occupancy, startBias)).toBeLessThan(limit);
  });

  it('with patience: abandonment, queue, occupancy and service level of Erlang A', () => {
    const admission = {
      kind: 'queue',
      places: null,
      patience: { kind: 'exponential', mean: impatient.patienceMinutes },
    };
    const channel = { admission, serviceLevel: { withinMinutes: 6 } };
    const records = runMany(alwaysOpen(impatient.perHour, impatient.servers, channel), replications, 104);
    expect(scoreAgainst(share(records, 'abandoned'), impatient.abandoned, startBias)).toBeLessThan(limit);
    const queue = records.map((record) => record.waitingMinutes / (hours * 60));
    expect(scoreAgainst(queue, impatient.meanQueue, startBias)).toBeLessThan(limit);
    const occupancy = records.map((record) => record.busyMinutes / (hours * 60 * impatient.servers));
    expect(scoreAgainst(occupancy, impatient.occupancy, startBias)).toBeLessThan(limit);
    const within = records.map((record) => record.withinServiceLevel / record.withServiceLevel);
    expect(scoreAgainst(within, impatient.servedWithin6Minutes, startBias)).toBeLessThan(limit);
  });

  it('without any limit: the long queue of Erlang C', () => {
    const admission = { kind: 'queue', places: null, patience: null };
    const records = runMany(alwaysOpen(patient.perHour, patient.servers, { admission }), 60, 105);
    const queue = records.map((record) => record.waitingMinutes / (hours * 60));
    // At 93 % load the queue takes some (1 − √ρ)^−2 ÷ 7 ≈ 110 hours to settle.
    expect(scoreAgainst(queue, patient.meanQueue, (110 / hours) * patient.meanQueue)).toBeLessThan(limit);
  });

  it('one counsellor with three chats that slow each other down: a birth-death chain with death rates k × slowdown', () => {
    const slowdown = [1, 0.8, 0.5];
    const records = runMany(alwaysOpen(2, 1, { perCounsellor: 3, slowdown }), replications, 106);
    const weights = [1];
    slowdown.forEach((speed, index) => weights.push(((weights[index] ?? 0) * 2) / ((index + 1) * speed)));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    expect(scoreAgainst(share(records, 'autoReplied'), (weights[3] ?? 0) / all, startBias)).toBeLessThan(limit);
    const busy = weights.reduce((sum, weight, k) => sum + weight * k, 0) / all / 3;
    const occupancy = records.map((record) => record.busyMinutes / (hours * 60));
    expect(scoreAgainst(occupancy, busy, startBias)).toBeLessThan(limit);
  });

  it('wrap-up holds the counsellor as the session does: Erlang B with both together', () => {
    const session = [{ share: 1, kind: 'real', minutes: { kind: 'exponential', mean: 45 } }];
    const channel = { session, wrapUp: { kind: 'exponential', mean: 15 } };
    const records = runMany(alwaysOpen(5, 5, channel), replications, 107);
    expect(scoreAgainst(share(records, 'autoReplied'), erlangB5.blocked, startBias)).toBeLessThan(limit);
  });
});
