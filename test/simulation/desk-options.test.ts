import { describe, expect, it } from 'vitest';
import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { countNames } from '../../engine/simulation/result.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { meanOf, runMany, simulate, sketchModel, tuesday, type DeskSketch } from './desk-fixtures.ts';

type Json = Readonly<Record<string, unknown>>;

function countsOf(record: ReplicationRecord): Record<string, number> {
  return Object.fromEntries(countNames.map((name) => [name, readCount(record, name)]));
}

const inHour = (hour: number, perHour: number) => Array.from({ length: 24 }, (_, at) => (at === hour ? perHour : 0));

/**
 * Everyone writes before nine and is carried over: at nine so many enter at once, in the order in which they came. That
 * makes an exact timetable of a random day.
 */
function sketchMorning(channel: Json, sketch: DeskSketch = {}): DeskModel {
  return sketchModel({ perHour: inHour(8, 8), ...sketch, channel: { outOfHours: 'carryOver', ...channel } });
}

/** A morning with exactly `people` at the door. */
function runMorning(model: DeskModel, people: number): ReplicationRecord {
  for (let seed = 1; seed < 1000; seed++) {
    const record = runReplication(model, seed, 0);
    if (readCount(record, 'attempts') === people) return record;
  }
  throw new Error(`no seed brings ${people} people`);
}

const queueWithout = { admission: { kind: 'queue', places: null, patience: null } };

describe('at the door', () => {
  it('a loss desk without staff answers everyone automatically', () => {
    const counts = countsOf(runReplication(sketchModel({ staff: 0 }), 1, 0));
    expect(counts['offered']).toBeGreaterThan(30);
    expect(counts).toMatchObject({ autoReplied: counts['offered'], connected: 0 });
  });

  it('who comes while the desk is closed is an attempt and nothing else', () => {
    const counts = countsOf(runReplication(sketchModel({ perHour: inHour(8, 20) }), 1, 0));
    expect(counts['attempts']).toBeGreaterThan(5);
    expect(counts).toMatchObject({ offered: 0, autoReplied: 0, carriedOver: 0 });
  });

  it('who comes after the last entry is not offered, though the desk is still open', () => {
    const late = { lastEntry: { weekday: '20:00' } };
    const counts = countsOf(runReplication(sketchModel({ perHour: inHour(20, 20), channel: late }), 1, 0));
    expect(counts['attempts']).toBeGreaterThan(5);
    expect(counts['offered']).toBe(0);
  });

  it('who was carried over enters at the opening and waits even at a loss desk', () => {
    const record = runMorning(sketchMorning({}, { staff: 1 }), 6);
    expect(countsOf(record)).toMatchObject({ attempts: 6, offered: 6, carriedOver: 6, connected: 6, autoReplied: 0 });
    // One counsellor, an hour each: waits of 0, 60, … 300 minutes.
    expect([record.waitMinutes, record.p95WaitMinutes, record.longestQueue]).toEqual([900, 300, 5]);
    expect(record.busyMinutes).toBe(360);
  });

  it('nobody is carried over past the last opening of the calendar', () => {
    const counts = countsOf(
      runReplication(sketchModel({ perHour: inHour(22, 20), channel: { outOfHours: 'carryOver' } }), 1, 0),
    );
    expect(counts['attempts']).toBeGreaterThan(5);
    expect(counts).toMatchObject({ offered: 0, carriedOver: 0 });
  });

  it('those carried over do not need a place, but leave none for new contacts', () => {
    const perHour = inHour(8, 8).map((rate, hour) => (hour === 9 ? 30 : rate));
    const admission = { kind: 'queue', places: 2, patience: null };
    const record = runReplication(sketchMorning({ admission }, { staff: 1, perHour }), 1, 0);
    const counts = countsOf(record);
    expect(counts['carriedOver']).toBeGreaterThan(4);
    expect(record.longestQueue).toBe((counts['carriedOver'] ?? 0) - 1);
    expect(counts['autoReplied']).toBe((counts['offered'] ?? 0) - (counts['carriedOver'] ?? 0));
  });

  it('the waiting places are what limits the queue', () => {
    const admission = { kind: 'queue', places: 3, patience: null };
    const records = runMany(sketchModel({ perHour: 30, staff: 2, channel: { admission } }), 20);
    expect(new Set(records.map(({ longestQueue }) => longestQueue))).toEqual(new Set([3]));
    expect(Math.min(...records.map((record) => readCount(record, 'autoReplied')))).toBeGreaterThan(0);
  });

  it('a queue without places is a loss desk', () => {
    const admission = { kind: 'queue', places: 0, patience: null };
    const queue = runReplication(sketchModel({ perHour: 30, channel: { admission } }), 3, 0);
    expect(queue).toEqual(runReplication(sketchModel({ perHour: 30 }), 3, 0));
  });
});

