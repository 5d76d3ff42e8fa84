import { describe, expect, it } from 'vitest';
import { restoreCase } from '../../engine/casework/case-state.ts';
import { startCase } from '../../engine/casework/case-step.ts';
import { advanceCase } from '../../engine/casework/case-transition.ts';
import { createDirective, nothingHeard } from '../../engine/casework/directive.ts';
import { findOrigins, followCase, listRelevantDirectives, walkChart, walkWithout } from './chart-walk.ts';

const walk = walkChart('support', listRelevantDirectives('support'));
const start = startCase('support');
const shared = createDirective({ route: 'refer' });
const inDanger = createDirective({ route: 'handOver', danger: true });
const toBeSeen = createDirective({ route: 'actLocally', seeChild: true });
const goesUp = createDirective({ route: 'handOver', referToCenter: true });
const urgent = createDirective({ route: 'emergency' });

const supported = followCase(start, [
  ['meeting.called'],
  ['quorum.confirmed'],
  ['acceptance.decided', shared],
  ['plan.decided', shared],
  ['conference.held', shared],
]);

describe('every path through support', () => {
  it('takes every transition that the chart defines', () => {
    console.log(
      `support: ${String(walk.states.size)} states, ${String(walk.taken.size)} of ${String(walk.defined.size)} transitions walked`,
    );
    expect([...walk.defined].filter((name) => !walk.taken.has(name))).toEqual([]);
  });

  it('has no dead end, and ends only in the stated ends', () => {
    const canEnd = findOrigins(walk, ({ done }) => done);
    expect([...walk.states.keys()].filter((key) => !canEnd.has(key))).toEqual([]);
    const ends = [...walk.states.values()].filter(({ done }) => done).map(({ outcome }) => outcome);
    expect(ends.sort()).toEqual(['cameOfAge', 'closed', 'followedElsewhere', 'placed', 'relocated']);
  });

  it('can be escalated to the center from everywhere, ends included; where it is the center’s, the superiors talk', () => {
    for (const state of walk.states.values()) {
      const isThere = state.value.startsWith('withCenter.');
      expect(followCase(state, [['case.escalated']]).value).toBe(isThere ? state.value : 'withCenter.sent');
    }
  });

  it('sends every emergency that is learned to the center', () => {
    for (const { from, event, answer } of walk.steps) {
      if (event.type !== 'facts.learned' || !event.directive.emergency || answer.kind !== 'moved') continue;
      expect(answer.state.value).toMatch(/^withCenter\./);
      expect(from.done).toBe(false);
    }
  });
});

