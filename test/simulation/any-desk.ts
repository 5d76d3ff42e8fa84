import fc from 'fast-check';
import type { DeskSketch } from './desk-fixtures.ts';

const minutes = (max: number) =>
  fc.oneof(
    fc.record({ kind: fc.constant('deterministic'), value: fc.integer({ min: 0, max }) }),
    fc.record({ kind: fc.constant('exponential'), mean: fc.integer({ min: 1, max }) }),
    fc.record({ kind: fc.constant('lognormal'), mean: fc.integer({ min: 1, max }), sd: fc.integer({ min: 0, max }) }),
    fc.record({ kind: fc.constant('gamma'), mean: fc.integer({ min: 1, max }), cv: fc.constantFrom(0, 0.5, 1, 2) }),
    fc.constant({
      kind: 'empirical',
      bins: [
        [0, 5, 0.25],
        [5, max, 0.75],
      ],
    }),
  );

const wallTime = fc.constantFrom('00:00', '02:00', '09:00', '12:30', '17:00', '21:00', '23:00', '24:00');
const openSpan = fc
  .tuple(wallTime, wallTime)
  .filter(([from]) => from !== '24:00')
  .map((span) => span as [string, string]);

const admission = fc.oneof(
  fc.constant({ kind: 'loss' }),
  fc.record({
    kind: fc.constant('queue'),
    places: fc.option(fc.nat(4)),
    patience: fc.option(minutes(40)),
  }),
);

/** Halfway from opening to closing, also where the desk closes after midnight. */
function findHalfTime([from, to]: readonly [string, string]): string {
  const read = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const length = ((read(to) - read(from) + 2 * 1440 - 1) % 1440) + 1;
  const half = (read(from) + Math.floor(length / 2)) % 1440;
  const digits = (value: number) => String(value).padStart(2, '0');
  return `${digits(Math.floor(half / 60))}:${digits(half % 60)}`;
}

/** Desks of every option: three days from a Friday, up to eight staff, several spans and rules at once. */
export const anyDesk: fc.Arbitrary<DeskSketch> = fc
  .record({
    perHour: fc.integer({ min: 0, max: 20 }),
    dayCv: fc.constantFrom(0, 0.5),
    admission,
    open: fc.record({ weekday: fc.option(openSpan), saturday: fc.option(openSpan) }, { requiredKeys: ['weekday'] }),
    session: fc.constantFrom([1], [0.3, 0.7]).chain((shares) =>
      fc.tuple(
        ...shares.map((share, index) =>
          fc.record({
            share: fc.constant(share),
            kind: fc.constant(index === 0 && shares.length > 1 ? 'noReply' : 'real'),
            minutes: minutes(90),
          }),
        ),
      ),
    ),
    wrapUp: fc.option(minutes(20)),
    chats: fc.constantFrom({}, { perCounsellor: 2, slowdown: [1, 0.6] }, { perCounsellor: 3, slowdown: [1, 1, 0.5] }),
    stepDown: fc.constantFrom('finish', 'requeue', 'cut'),
    closing: fc.constantFrom('finish', 'serveWaiting', 'cut'),
    outOfHours: fc.constantFrom('lost', 'carryOver'),
    retry: fc.option(fc.record({ probability: fc.constantFrom(0, 0.5, 1), after: minutes(60), max: fc.nat(3) })),
    seatAvailability: fc.constantFrom(1, 1, 0.7),
    callBack: fc.option(
      fc.record({
        afterAttempts: fc.integer({ min: 1, max: 2 }),
        probability: fc.constantFrom(0.5, 1),
        after: fc.oneof(fc.constant('whenFree' as const), minutes(60)),
        comes: fc.constantFrom(0.5, 1),
        within: minutes(30),
        max: fc.nat(2),
      }),
    ),
    closesDoorEarly: fc.boolean(),
    staff: fc.array(
      fc.record({
        days: fc.constantFrom('all', 'weekday', 'weekend', 'fri', 'sat'),
        from: wallTime.filter((time) => time !== '24:00'),
        to: wallTime,
        counsellors: fc.nat(4),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ perHour, dayCv, staff, chats, stepDown, closesDoorEarly, ...channel }) => ({
    perHour,
    dayCv,
    staff,
    from: '2021-04-02',
    to: '2021-04-05',
    channel: {
      ...channel,
      ...chats,
      ...(closesDoorEarly && channel.open.weekday
        ? { lastEntry: { weekday: findHalfTime(channel.open.weekday) } }
        : {}),
      stepDown: stepDown === 'requeue' && channel.admission.kind === 'loss' ? 'finish' : stepDown,
    },
  }));