describe('waiting', () => {
  it('patience ends at its minute: with ten minutes of it, all but those served at once give up', () => {
    const admission = { kind: 'queue', places: null, patience: { kind: 'deterministic', value: 10 } };
    const record = runMorning(sketchMorning({ admission }, { staff: 2 }), 7);
    expect(countsOf(record)).toMatchObject({ connected: 2, abandoned: 5, closedOut: 0 });
    expect(record.waitingMinutes).toBe(50);
  });

  it('patience that ends at the very minute in which a counsellor is free is not in vain', () => {
    const admission = { kind: 'queue', places: null, patience: { kind: 'deterministic', value: 60 } };
    const record = runMorning(sketchMorning({ admission }, { staff: 2 }), 7);
    expect(countsOf(record)).toMatchObject({ connected: 4, abandoned: 3 });
  });

  it('the service level counts who is answered within the minutes, the minute itself included', () => {
    const level = (withinMinutes: number) => {
      const record = runMorning(sketchMorning({ serviceLevel: { withinMinutes } }, { staff: 2 }), 6);
      return [record.withinServiceLevel, record.withServiceLevel];
    };
    expect([level(0), level(59), level(60), level(120)]).toEqual([
      [2, 6],
      [2, 6],
      [4, 6],
      [6, 6],
    ]);
  });

  it('a second attempt after an automatic reply is a new arrival, up to the number allowed', () => {
    const retry = { probability: 1, after: { kind: 'deterministic', value: 10 }, max: 3 };
    const counts = countsOf(
      runReplication(sketchModel({ staff: 0, perHour: inHour(9, 20), channel: { retry } }), 1, 0),
    );
    const first = countsOf(runReplication(sketchModel({ staff: 0, perHour: inHour(9, 20) }), 1, 0));
    expect(first['offered']).toBeGreaterThan(10);
    expect(counts).toMatchObject({ attempts: 4 * (first['offered'] ?? 0), autoReplied: 4 * (first['offered'] ?? 0) });
  });

  it('a second attempt that falls after closing is an attempt only', () => {
    const retry = { probability: 1, after: { kind: 'deterministic', value: 90 }, max: 5 };
    const counts = countsOf(
      runReplication(sketchModel({ staff: 0, perHour: inHour(20, 20), channel: { retry } }), 1, 0),
    );
    expect(counts['attempts']).toBe(2 * (counts['offered'] ?? 0));
  });

  it('half of those turned away try again where the probability is one half (four standard errors)', () => {
    const retry = { probability: 0.5, after: { kind: 'deterministic', value: 5 }, max: 1 };
    const sketch = { staff: 0, perHour: inHour(12, 50), to: '2021-07-05' };
    const record = runReplication(sketchModel({ ...sketch, channel: { retry } }), 1, 0);
    const first = readCount(runReplication(sketchModel(sketch), 1, 0), 'attempts');
    const again = readCount(record, 'attempts') - first;
    expect(Math.abs(again / first - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / first));
  });
});

