import { describe, expect, test } from 'vitest';
import { answerErlangB, answerErlangC, answerMmck, answerWithPatience } from '../../engine/planning/erlang.ts';
import { answerWaitingB, answerWaitingC, answerWaitingInLine } from '../../engine/planning/waiting-time.ts';
import reference from '../fixtures/queueing-reference.json' with { type: 'json' };

/** Exact answers to 18 digits, computed at 50 digits by two methods; unit of time: hour. */
const cases = reference.stationary.map(({ id, model, params, expected }) => {
  const read = (name: string) => {
    const [over = 'NaN', under = '1'] = String((params as Record<string, string | number>)[name]).split('/');
    return Number(over) / Number(under);
  };
  const answers = Object.fromEntries(Object.entries(expected).map(([name, digits]) => [name, Number(digits)]));
  return { id, model, read, answers };
});

function expectRelative(actual: number | null | undefined, exact: number | undefined) {
  expect(exact).toBeDefined();
  expect(Math.abs((actual ?? Number.NaN) / (exact ?? Number.NaN) - 1)).toBeLessThan(1e-10);
}

describe('the classical formulas agree with 50-digit answers to 1e-10', () => {
  test.each(cases.filter(({ model }) => model === 'erlang-b'))('$id', ({ read, answers }) => {
    const answer = answerErlangB({ servers: read('servers'), perHour: read('offeredErlang'), minutes: 60 });
    expectRelative(answer.pBlock, answers['pBlock']);
  });

  test.each(cases.filter(({ model }) => model === 'erlang-c'))('$id', ({ read, answers }) => {
    const mu = read('mu');
    const answer = answerErlangC({ servers: read('servers'), perHour: read('offeredErlang') * mu, minutes: 60 / mu });
    expectRelative(answer.pWait, answers['pWait']);
    expectRelative(answer.meanWaitMinutes, (answers['meanWait'] ?? 0) * 60);
    expectRelative(answer.meanQueue, answers['meanQueue']);
    expectRelative(answer.occupancy, answers['utilisation']);
    const desk = { servers: read('servers'), perHour: read('offeredErlang') * mu, minutes: 60 / mu };
    expectRelative(answerWaitingC(desk, 6).serviceLevel, answers['serviceLevel_0p1']);
  });

  test.each(cases.filter(({ model }) => model === 'erlang-a'))('$id', ({ read, answers }) => {
    const desk = { servers: read('servers'), perHour: read('lambda_'), minutes: 60 / read('mu') };
    const answer = answerWithPatience(desk, 60 / read('theta'));
    expectRelative(answer.pWait, answers['pWait']);
    expectRelative(answer.pAbandon, answers['pAbandon']);
    expectRelative(answer.meanWaitMinutes, (answers['meanWait'] ?? 0) * 60);
    expectRelative(answer.meanQueue, answers['meanQueue']);
    expectRelative(answer.occupancy, answers['utilisation']);
    expectRelative(answer.occupancy * desk.servers, answers['meanBusy']);
    const within = answerWaitingInLine(desk, 60 / read('theta'), Infinity, 6);
    expectRelative(within.serviceLevel, answers['servedWithin_0p1']);
    expectRelative(within.pWaitExceeds, answers['pWaitExceeds_0p1']);
  });

  test.each(cases.filter(({ model }) => model === 'mmck'))('$id', ({ read, answers }) => {
    const desk = { servers: read('servers'), perHour: read('lambda_'), minutes: 60 / read('mu') };
    const answer = answerMmck(desk, read('places') - read('servers'));
    expectRelative(answer.pBlock, answers['pBlock']);
    expectRelative(answer.pWait, answers['pWaitGivenAccepted']);
    expectRelative(answer.meanWaitMinutes, (answers['meanWaitAccepted'] ?? 0) * 60);
    expectRelative(answer.meanQueue, answers['meanQueue']);
    expectRelative(answer.occupancy, answers['utilisation']);
  });
});

describe('the formulas meet where they must', () => {
  const desk = { servers: 7, perHour: 7, minutes: 60 };

  test('waiting at a desk without waiting places is that of the loss desk, and of an endless line that of Erlang C', () => {
    expectRelative(answerWaitingInLine(desk, Infinity, 0, 5).serviceLevel, answerWaitingB(desk).serviceLevel);
    const calm = { ...desk, perHour: 5 };
    const endless = answerWaitingInLine(calm, 1e9, Infinity, 5);
    expect(endless.serviceLevel).toBeCloseTo(answerWaitingC(calm, 5).serviceLevel, 6);
  });

  test('within no time at all only those are met who need not wait', () => {
    const answer = answerWithPatience(desk, 10);
    expectRelative(answerWaitingInLine(desk, 10, Infinity, 0).pWaitExceeds, answer.pWait);
  });

  test('no waiting places is Erlang B', () => {
    expectRelative(answerMmck(desk, 0).pBlock, answerErlangB(desk).pBlock);
    expectRelative(answerWithPatience(desk, 10, 0).pBlock, answerErlangB(desk).pBlock);
  });

  test('endless patience in a long queue is Erlang C', () => {
    const calm = { ...desk, perHour: 5 };
    expectRelative(answerMmck(calm, 2000).pWait, answerErlangC(calm).pWait);
  });

  test('an overloaded desk without patience has no mean wait', () => {
    expect(answerErlangC(desk)).toEqual({ pWait: 1, meanWaitMinutes: null, meanQueue: null, occupancy: 1 });
  });

  test('nobody comes, nobody waits', () => {
    const idle = { servers: 3, perHour: 0, minutes: 30 };
    expect(answerErlangB(idle)).toEqual({ pBlock: 0, occupancy: 0 });
    expect(answerErlangC(idle)).toMatchObject({ pWait: 0, meanQueue: 0 });
    expect(answerWithPatience(idle, 5)).toMatchObject({ pWait: 0, pAbandon: 0, meanWaitMinutes: 0, occupancy: 0 });
  });

  test.each([
    { servers: 0, perHour: 1, minutes: 1 },
    { servers: 1.5, perHour: 1, minutes: 1 },
    { servers: 1, perHour: -1, minutes: 1 },
    { servers: 1, perHour: 1, minutes: 0 },
    { servers: 1, perHour: Number.NaN, minutes: 1 },
  ])('%j is a caller’s fault', (wrong) => {
    expect(() => answerErlangB(wrong)).toThrow(/desk-out-of-range/);
    expect(() => answerWithPatience(wrong, 1)).toThrow(/desk-out-of-range/);
  });

  test('an endless queue without patience has no law', () => {
    expect(() => answerWithPatience(desk, Infinity)).toThrow(/desk-out-of-range/);
    expect(() => answerMmck(desk, -1)).toThrow(/desk-out-of-range/);
  });
});
