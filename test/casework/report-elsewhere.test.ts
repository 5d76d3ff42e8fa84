import { describe, expect, it } from 'vitest';
import { restoreCase } from '../../engine/casework/case-state.ts';
import { startCase } from '../../engine/casework/case-step.ts';
import { advanceCase } from '../../engine/casework/case-transition.ts';
import { createDirective, nothingHeard } from '../../engine/casework/directive.ts';
import { followCase, listRelevantDirectives, walkChart, walkWithout } from './chart-walk.ts';

const walk = walkChart('report', listRelevantDirectives('report'));
const start = startCase('report');
const referred = createDirective({ route: 'refer' });
const kept = createDirective({ route: 'handOver' });
const urgent = createDirective({ route: 'emergency' });

const judged = (directive = nothingHeard) =>
  followCase(start, [
    ['intake.completed', directive],
    ['firstJudgement.made', directive],
    ['secondJudgement.made', directive],
  ]);

describe('what another body has found', () => {
  const visiting = followCase(judged(referred), [
    ['referral.accepted', referred],
    ['pair.sent', referred],
  ]);
  const seen = followCase(visiting, [['child.seen', referred]]);

  it('is concluded there where it is not the center’s, and else sent back and accepted anew before the center acts', () => {
    expect(followCase(seen, [['outcome.judged', referred]]).outcome).toBe('supported');
    for (const [type, directive] of [
      ['outcome.judged', urgent],
      ['facts.learned', urgent],
      ['facts.learned', kept],
      ['case.takenBack', urgent],
    ] as const) {
      const back = followCase(seen, [[type, directive]]);
      expect(back.value).toBe('concluding.elsewhere.returned');
      expect(advanceCase('report', back, { type: 'protection.started', directive: urgent }).kind).toBe('refused');
      expect(advanceCase('report', back, { type: 'case.escalated', directive: urgent })).toMatchObject({
        state: back,
        effects: [{ kind: 'act', act: 'callSupervisor' }],
      });
      expect(followCase(back, [['case.reaccepted', urgent]]).value).toBe('concluding.seen');
      expect(followCase(back, [['timer:referralAnswer', urgent]]).value).toBe('concluding.seen');
    }
    expect(
      walkWithout(walk, /^(concluding|open\.ownCheck|urgentCheck|monitored)/).has(
        'report:protected.limit.running+protected.review.unreviewed',
      ),
    ).toBe(false);
  });

  it('is looked at again by the center where the policy says so, and the look is not forgotten', () => {
    const again = createDirective({ route: 'refer', secondLook: true });
    const awaited = followCase(seen, [['outcome.judged', again]]);
    expect(awaited).toMatchObject({ value: 'concluding.elsewhere.secondLookAwaited', timers: ['secondLook'] });
    const overdue = followCase(awaited, [['timer:secondLook', again]]);
    expect(overdue.value).toBe('concluding.elsewhere.secondLookOverdue');
    for (const state of [awaited, overdue]) {
      expect(followCase(state, [['secondLook.made', again]]).outcome).toBe('supported');
      expect(followCase(state, [['secondLook.made', urgent]]).value).toBe('concluding.seen');
    }
  });

  it('goes up from a city that took the report first: the center accepts, and cannot refuse what is its own', () => {
    const direct = followCase(start, [['intake.completed'], ['referral.offered', kept]]);
    expect(direct).toMatchObject({
      value: 'open.centerReferral.offered',
      timers: ['safetyCheckDeadline', 'referralAnswer'],
    });
    for (const from of [direct, followCase(visiting, [['referral.offered', kept]])]) {
      expect(advanceCase('report', from, { type: 'pair.sent', directive: kept }).kind).toBe('refused');
      expect(followCase(from, [['referral.accepted', kept]]).value).toBe('open.ownCheck.ordered');
      expect(followCase(from, [['referral.declined', kept]]).value).toBe('open.centerReferral.offered');
      expect(followCase(from, [['referral.declined', referred]]).value).toBe('open.localCheck.ordered');
      expect(followCase(from, [['timer:referralAnswer']]).value).toBe('open.centerReferral.unanswered');
    }
  });
});

describe('a municipality that holds the case itself', () => {
  const local = createDirective({ route: 'actLocally' });
  const goesUp = createDirective({ route: 'handOver', referToCenter: true });
  const notSeen = followCase(judged(local), [
    ['pair.sent', local],
    ['child.notSeen', local],
  ]);

  it('checks without a referral, and its find is its own until the policy wants the center', () => {
    expect(judged(local).value).toBe('open.localCheck.ordered');
    const seen = followCase(judged(local), [
      ['pair.sent', local],
      ['child.seen', local],
    ]);
    expect(followCase(seen, [['outcome.judged', local]]).outcome).toBe('supported');
    expect(followCase(seen, [['outcome.judged', goesUp]]).value).toBe('concluding.elsewhere.returned');
  });

  it('may not claim an exception, nor have one approved, once the policy refers the case to the center', () => {
    expect(advanceCase('report', notSeen, { type: 'exception.claimed', directive: goesUp })).toMatchObject({
      code: 'decision-forbids',
    });
    const proposed = followCase(notSeen, [['exception.claimed', local]]);
    expect(advanceCase('report', proposed, { type: 'decision.approved', directive: goesUp })).toMatchObject({
      code: 'decision-forbids',
    });
    const monitored = followCase(proposed, [['decision.approved', local]]);
    expect(monitored.value).toBe('monitored');
    expect(followCase(monitored, [['facts.learned', goesUp]]).value).toBe('urgentCheck.ordered');
    expect(followCase(monitored, [['child.seen', local]]).value).toBe('concluding.elsewhere.seen');
    expect(followCase(notSeen, [['facts.learned', goesUp]]).value).toBe('open.centerReferral.offered');
    expect(judged(goesUp).value).toBe('open.centerReferral.offered');
  });
});

describe('a case that is to be transferred to another office', () => {
  it.each(['open.ownCheck.notSeen', 'urgentCheck.ordered', 'urgentCheck.notSeen', 'concluding.seen'])(
    'from "%s" stays here, its clock running, until it has been accepted there',
    (value) => {
      const before = restoreCase('report', value);
      const offered = followCase(before, [['transfer.offered']]);
      expect(offered.done).toBe(false);
      expect(offered.timers).toEqual([...before.timers, 'referralAnswer']);
      expect(followCase(offered, [['transfer.accepted']]).outcome).toBe('transferred');
      for (const back of ['transfer.declined', 'timer:referralAnswer']) {
        expect(followCase(offered, [[back]]).value).toMatch(/\.notSeen$|^concluding\.seen$/);
      }
    },
  );

  it('is ended as transferred by nothing but the acceptance', () => {
    const ends = walk.steps.filter(
      ({ from, answer }) => !from.done && answer.kind === 'moved' && answer.state.outcome === 'transferred',
    );
    expect(new Set(ends.map(({ event }) => event.type))).toEqual(new Set(['transfer.accepted']));
  });
});