describe('sessions', () => {
  it('are silent or real by their shares, each with its own length', () => {
    const session = [
      { share: 0.25, kind: 'noReply', minutes: { kind: 'deterministic', value: 10 } },
      { share: 0.75, kind: 'real', minutes: { kind: 'deterministic', value: 40 } },
    ];
    const model = sketchModel({ perHour: 20, staff: 60, to: '2021-07-05', channel: { session } });
    const record = runReplication(model, 1, 0);
    const [silent, connected] = [readCount(record, 'noReply'), readCount(record, 'connected')];
    expect(readCount(record, 'realSessions')).toBe(connected - silent);
    expect(Math.abs(silent / connected - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / connected));
    expect(record.busyMinutes).toBeCloseTo(silent * 10 + (connected - silent) * 40, 4);
  });

  it('are followed by the wrap-up, which holds the counsellor', () => {
    const record = runMorning(sketchMorning({ wrapUp: { kind: 'deterministic', value: 15 } }, { staff: 1 }), 5);
    expect(record.waitMinutes).toBe(75 * (1 + 2 + 3 + 4));
    expect(record.busyMinutes).toBe(5 * 75);
  });

  it('two at once at half speed each take twice as long, and speed up when one of them ends', () => {
    const chats = { perCounsellor: 2, slowdown: [1, 0.5] };
    const two = runMorning(sketchMorning(chats, { staff: 1 }), 2);
    expect([two.waitMinutes, two.busyMinutes, two.longestQueue]).toEqual([0, 120, 0]);
    // Three: two share 9–11; the third starts at 11 alone and takes an hour: 2 × 120 + 60 seat minutes of 2 seats.
    const three = runMorning(sketchMorning(chats, { staff: 1 }), 3);
    expect([three.waitMinutes, three.busyMinutes]).toEqual([120, (2 * 120 + 60) / 2]);
  });

  it('go to the counsellor who runs fewest: two counsellors with two contacts run at full speed', () => {
    const chats = { perCounsellor: 2, slowdown: [1, 0.5] };
    const record = runMorning(sketchMorning(chats, { staff: 2 }), 2);
    expect(record.busyMinutes).toBe((2 * 60) / 2);
  });

  it('without slowdown two chats a counsellor are two counsellors', () => {
    const twice = runReplication(
      sketchModel({ perHour: 20, staff: 3, channel: { perCounsellor: 2, slowdown: [1, 1] } }),
      5,
      0,
    );
    const six = runReplication(sketchModel({ perHour: 20, staff: 6 }), 5, 0);
    expect(countsOf(twice)).toEqual(countsOf(six));
  });
});

describe('when staff steps down', () => {
  const staff = [
    { days: 'all', from: '09:00', to: '10:30', counsellors: 4 },
    { days: 'all', from: '10:30', to: '21:00', counsellors: 1 },
  ];
  const session = [{ share: 1, kind: 'real', minutes: { kind: 'deterministic', value: 120 } }];

  it('finish: sessions above the new level run on in overtime, taking no more', () => {
    const record = runMorning(sketchMorning({ session, stepDown: 'finish' }, { staff }), 5);
    expect(countsOf(record)).toMatchObject({ connected: 5, cutShort: 0 });
    // The fifth waits from 9 to 11, when all four end and one counsellor is left.
    expect([record.waitMinutes, record.overtimeMinutes]).toEqual([120, 3 * 30]);
    expect(record.busyMinutes).toBe(4 * 90 + 30 + 120);
  });

  it('cut: they end', () => {
    const record = runMorning(sketchMorning({ session, stepDown: 'cut' }, { staff }), 5);
    expect(countsOf(record)).toMatchObject({ connected: 5, cutShort: 3 });
    expect([record.waitMinutes, record.overtimeMinutes]).toEqual([120, 0]);
  });

  it('requeue: they wait at the head of the queue for the rest of their session', () => {
    const record = runMorning(sketchMorning({ session, ...queueWithout, stepDown: 'requeue' }, { staff }), 5);
    expect(countsOf(record)).toMatchObject({ connected: 5, realSessions: 5, cutShort: 0, closedOut: 0 });
    // 10:30–11 the first goes on; the three sent back have 30 minutes each, 11:00–12:30; then the fifth, who waited from 9.
    expect(record.waitMinutes).toBe(210);
    expect(record.overtimeMinutes).toBe(0);
    expect(record.busyMinutes).toBe(5 * 120);
  });

  it('requeue: they have fresh patience, and who gives up then is cut short, not abandoned', () => {
    const admission = { kind: 'queue', places: null, patience: { kind: 'deterministic', value: 45 } };
    const record = runMorning(sketchMorning({ session, admission, stepDown: 'requeue' }, { staff }), 4);
    // At 11 one of three gets the counsellor until 11:30; the others' 45 minutes end at 11:15.
    expect(countsOf(record)).toMatchObject({ connected: 4, abandoned: 0, cutShort: 2 });
  });

  it('requeue: fresh patience is drawn anew, also for those who were patient before (four standard errors)', () => {
    // Half have no patience at all, half have all day; who is still there at ten is patient.
    const patience = {
      kind: 'empirical',
      bins: [
        [0, 0, 0.5],
        [720, 720, 0.5],
      ],
    };
    const onDuty = [
      { days: 'all', from: '10:00', to: '10:30', counsellors: 999 },
      { days: 'all', from: '12:00', to: '21:00', counsellors: 999 },
    ];
    const channel = { session, admission: { kind: 'queue', places: null, patience }, stepDown: 'requeue' };
    const record = runReplication(sketchMorning(channel, { staff: onDuty, perHour: inHour(8, 800) }), 1, 0);
    const connected = readCount(record, 'connected');
    expect(connected).toBeGreaterThan(300);
    expect(Math.abs(readCount(record, 'cutShort') / connected - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / connected));
  });

  it('equal neighbours are no step: nobody is cut at the change of shift', () => {
    const shifts = [
      { days: 'all', from: '09:00', to: '10:00', counsellors: 3 },
      { days: 'all', from: '10:00', to: '21:00', counsellors: 3 },
    ];
    const record = runMorning(sketchMorning({ session, stepDown: 'cut' }, { staff: shifts }), 3);
    expect(readCount(record, 'cutShort')).toBe(0);
  });

  it('with two chats a counsellor the last begun of the sessions above the new level are cut', () => {
    const record = runMorning(
      sketchMorning({ session, stepDown: 'cut', perCounsellor: 2, slowdown: [1, 1] }, { staff }),
      5,
    );
    expect(readCount(record, 'cutShort')).toBe(3);
  });
});

