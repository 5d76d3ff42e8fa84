import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../engine/kernel/event-queue.ts';
import { runDesk } from '../../engine/simulation/desk-run.ts';
import { foldReplications } from '../../engine/simulation/fold-replications.ts';
import {
  cellColumn,
  cellWidth,
  readCount,
  type CellColumn,
  type ReplicationRecord,
} from '../../engine/simulation/replication-record.ts';
import { countNames } from '../../engine/simulation/result.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { SortedListQueue } from '../kernel/sorted-list-queue.ts';
import { anyDesk } from './any-desk.ts';
import { requireModel, runMany, sketchDocuments, sketchModel, type DeskSketch } from './desk-fixtures.ts';

function sumCells({ byCell }: ReplicationRecord, column: CellColumn): number {
  let sum = 0;
  for (let at = cellColumn[column]; at < byCell.length; at += cellWidth) sum += byCell[at] ?? 0;
  return sum;
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

/** Writes down every event that it hands out. */
class LoggedQueue extends EventQueue {
  readonly log: string[] = [];

  override takeNext(): boolean {
    const isThere = super.takeNext();
    if (isThere) this.log.push(`${String(this.time)} ${String(this.rank)} ${String(this.subject)}`);
    return isThere;
  }
}

class LoggedList extends SortedListQueue {
  readonly log: string[] = [];

  override takeNext(): boolean {
    const isThere = super.takeNext();
    if (isThere) this.log.push(`${String(this.time)} ${String(this.rank)} ${String(this.subject)}`);
    return isThere;
  }
}

describe('whatever the options of a desk (random desks)', () => {
  it('nobody is lost: every contact offered comes to exactly one end, and every count agrees with its hours and days', () => {
    let connected = 0;
    let cut = 0;
    fc.assert(
      fc.property(anyDesk, fc.nat(1000), (sketch, seed) => {
        const record = runReplication(sketchModel(sketch), seed, 0);
        const count = Object.fromEntries(countNames.map((name) => [name, readCount(record, name)])) as Record<
          string,
          number
        >;
        const { attempts = 0, offered = 0, autoReplied = 0, abandoned = 0, closedOut = 0 } = count;
        expect(autoReplied + abandoned + closedOut + (count['connected'] ?? 0)).toBe(offered);
        expect((count['noReply'] ?? 0) + (count['realSessions'] ?? 0)).toBe(count['connected']);
        expect(offered).toBeLessThanOrEqual(attempts);
        expect(count['carriedOver']).toBeLessThanOrEqual(offered);
        expect(count['cutShort']).toBeLessThanOrEqual(count['connected'] ?? 0);
        expect(sumCells(record, 'offered')).toBe(offered);
        expect(sumCells(record, 'connected')).toBe(count['connected']);
        expect(sumCells(record, 'autoReplied')).toBe(autoReplied);
        expect(sumCells(record, 'abandoned')).toBe(abandoned);
        expect(sum(record.offeredByDay)).toBe(offered);
        expect(sum(record.connectedByDay)).toBe(count['connected']);
        connected += count['connected'] ?? 0;
        cut += count['cutShort'] ?? 0;
      }),
      { seed: 20210402, numRuns: 80 },
    );
    expect(connected).toBeGreaterThan(1000);
    expect(cut).toBeGreaterThan(50);
  });

  it('nobody works more than the roster within it, and waits and overtime are never negative', () => {
    fc.assert(
      fc.property(anyDesk, fc.nat(1000), (sketch, seed) => {
        const model = sketchModel(sketch);
        const record = runReplication(model, seed, 0);
        const rostered = sum(model.rosteredMinutes);
        expect(record.busyMinutes).toBeLessThanOrEqual(rostered + 1e-6);
        expect(record.busyMinutes).toBeGreaterThanOrEqual(0);
        expect(record.overtimeMinutes).toBeGreaterThanOrEqual(0);
        expect(record.waitMinutes).toBeGreaterThanOrEqual(0);
        model.rosteredMinutes.forEach((minutes, cell) => {
          expect(record.byCell[cell * cellWidth + cellColumn.busyMinutes]).toBeLessThanOrEqual(minutes + 1e-6);
        });
      }),
      { seed: 20210403, numRuns: 50 },
    );
  });

  it('the result holds no NaN and no infinity', () => {
    const isGood = (node: unknown): boolean => {
      if (typeof node === 'number') return Number.isFinite(node);
      if (typeof node !== 'object' || node === null) return true;
      return Object.values(node).every(isGood);
    };
    fc.assert(
      fc.property(anyDesk, fc.integer({ min: 1, max: 3 }), (sketch, replications) => {
        const model = sketchModel(sketch);
        expect(isGood(foldReplications(model, 1, runMany(model, replications)))).toBe(true);
      }),
      { seed: 20210404, numRuns: 25 },
    );
  });

  it('two channels on shared and on named counsellors lose nobody either', () => {
    interface Document {
      readonly calendar: unknown;
      readonly channels: Readonly<Record<string, unknown>>;
      readonly staffing: { readonly published: readonly object[] };
    }
    const joinSketches = (a: DeskSketch, b: DeskSketch, namesPhone: boolean) => {
      const [first, second] = [sketchDocuments(a), sketchDocuments(b)];
      const [demandA, demandB] = [first['demand.json'] as Document, second['demand.json'] as Document];
      const [deskA, deskB] = [first['desk.json'] as Document, second['desk.json'] as Document];
      const phoneStaff = deskB.staffing.published.map((entry) => (namesPhone ? { ...entry, channel: 'phone' } : entry));
      return {
        ...first,
        'demand.json': { ...demandA, channels: { sns: demandA.channels['sns'], phone: demandB.channels['sns'] } },
        'desk.json': {
          channels: { sns: deskA.channels['sns'], phone: deskB.channels['sns'] },
          staffing: { published: [...deskA.staffing.published, ...phoneStaff] },
        },
      };
    };
    let connected = 0;
    fc.assert(
      fc.property(anyDesk, anyDesk, fc.boolean(), fc.nat(1000), (a, b, namesPhone, seed) => {
        const model = requireModel(joinSketches(a, b, namesPhone));
        const record = runReplication(model, seed, 0);
        const [offered, met] = [readCount(record, 'offered'), readCount(record, 'connected')];
        const turnedAway =
          readCount(record, 'autoReplied') + readCount(record, 'abandoned') + readCount(record, 'closedOut');
        expect(turnedAway + met).toBe(offered);
        expect(record.busyMinutes).toBeLessThanOrEqual(sum(model.rosteredMinutes) + 1e-6);
        connected += met;
      }),
      { seed: 20210407, numRuns: 50 },
    );
    expect(connected).toBeGreaterThan(1000);
  });

  it('the slow twin kernel, a plain sorted list, gives the same log and the same record', () => {
    fc.assert(
      fc.property(anyDesk, (sketch) => {
        const model = sketchModel(sketch);
        const fast = new LoggedQueue();
        const slow = new LoggedList();
        expect(runDesk(model, 7, 0, fast)).toEqual(runDesk(model, 7, 0, slow));
        expect(fast.log).toEqual(slow.log);
      }),
      { seed: 20210405, numRuns: 25 },
    );
  });
});