describe('accepting and planning', () => {
  it('needs a quorate meeting: nothing is accepted before', () => {
    const accepted = walk.steps.filter(
      ({ from, answer }) =>
        from.value.startsWith('accepting.') &&
        answer.kind === 'moved' &&
        /^accepting\.(decided|inTime\.sight)/.test(answer.state.value) &&
        !/^accepting\.(decided|inTime\.sight)/.test(from.value),
    );
    expect(new Set(accepted.map(({ from, event }) => `${from.value} ${event.type}`))).toEqual(
      new Set([
        'accepting.inTime.received case.accepted',
        'accepting.inTime.meetingOpened acceptance.decided',
        'accepting.anew.meetingOpened acceptance.decided',
      ]),
    );
    const called = followCase(start, [['meeting.called']]);
    expect(advanceCase('support', called, { type: 'acceptance.decided', directive: shared }).kind).toBe('refused');
  });

  it('sends to the center what may need entry or protection', () => {
    expect(followCase(start, [['meeting.called'], ['quorum.confirmed'], ['acceptance.decided', urgent]]).value).toBe(
      'withCenter.sent',
    );
  });

  it('watches a mother or family that is not accepted, and looks again', () => {
    const watched = followCase(start, [['meeting.called'], ['quorum.confirmed'], ['acceptance.decided']]);
    expect(watched).toMatchObject({ value: 'watching.watched', timers: ['watchInterval'] });
    expect(followCase(watched, [['timer:watchInterval'], ['review.held']]).value).toBe('watching.watched');
    expect(followCase(watched, [['birth.announced']]).value).toBe('accepting.inTime.meetingCalled');
    expect(advanceCase('support', watched, { type: 'watch.ended', directive: inDanger }).kind).toBe('refused');
  });

  it('waits for the sight of the child, the clock running from the receipt', () => {
    expect(start.timers).toEqual(['safetyCheckDeadline']);
    const awaited = followCase(start, [
      ['meeting.called'],
      ['quorum.confirmed'],
      ['acceptance.decided', toBeSeen],
      ['child.unseen', toBeSeen],
    ]);
    expect(awaited).toMatchObject({ value: 'accepting.inTime.sightAwaited', timers: ['safetyCheckDeadline'] });
    expect(advanceCase('support', awaited, { type: 'plan.decided', directive: toBeSeen }).kind).toBe('refused');
    expect(followCase(awaited, [['child.seen']]).value).toBe('accepting.decided.accepted');
    for (const directive of [toBeSeen, goesUp, inDanger]) {
      expect(followCase(awaited, [['timer:safetyCheckDeadline', directive]]).value).toBe('withCenter.sent');
    }
    expect(advanceCase('support', awaited, { type: 'exception.claimed', directive: goesUp })).toMatchObject({
      code: 'decision-forbids',
    });
  });

  it('keeps a child who was not seen only as an exception that is approved, told to the center, and never in danger', () => {
    const local = createDirective({ route: 'actLocally' });
    const awaited = restoreCase('support', 'accepting.inTime.sightAwaited');
    for (const claimed of ['exception.claimed', 'timer:safetyCheckDeadline']) {
      const proposed = followCase(awaited, [[claimed, local]]);
      expect(proposed.value).toBe('accepting.decided.exceptionProposed');
      for (const directive of [inDanger, goesUp]) {
        expect(advanceCase('support', proposed, { type: 'decision.approved', directive })).toMatchObject({
          code: 'decision-forbids',
        });
      }
      expect(followCase(proposed, [['decision.refused', local]]).value).toBe('withCenter.sent');
      const answer = advanceCase('support', proposed, { type: 'decision.approved', directive: local });
      expect(answer).toMatchObject({ kind: 'moved', state: { value: 'accepting.decided.accepted' } });
      expect(answer).toHaveProperty(
        'effects',
        expect.arrayContaining([{ kind: 'act', act: 'askTechnicalAdvice', by: 'municipality' }]),
      );
    }
  });

  it('starts the clock of the sight only when something is received, never when a case comes back', () => {
    const started = walk.steps.filter(
      ({ answer }) =>
        answer.kind === 'moved' &&
        answer.effects.some((effect) => effect.kind === 'startTimer' && effect.timer === 'safetyCheckDeadline'),
    );
    expect(new Set(started.map(({ event }) => event.type))).toEqual(
      new Set(['newFacts.reported', 'birth.announced', 'facts.learned', 'review.held']),
    );
    for (const { from } of started) expect(from.value).toMatch(/^(ended|watching)\./);
  });

  it('accepts without a meeting only what the policy accepts at receipt', () => {
    const atOnce = createDirective({ route: 'actLocally', acceptAtOnce: true });
    expect(followCase(start, [['case.accepted', atOnce]]).value).toBe('accepting.decided.accepted');
    const unseen = createDirective({ route: 'actLocally', acceptAtOnce: true, seeChild: true });
    expect(followCase(start, [['case.accepted', unseen]]).value).toBe('accepting.inTime.sightAwaited');
    for (const directive of [toBeSeen, nothingHeard, createDirective({ acceptAtOnce: true, emergency: true })]) {
      expect(advanceCase('support', start, { type: 'case.accepted', directive })).toMatchObject({
        code: 'decision-forbids',
      });
    }
  });

  it('only watches whom the policy only watches, and takes them on in danger', () => {
    const watched = createDirective({ route: 'actLocally', watchOnly: true });
    const opened = restoreCase('support', 'accepting.inTime.meetingOpened');
    expect(followCase(opened, [['acceptance.decided', watched]]).value).toBe('watching.watched');
    expect(followCase(restoreCase('support', 'accepting.decided.accepted'), [['plan.decided', watched]]).value).toBe(
      'watching.watched',
    );
    expect(createDirective({ watchOnly: true, danger: true }).watchOnly).toBe(false);
  });

  it('is told to nobody from whom the policy withholds it', () => {
    const withheld = createDirective({ route: 'actLocally', withhold: true });
    for (const value of ['conferring.conferenceCalled', 'supporting.supported']) {
      const state = restoreCase('support', value);
      expect(advanceCase('support', state, { type: 'information.shared', directive: withheld })).toMatchObject({
        code: 'decision-forbids',
      });
      expect(followCase(state, [['information.shared', shared]]).value).toBe(value);
    }
  });

  it('can be referred to the center from every step that is not there yet, whatever the decision', () => {
    for (const state of walk.states.values()) {
      if (state.done || state.value.startsWith('withCenter.')) continue;
      expect(followCase(state, [['referral.offered']]).value).toBe('withCenter.sent');
    }
  });

  it('shares nothing with an outsider who has not accepted membership and its secrecy', () => {
    const awaiting = followCase(restoreCase('support', 'conferring.conferenceCalled'), [['outsider.invited']]);
    expect(advanceCase('support', awaiting, { type: 'conference.held', directive: shared }).kind).toBe('refused');
    expect(followCase(awaiting, [['membership.accepted'], ['conference.held', shared]]).value).toBe(
      'supporting.supported',
    );
    expect(followCase(awaiting, [['membership.declined'], ['conference.held', shared]]).value).toBe(
      'supporting.supported',
    );
  });

  it('names one lead agency when talks stall', () => {
    expect(
      followCase(restoreCase('support', 'conferring.conferenceCalled'), [['talks.stalled'], ['leadAgency.named']])
        .value,
    ).toBe('supporting.supported');
  });
});