describe('at closing', () => {
  const closingAtTen = {
    open: { weekday: ['09:00', '10:00'] },
    session: [{ share: 1, kind: 'real', minutes: { kind: 'deterministic', value: 90 } }],
  };
  const staff = [{ days: 'all', from: '09:00', to: '10:00', counsellors: 2 }];

  it('finish: sessions run on past the end of duty, those waiting are closed out', () => {
    const record = runMorning(sketchMorning({ ...closingAtTen, closing: 'finish', stepDown: 'cut' }, { staff }), 5);
    expect(countsOf(record)).toMatchObject({ connected: 2, closedOut: 3, cutShort: 0 });
    expect([record.busyMinutes, record.overtimeMinutes]).toEqual([120, 60]);
  });

  it('serveWaiting: the staff of closing time stays until everyone is served', () => {
    const record = runMorning(sketchMorning({ ...closingAtTen, closing: 'serveWaiting' }, { staff }), 5);
    expect(countsOf(record)).toMatchObject({ connected: 5, closedOut: 0, cutShort: 0 });
    expect(record.waitMinutes).toBe(90 + 90 + 180);
    expect(record.overtimeMinutes).toBe(5 * 90 - 120);
    // Three waited while the desk was open, 9 to 10.
    expect(record.waitingMinutes).toBe(180);
  });

  it('serveWaiting: who may stay on after one closing is not on duty the next day', () => {
    const twoDays = [
      { days: 'tue', from: '09:00', to: '21:00', counsellors: 3 },
      { days: 'wed', from: '09:00', to: '21:00', counsellors: 1 },
    ];
    const model = sketchMorning({ closing: 'serveWaiting' }, { staff: twoDays, to: '2021-04-07' });
    const record = runMorning(model, 12);
    expect(countsOf(record)).toMatchObject({ connected: 12, closedOut: 0 });
    expect(record.overtimeMinutes).toBe(0);
  });

  it('serveWaiting: a break at closing time closes nobody out, and whoever is on it is back at once', () => {
    // On a break in every hour but by luck: one counsellor, usable in a twentieth of the hours.
    const channel = { ...closingAtTen, closing: 'serveWaiting', seatAvailability: 0.05 };
    const one = [{ days: 'all', from: '09:00', to: '10:00', counsellors: 1 }];
    const records = Array.from({ length: 30 }, (_, index) =>
      runReplication(sketchMorning(channel, { staff: one }), 1, index),
    );
    const onBreak = records.filter(({ busyMinutes, overtimeMinutes }) => busyMinutes === 0 && overtimeMinutes > 0);
    expect(onBreak.length).toBeGreaterThan(20);
    for (const record of onBreak) {
      const people = readCount(record, 'offered');
      expect(countsOf(record)).toMatchObject({ connected: people, closedOut: 0 });
      // From ten on one after the other, 90 minutes each; everyone waited from nine.
      expect(record.waitMinutes).toBeCloseTo(people * 60 + (90 * people * (people - 1)) / 2, 6);
    }
  });

  it('cut: everything ends', () => {
    const record = runMorning(sketchMorning({ ...closingAtTen, closing: 'cut' }, { staff }), 5);
    expect(countsOf(record)).toMatchObject({ connected: 2, closedOut: 3, cutShort: 2 });
    expect([record.busyMinutes, record.overtimeMinutes]).toEqual([120, 0]);
  });

  it('serveWaiting without anyone on duty closes those waiting out', () => {
    const record = runMorning(sketchMorning({ ...closingAtTen, closing: 'serveWaiting' }, { staff: 0 }), 3);
    expect(countsOf(record)).toMatchObject({ connected: 0, closedOut: 3 });
  });

  it('an always-open desk closes nothing at midnight, only at the end of the calendar', () => {
    const channel = { open: { weekday: ['00:00', '24:00'] }, ...queueWithout, closing: 'cut' };
    const model = sketchModel({ perHour: 6, staff: 9, to: '2021-04-12', channel });
    const record = runReplication(model, 1, 0);
    expect(readCount(record, 'closedOut') + readCount(record, 'cutShort')).toBeLessThan(20);
    expect(readCount(record, 'connected')).toBeGreaterThan(600);
  });

  it('a night desk serves across midnight and counts the morning hours on their own calendar day', () => {
    const channel = { open: { weekday: null, fri: ['22:00', '02:00'] } };
    const model = sketchModel({ perHour: 30, staff: 100, from: '2021-04-09', to: '2021-04-10', channel });
    const { byHour, counts } = simulate(model, 20);
    expect(byHour.filter(({ offered }) => meanOf(offered) > 0).map(({ day, hour }) => `${day} ${hour}`)).toEqual([
      'weekday 22',
      'weekday 23',
      'saturday 0',
      'saturday 1',
    ]);
    expect(meanOf(counts.cutShort) + meanOf(counts.closedOut)).toBe(0);
  });
});

