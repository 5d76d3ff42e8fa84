import { describe, expect, it } from 'vitest';
import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { meanOf, simulate, sketchModel, type DeskSketch } from './desk-fixtures.ts';

type Json = Readonly<Record<string, unknown>>;

const at = (hour: number, perHour: number) => Array.from({ length: 24 }, (_, each) => (each === hour ? perHour : 0));
const lasting = (minutes: number) => [{ share: 1, kind: 'real', minutes: { kind: 'deterministic', value: minutes } }];

/** Everyone writes between seven and eight and enters together at nine. */
function sketchMorning(channel: Json, sketch: DeskSketch = {}): DeskModel {
  return sketchModel({ perHour: at(7, 8), ...sketch, channel: { outOfHours: 'carryOver', ...channel } });
}

function runMorning(model: DeskModel, people: number): ReplicationRecord {
  for (let seed = 1; seed < 1000; seed++) {
    const record = runReplication(model, seed, 0);
    if (readCount(record, 'attempts') === people) return record;
  }
  throw new Error(`no seed brings ${String(people)} people`);
}

const stepAtTen = (from: number, to: number) => [
  { days: 'all', from: '09:00', to: '10:00', counsellors: from },
  { days: 'all', from: '10:00', to: '21:00', counsellors: to },
];

describe('a contact that is carried over', () => {
  it('counts in the hour and on the day in which it came, not at the opening', () => {
    const { byHour } = simulate(sketchMorning({}, { staff: 20 }), 5);
    const counted = byHour.filter(({ offered }) => meanOf(offered) > 0);
    expect(counted.map(({ hour }) => hour)).toEqual([7]);
    expect(meanOf(counted[0]?.connected ?? { mean: null })).toBe(meanOf(counted[0]?.offered ?? { mean: null }));
  });

  it('over night counts on the evening’s day', () => {
    const record = runReplication(sketchMorning({}, { staff: 20, perHour: at(22, 8), to: '2021-04-07' }), 1, 0);
    expect(record.offeredByDay[0]).toBeGreaterThan(0);
    expect(record.offeredByDay[1]).toBe(0);
  });
});

describe('a step down', () => {
  it('leaves wrap-ups out of what is above the new level: nobody is cut for one', () => {
    const session = lasting(50);
    const wrapUp = { kind: 'deterministic', value: 30 };
    const record = runMorning(
      sketchMorning(
        { session, wrapUp, stepDown: 'cut' },
        { staff: [...stepAtTen(2, 1), { days: 'all', from: '09:45', to: '10:00', counsellors: 1 }] },
      ),
      3,
    );
    // Two talk 9:00–9:50, and wrap up until 10:20. From 9:45 there are three counsellors, and the third person talks 9:45–10:35; at ten two wrap up and one talks: the one who stays.
    expect(readCount(record, 'cutShort')).toBe(0);
    expect(record.overtimeMinutes).toBe(2 * 20);
  });

  it('counts chats, not heads: two counsellors with one chat each step down to one of two chats, and both chats go on', () => {
    const chats = { perCounsellor: 2, slowdown: [1, 0.5], session: lasting(90) };
    for (const stepDown of ['cut', 'finish']) {
      const record = runMorning(sketchMorning({ ...chats, stepDown }, { staff: stepAtTen(2, 1) }), 2);
      expect(readCount(record, 'cutShort')).toBe(0);
      // Each keeps their chat at full speed until 10:30; who should have left works half an hour over.
      expect(record.overtimeMinutes).toBe(30);
    }
    // Three chats, two of them with one counsellor, are one above the level: the last begun ends.
    const three = runMorning(sketchMorning({ ...chats, stepDown: 'cut' }, { staff: stepAtTen(2, 1) }), 3);
    expect(readCount(three, 'cutShort')).toBe(1);
  });
});

describe('a surge after opening', () => {
  it('lasts whole clock hours: with a door that opens at half past nine it raises the hour from nine on', () => {
    const sketch = (demand: Json) =>
      sketchModel({
        staff: 999,
        perHour: 60,
        demand,
        channel: { open: { weekday: ['09:30', '21:00'] }, outOfHours: 'lost' },
      });
    const [plain, surged] = [sketch({}), sketch({ openingSurge: { factor: 2, hours: 1 } })];
    const [before, after] = [plain, surged].map((model) =>
      [...(model.channels[0]?.perMinute ?? [])].map((rate) => rate * 60),
    );
    expect(after?.slice(8, 12)).toEqual([before?.[8], 2 * (before?.[9] ?? 0), before?.[10], before?.[11]]);
  });
});