describe('supporting and reviewing', () => {
  it('is reviewed at the interval of the pack, and goes on or is talked over again', () => {
    expect(supported.timers).toEqual(['reviewInterval']);
    const due = followCase(supported, [['timer:reviewInterval']]);
    expect(followCase(due, [['review.held', shared]]).value).toBe('supporting.supported');
    expect(followCase(due, [['review.held', inDanger]]).value).toBe('conferring.conferenceCalled');
  });

  it('calls a conference on a worrying attendance report and on a child whom nobody can see', () => {
    expect(followCase(supported, [['attendance.reported', inDanger]]).value).toBe('conferring.conferenceCalled');
    expect(followCase(supported, [['attendance.reported', shared]]).value).toBe('supporting.supported');
    expect(followCase(supported, [['child.unseen']]).value).toBe('conferring.conferenceCalled');
  });
});

describe('closing', () => {
  it.each(['closing.proposed', 'closing.groundsRecorded', 'closing.agreed'])('cannot leave out "%s"', (step) => {
    const around = walkWithout(walk, new RegExp(`^${step.replace('.', '\\.')}$`));
    expect(around.has('support:ended.closed')).toBe(false);
  });

  it('is stopped by a danger sign at every step, and by one agency that disagrees', () => {
    for (const step of ['closing.proposed', 'closing.groundsRecorded', 'closing.agreed']) {
      expect(followCase(restoreCase('support', step), [['facts.learned', inDanger]]).value).toBe(
        'conferring.conferenceCalled',
      );
    }
    expect(followCase(restoreCase('support', 'closing.groundsRecorded'), [['agencies.disagreed']]).value).toBe(
      'supporting.supported',
    );
    expect(advanceCase('support', supported, { type: 'closure.proposed', directive: inDanger }).kind).toBe('refused');
  });

  it('takes no step while the policy keeps the case open or refers it to the center', () => {
    const keptOpen = createDirective({ route: 'actLocally', keepOpen: true });
    for (const [value, type] of [
      ['supporting.supported', 'closure.proposed'],
      ['closing.groundsRecorded', 'agencies.agreed'],
      ['closing.agreed', 'worseningSigns.explained'],
      ['watching.watched', 'watch.ended'],
    ] as const) {
      for (const directive of [keptOpen, goesUp]) {
        expect(advanceCase('support', restoreCase('support', value), { type, directive })).toMatchObject({
          code: 'decision-forbids',
        });
      }
    }
    expect(followCase(restoreCase('support', 'closing.agreed'), [['agencies.disagreed']]).value).toBe(
      'supporting.supported',
    );
  });

  it('can be undone: new facts bring the case back to the acceptance meeting', () => {
    const closed = restoreCase('support', 'ended.closed');
    expect(followCase(closed, [['newFacts.reported']]).value).toBe('accepting.inTime.meetingCalled');
    expect(followCase(closed, [['newFacts.reported', urgent]]).value).toBe('withCenter.sent');
  });
});

describe('moving house and the center', () => {
  it('lets a family go only once the new municipality has accepted the case', () => {
    expect(walkWithout(walk, /^relocating\.told$/).has('support:ended.relocated')).toBe(false);
    const silent = followCase(supported, [['family.moved'], ['newMunicipality.told'], ['timer:relocationAnswer']]);
    expect(silent).toMatchObject({ value: 'relocating.unanswered', done: false });
    expect(followCase(silent, [['newMunicipality.accepted']]).outcome).toBe('relocated');
  });

  it('accepts anew what the center sends back', () => {
    const back = followCase(restoreCase('support', 'withCenter.led'), [['case.sentBack']]);
    expect(back).toMatchObject({ value: 'accepting.anew.meetingCalled', timers: [] });
    const opened = followCase(back, [['quorum.confirmed']]);
    expect(followCase(opened, [['acceptance.decided', shared]]).value).toBe('accepting.decided.accepted');
    expect(followCase(opened, [['acceptance.decided', toBeSeen]]).value).toBe('conferring.conferenceCalled');
  });

  it('asks the center at every review how the case stands, while it leads', () => {
    const led = restoreCase('support', 'withCenter.led');
    expect(led.timers).toEqual(['reviewInterval']);
    const due = followCase(led, [['timer:reviewInterval']]);
    expect(due.value).toBe('withCenter.ledReviewDue');
    expect(followCase(due, [['review.held']]).value).toBe('withCenter.led');
    expect(followCase(due, [['case.sentBack']]).value).toBe('accepting.anew.meetingCalled');
  });

  it('does not let the center refuse an emergency, nor what the policy refers to it', () => {
    const sent = restoreCase('support', 'withCenter.sent');
    expect(followCase(sent, [['center.declined', urgent]]).value).toBe('withCenter.sent');
    expect(followCase(sent, [['center.declined', goesUp]]).value).toBe('withCenter.sent');
    expect(followCase(sent, [['center.declined', nothingHeard]]).value).toBe('conferring.conferenceCalled');
  });

  it('goes on after the child returned home, and back to the center on the first danger sign', () => {
    const home = followCase(restoreCase('support', 'ended.placed'), [['child.returnedHome']]);
    expect(home.value).toBe('aftercare');
    expect(followCase(home, [['facts.learned', inDanger]]).value).toBe('withCenter.sent');
  });
});
