import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Contact } from '../../engine/simulation/contact.ts';
import { ContactStore } from '../../engine/simulation/contact.ts';
import { ChannelState } from '../../engine/simulation/channel-state.ts';
import { openChannelStreams, type Purpose } from '../../engine/simulation/streams.ts';
import { requireModel } from '../simulation/desk-fixtures.ts';
import { sketchJudged } from '../simulation/judged-fixtures.ts';
import { correlate, findRelatedPurposes, findSharedFirstDraws } from '../simulation/shared-luck.ts';

type OpenStreams = typeof openChannelStreams;

/** The streams as written, or with a fault put into them, for everything that opens streams in this file. */
const planted = vi.hoisted(() => ({ fault: null as null | ((open: OpenStreams) => OpenStreams) }));

vi.mock('../../engine/simulation/streams.ts', async (loadOriginal) => {
  const original = await loadOriginal<{ openChannelStreams: OpenStreams }>();
  const open: OpenStreams = (...address) =>
    (planted.fault?.(original.openChannelStreams) ?? original.openChannelStreams)(...address);
  return { ...original, openChannelStreams: open };
});

afterEach(() => {
  planted.fault = null;
});

const purposes = Object.keys(openChannelStreams(1, 0, 0)) as Purpose[];

const exponential = { kind: 'exponential', mean: 30 };
const mix = {
  profiles: ['child', 'mother', 'father', 'neighbour'].map((consulter) => ({
    id: consulter,
    share: 0.25,
    consulter,
    answers: { injuryNow: 0.5, abuseHint: 0.5 },
    values: { childAge: Array.from({ length: 18 }, (_, age) => [age, 1 / 18]) },
  })),
};
const model = requireModel(
  sketchJudged(
    {
      dayCv: 0.7,
      channel: {
        admission: { kind: 'queue', places: null, patience: exponential },
        session: [
          { share: 0.5, kind: 'noReply', minutes: exponential },
          { share: 0.5, kind: 'real', minutes: exponential },
        ],
        wrapUp: exponential,
        retry: { probability: 0.5, after: exponential, max: 3 },
        seatAvailability: 0.5,
      },
      demand: { returns: { probability: 0.9, after: exponential, max: 3 } },
    },
    { 'mix.json': mix },
  ),
);

function openChannel(replication: number): ChannelState {
  const [channel] = model.channels;
  if (!channel) throw new Error('no channel');
  return new ChannelState(channel, 0, model, 11, replication);
}

/** Everything chance decides for a channel and for the first contacts of a replication, each by what it is. */
function drawLuck(replication: number, people: number): Record<string, readonly (number | string)[]> {
  const channel = openChannel(replication);
  const store = new ContactStore();
  const contacts = Array.from({ length: people }, (): Contact => channel.create(store, 0));
  const of = (read: (contact: Contact) => number | string) => contacts.map(read);
  channel.redrawSeats();
  return {
    sessionPart: of(({ isReal }) => Number(isReal)),
    sessionMinutes: of(({ minutes }) => minutes),
    wrapUp: of(({ wrapUpMinutes }) => wrapUpMinutes),
    patience: of(({ patienceMinutes }) => patienceMinutes),
    ownLuck: of(({ highBits, lowBits }) => `${String(highBits)} ${String(lowBits)}`),
    profile: of(({ consulter }) => consulter),
    answers: of(({ judgement }) => JSON.stringify(judgement?.columns)),
    arrivals: Array.from({ length: 10 }, () => channel.arrivals.next()),
    usableSeats: [channel.seatLuck],
  };
}

/** What two replications share of all that chance decides. */
function findSharedLuck(first: number, second: number): string[] {
  const [a, b] = [drawLuck(first, 60), drawLuck(second, 60)];
  return Object.keys(a).filter((what) => JSON.stringify(a[what]) === JSON.stringify(b[what]));
}