describe('demand', () => {
  it('the total is what is offered on average, whatever comes at night (four standard errors)', () => {
    const records = runMany(sketchModel({ perHour: 3, total: 500, to: '2021-04-19' }), 100);
    const offered = records.reduce((sum, record) => sum + readCount(record, 'offered'), 0) / 100;
    expect(Math.abs(offered - 500)).toBeLessThan(4 * Math.sqrt(500 / 100));
  });

  it('the total is kept with carried-over contacts among the offered, retries beyond it', () => {
    const retry = { probability: 1, after: { kind: 'deterministic', value: 1 }, max: 1 };
    const sketch = { perHour: 3, total: 500, to: '2021-04-19', staff: 0, channel: { outOfHours: 'carryOver', retry } };
    const records = runMany(sketchModel(sketch), 100);
    const offered =
      records.reduce((sum, r) => sum + readCount(r, 'offered') - readCount(r, 'autoReplied') / 2, 0) / 100;
    expect(Math.abs(offered - 500)).toBeLessThan(4 * Math.sqrt(500 / 100));
  });

  it('days differ by the stated over-dispersion: variance = mean + (cv × mean)² (four standard errors)', () => {
    const record = runReplication(
      sketchModel({ perHour: 5, dayCv: 0.3, staff: 200, from: '2021-01-01', to: '2026-12-31' }),
      1,
      0,
    );
    const counts = [...record.offeredByDay].slice(0, -2);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const squares = counts.map((count) => (count - mean) ** 2);
    const variance = squares.reduce((sum, square) => sum + square, 0) / counts.length;
    const error = Math.sqrt(squares.reduce((sum, square) => sum + (square - variance) ** 2, 0)) / counts.length;
    expect(Math.abs(variance - (60 + 18 * 18))).toBeLessThan(4 * error);
    expect(Math.abs(mean - 60)).toBeLessThan(4 * Math.sqrt(variance / counts.length));
  });

  it('a breath of the calendar: 2021-05-03 is a holiday with "jp", a weekday with "none"', () => {
    const day = (holidays: string) => {
      const model = sketchModel({ perHour: 6, from: '2021-05-03', to: '2021-05-03', holidays });
      return simulate(model, 3).byHour[0]?.day;
    };
    expect([day('jp'), day('none')]).toEqual(['holiday', 'weekday']);
  });
});

