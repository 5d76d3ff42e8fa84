import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runAudited } from '../../engine/simulation/desk-audit.ts';
import { readCount } from '../../engine/simulation/replication-record.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { anyDesk } from '../simulation/any-desk.ts';
import { requireModel, sketchModel } from '../simulation/desk-fixtures.ts';
import { expectSameDesk } from '../simulation/expect-same-desk.ts';
import { sketchWithExtras } from '../simulation/judged-fixtures.ts';

describe('at every single event of 750 random desks', () => {
  test('nobody is lost, Little’s law holds on the path, and nobody does more than they can', () => {
    let connected = 0;
    let cut = 0;
    fc.assert(
      fc.property(anyDesk, fc.nat(1000), (sketch, seed) => {
        const model = sketchModel(sketch);
        const record = runAudited(model, seed, 0);
        expect(record).toEqual(runReplication(model, seed, 0));
        connected += readCount(record, 'connected');
        cut += readCount(record, 'cutShort');
      }),
      { seed: 20210409, numRuns: 750 },
    );
    expect(connected).toBeGreaterThan(5_000);
    expect(cut).toBeGreaterThan(250);
  });

  test('the desk written a second time gives the same counts, waits and hours (300 of them)', () => {
    fc.assert(
      fc.property(anyDesk, fc.nat(1000), (sketch, seed) => {
        expectSameDesk(sketchModel(sketch), seed, 0);
      }),
      { seed: 20210414, numRuns: 300 },
    );
  });

  test('nor with surges, shocks, people who come back and people pulled into emergencies (150 of them)', () => {
    let helped = 0;
    let repeats = 0;
    fc.assert(
      fc.property(anyDesk, fc.nat(1000), (sketch, seed) => {
        const { emergency, repeatContacts } = runAudited(requireModel(sketchWithExtras(sketch)), seed, 0);
        helped += emergency.helpedAtOnce + emergency.helpedLater;
        repeats += repeatContacts;
      }),
      { seed: 20210411, numRuns: 150 },
    );
    expect(helped).toBeGreaterThan(150);
    expect(repeats).toBeGreaterThan(1500);
  });
});