describe('the luck of a desk', () => {
  it.each([1, 2, 20210401])(
    'begins with another number for every purpose, channel and replication (seed %i)',
    (seed) => {
      expect(findSharedFirstDraws(openChannelStreams, seed)).toEqual([]);
      expect(findSharedStreams()).toEqual([]);
    },
  );

  it.each([1, 20210401])(
    'of one purpose tells nothing of another one, nor of the next replication (seed %i)',
    (seed) => {
      expect(findRelatedPurposes(openChannelStreams, seed)).toEqual([]);
    },
  );

  it('differs between replications in everything that is drawn for a contact', () => {
    expect(findSharedLuck(0, 1)).toEqual([]);
    expect(findSharedLuck(0, 7)).toEqual([]);
  });

  it('differs between replications in the busy and the quiet days', () => {
    const firstArrivals = (replication: number) => {
      const { arrivals } = openChannel(replication);
      return [...(Reflect.get(arrivals, 'rates') as Float64Array)].filter((_, hour) => hour % 24 === 12);
    };
    const [a, b] = [firstArrivals(0), firstArrivals(1)];
    expect(new Set([...a, ...b]).size).toBe(a.length + b.length);
  });

  it('makes a long talk no sign of a long wrap-up or of long patience', () => {
    const luck = drawLuck(0, 3000);
    const numbers = ['sessionPart', 'sessionMinutes', 'wrapUp', 'patience', 'profile'].map((what) =>
      (luck[what] ?? []).map((value) => (typeof value === 'number' ? value : Number.NaN)),
    );
    numbers.forEach((a, index) => {
      for (const b of numbers.slice(index + 1)) expect(Math.abs(correlate(a, b))).toBeLessThan(5 / Math.sqrt(3000));
    });
  });

  it('of one person is private to each use: retries, patience after an interruption, and the way back', () => {
    const channel = openChannel(0);
    const store = new ContactStore();
    const [one, other] = [channel.create(store, 0), channel.create(store, 0)];
    const fresh = [one, other].flatMap((contact) => [
      channel.drawFreshPatience(contact),
      channel.drawFreshPatience(contact),
    ]);
    for (const contact of [one, other]) {
      channel.renew(contact, 0);
      fresh.push(contact.minutes, contact.patienceMinutes, contact.wrapUpMinutes);
    }
    expect(new Set(fresh).size).toBe(fresh.length);
  });
});

describe('a fault put into the streams is noticed', () => {
  it.each(purposes)('every replication uses the first one’s %s', (purpose) => {
    planted.fault = (open) => (seed, replication, channel) => ({
      ...open(seed, replication, channel),
      [purpose]: open(seed, 0, channel)[purpose],
    });
    expect(findSharedFirstDraws(openChannelStreams, 1)).not.toEqual([]);
  });

  it.each(purposes)('every channel uses the first one’s %s', (purpose) => {
    planted.fault = (open) => (seed, replication, channel) => ({
      ...open(seed, replication, channel),
      [purpose]: open(seed, replication, 0)[purpose],
    });
    expect(findSharedFirstDraws(openChannelStreams, 1)).not.toEqual([]);
  });

  it.each(purposes.flatMap((one, index) => purposes.slice(index + 1).map((other) => [one, other] as const)))(
    '%s and %s are read from one stream',
    (one, other) => {
      planted.fault = (open) => (seed, replication, channel) => {
        const streams = open(seed, replication, channel);
        return { ...streams, [other]: streams[one] };
      };
      expect(findSharedStreams()).toEqual([`${one} = ${other}`]);
    },
  );

  it('one purpose is the mirror of another', () => {
    planted.fault = (open) => (seed, replication, channel) => {
      const streams = open(seed, replication, channel);
      const { patience } = open(seed, replication, channel);
      const mirrored = { uniform: () => 1 - patience.uniform(), bits: () => ~patience.bits() };
      return { ...streams, wrapUp: mirrored } as typeof streams;
    };
    expect(findRelatedPurposes(openChannelStreams, 1)).toContainEqual(expect.stringMatching(/^wrapUp ~ patience: -1/));
  });

  it('the number of the replication is forgotten: everything that is drawn is shared', () => {
    planted.fault = (open) => (seed, _, channel) => open(seed, 0, channel);
    expect(findSharedLuck(0, 1)).toHaveLength(9);
  });
});

/** Purposes that are given one and the same stream: its draws are then dealt out between them. */
function findSharedStreams(): string[] {
  const streams = Object.entries(openChannelStreams(1, 2, 0));
  return streams.flatMap(([one, stream], index) =>
    streams.slice(index + 1).flatMap(([other, same]) => (stream === same ? [`${one} = ${other}`] : [])),
  );
}