describe('usable seats', () => {
  it('a whole number of seats is that number: 5 counsellors at 60 % are 3, and occupancy still counts 5', () => {
    const part = runReplication(sketchModel({ perHour: 10, staff: 5, channel: { seatAvailability: 0.6 } }), 1, 0);
    const three = runReplication(sketchModel({ perHour: 10, staff: 3 }), 1, 0);
    expect(countsOf(part)).toEqual(countsOf(three));
    expect(part.busyMinutes).toBe(three.busyMinutes);
  });

  it('none at 0, all at 1', () => {
    const at = (seatAvailability: number) =>
      countsOf(runReplication(sketchModel({ channel: { seatAvailability } }), 1, 0));
    expect(at(0)['connected']).toBe(0);
    expect(at(1)).toEqual(countsOf(runReplication(sketchModel(), 1, 0)));
  });

  it('half a seat is there in half of the hours (four standard errors)', () => {
    const session = [{ share: 1, kind: 'real', minutes: { kind: 'deterministic', value: 0.01 } }];
    const model = sketchModel({ perHour: 3, staff: 1, to: '2021-07-05', channel: { session, seatAvailability: 0.5 } });
    const records = runMany(model, 30);
    const rate = records.reduce((sum, r) => sum + readCount(r, 'connected') / readCount(r, 'offered'), 0) / 30;
    // Of 30 × 91 × 12 hours each is on or off; some three contacts an hour add little.
    expect(Math.abs(rate - 0.5)).toBeLessThan(4 * Math.sqrt((0.25 * (1 + 1 / 3)) / (30 * 91 * 12)));
  });
});

describe('several channels', () => {
  const desk = {
    open: { weekday: ['09:00', '21:00'] },
    admission: { kind: 'loss' },
    session: [{ share: 1, kind: 'real', minutes: { kind: 'exponential', mean: 60 } }],
  };
  const perHour = { weekday: Array.from({ length: 24 }, () => 6) };
  const twoChannels = (staffing: readonly Json[], phone: Json = {}) =>
    sketchModel({
      documents: {
        'demand.json': {
          calendar: { from: tuesday, to: '2021-07-05', holidays: 'none' },
          channels: { sns: { perHour }, phone: { perHour } },
        },
        'desk.json': { channels: { sns: desk, phone: { ...desk, ...phone } }, staffing: { published: staffing } },
      },
    });
  const allDay = (counsellors: number, channel?: string) => ({
    days: 'all',
    from: '09:00',
    to: '21:00',
    counsellors,
    ...(channel ? { channel } : {}),
  });
  const connected = (model: DeskModel) => {
    const records = runMany(model, 10);
    return records.reduce((sum, record) => sum + readCount(record, 'connected') / readCount(record, 'offered'), 0) / 10;
  };

  it('share the counsellors that no entry assigns: two channels of 6 an hour on 5 counsellors are one of 12', () => {
    const one = connected(sketchModel({ perHour: 12, to: '2021-07-05', staff: [allDay(5)], channel: desk }));
    expect(Math.abs(connected(twoChannels([allDay(5)])) - one)).toBeLessThan(0.01);
  });

  it('keep to their own counsellors where entries name them', () => {
    const own = connected(twoChannels([allDay(5, 'sns'), allDay(5, 'phone')]));
    const one = connected(sketchModel({ perHour: 6, to: '2021-07-05', staff: [allDay(5)], channel: desk }));
    expect(Math.abs(own - one)).toBeLessThan(0.01);
    expect(own).toBeLessThan(connected(twoChannels([allDay(10)])));
  });

  it('serve a call as a whole counsellor and a chat as half of one', () => {
    const model = twoChannels([allDay(4)], { perCounsellor: 2, slowdown: [1, 1] });
    expect(model.channels.map(({ units }) => units)).toEqual([2, 1]);
    const records = runMany(model, 5);
    expect(Math.max(...records.map((record) => record.busyMinutes / (91 * 720 * 4)))).toBeLessThanOrEqual(1);
    expect(records.every((record) => record.overtimeMinutes >= 0)).toBe(true);
  });
});
