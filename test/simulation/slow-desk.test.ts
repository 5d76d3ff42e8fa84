import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDesk } from './any-desk.ts';
import { expectSameDesk } from './expect-same-desk.ts';
import { sketchModel, type DeskSketch } from './desk-fixtures.ts';

/** One crowded day with a step down at one o'clock and one up at three, a queue and sessions of an hour. */
const crowdedDay: fc.Arbitrary<DeskSketch> = fc
  .record({
    perHour: fc.integer({ min: 6, max: 16 }),
    morning: fc.integer({ min: 3, max: 5 }),
    noon: fc.integer({ min: 0, max: 2 }),
    evening: fc.integer({ min: 1, max: 4 }),
    stepDown: fc.constantFrom('finish', 'requeue', 'cut'),
    closing: fc.constantFrom('finish', 'serveWaiting', 'cut'),
    patience: fc.option(fc.record({ kind: fc.constant('exponential'), mean: fc.integer({ min: 10, max: 90 }) })),
    wrapUp: fc.option(fc.constant({ kind: 'deterministic', value: 10 })),
    chats: fc.constantFrom({}, { perCounsellor: 2, slowdown: [1, 0.6] }),
  })
  .map(({ perHour, morning, noon, evening, stepDown, closing, patience, wrapUp, chats }) => ({
    perHour,
    staff: [
      { days: 'all', from: '09:00', to: '13:00', counsellors: morning },
      { days: 'all', from: '13:00', to: '15:00', counsellors: noon },
      { days: 'all', from: '15:00', to: '21:00', counsellors: evening },
    ],
    channel: {
      admission: { kind: 'queue', places: 6, patience },
      session: [{ share: 1, kind: 'real', minutes: { kind: 'gamma', mean: 60, cv: 0.5 } }],
      stepDown,
      closing,
      wrapUp,
      ...chats,
    },
  }));

describe('the desk written a second time, with lists that are searched from end to end', () => {
  it('gives the same counts, waits, hours and overtime on 120 random desks of every option', () => {
    let connected = 0;
    let cut = 0;
    let messages = 0;
    fc.assert(
      fc.property(anyDesk, fc.nat(1000), (sketch, seed) => {
        const { counts, callBack } = expectSameDesk(sketchModel(sketch), seed, 0);
        connected += counts['connected'] ?? 0;
        cut += counts['cutShort'] ?? 0;
        messages += callBack.messages;
      }),
      { seed: 20210412, numRuns: 120 },
    );
    expect(connected).toBeGreaterThan(2000);
    expect(cut).toBeGreaterThan(100);
    expect(messages).toBeGreaterThan(100);
  });

  it('and on 80 crowded days whose staff steps down at one and up again at three', () => {
    let cut = 0;
    fc.assert(
      fc.property(crowdedDay, fc.nat(1000), (sketch, seed) => {
        cut += expectSameDesk(sketchModel(sketch), seed, 0).counts['cutShort'] ?? 0;
      }),
      { seed: 20210413, numRuns: 80 },
    );
    expect(cut).toBeGreaterThan(50);
  });
});
