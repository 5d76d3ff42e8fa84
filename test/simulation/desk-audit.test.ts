import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../engine/kernel/event-queue.ts';
import { runAudited } from '../../engine/simulation/desk-audit.ts';
import { ranks } from '../../engine/simulation/event-ranks.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { anyDesk } from './any-desk.ts';
import { sketchModel } from './desk-fixtures.ts';

describe('at every single event of any desk', () => {
  it('nobody is lost, Little’s law holds on the path, and nobody does more than they can (40 random desks)', () => {
    fc.assert(
      fc.property(anyDesk, fc.nat(1000), (sketch, seed) => {
        const model = sketchModel(sketch);
        expect(runAudited(model, seed, 0)).toEqual(runReplication(model, seed, 0));
      }),
      { seed: 20210408, numRuns: 40 },
    );
  });
});

/** Loses every event of one rank. */
class ForgetfulQueue extends EventQueue {
  constructor(private readonly forgotten: number) {
    super();
  }

  override add(time: number, rank: number, subject: number): number {
    return super.add(rank === this.forgotten ? Infinity : time, rank, subject);
  }

  override takeNext(): boolean {
    return super.takeNext() && this.time < Infinity;
  }
}

describe('the audit notices', () => {
  const patient = { kind: 'queue', places: 3, patience: { kind: 'deterministic', value: 10 } };
  const retry = { probability: 1, after: { kind: 'deterministic', value: 20 }, max: 2 };
  const model = sketchModel({ perHour: 12, staff: 2, channel: { admission: patient, retry } });

  it('nothing in a desk that is in order', () => {
    expect(() => runAudited(model, 1, 0)).not.toThrow();
  });

  it.each(['retryArrived', 'sessionEnded'] as const)('that an event was lost: %s', (rank) => {
    const run = () => runAudited(model, 1, 0, new ForgetfulQueue(ranks[rank]));
    expect(run).toThrow(expect.objectContaining({ code: 'audit-failed' }));
  });
});
