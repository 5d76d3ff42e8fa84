import { describe, expect, it } from 'vitest';
import { restoreCase } from '../../engine/casework/case-state.ts';
import { advanceCase, startCase } from '../../engine/casework/case-transition.ts';
import { createDirective, nothingHeard } from '../../engine/casework/directive.ts';
import { findOrigins, followCase, listRelevantDirectives, walkChart, walkWithout } from './chart-walk.ts';

const walk = walkChart('support', listRelevantDirectives('support'));
const start = startCase('support');
const shared = createDirective({ route: 'refer' });
const inDanger = createDirective({ route: 'handOver', danger: true });
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

  it('can be escalated to the center from everywhere, ends included, until the center has it', () => {
    for (const state of walk.states.values()) {
      if (/^withCenter\./.test(state.value)) continue;
      expect(followCase(state, [['case.escalated']]).value).toBe('withCenter.sent');
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
    expect(walkWithout(walk, /^accepting\.meetingOpened$/).has('support:accepting.accepted')).toBe(false);
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
    expect(followCase(watched, [['birth.announced']]).value).toBe('accepting.meetingCalled');
    expect(advanceCase('support', watched, { type: 'watch.ended', directive: inDanger }).kind).toBe('refused');
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

  it('can be undone: new facts bring the case back to the acceptance meeting', () => {
    const closed = restoreCase('support', 'ended.closed');
    expect(followCase(closed, [['newFacts.reported']]).value).toBe('accepting.meetingCalled');
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
    expect(followCase(restoreCase('support', 'withCenter.led'), [['case.sentBack']]).value).toBe(
      'accepting.meetingCalled',
    );
  });

  it('does not let the center refuse an emergency', () => {
    const sent = restoreCase('support', 'withCenter.sent');
    expect(followCase(sent, [['center.declined', urgent]]).value).toBe('withCenter.sent');
    expect(followCase(sent, [['center.declined', nothingHeard]]).value).toBe('conferring.conferenceCalled');
  });

  it('goes on after the child returned home, and back to the center on the first danger sign', () => {
    const home = followCase(restoreCase('support', 'ended.placed'), [['child.returnedHome']]);
    expect(home.value).toBe('aftercare');
    expect(followCase(home, [['facts.learned', inDanger]]).value).toBe('withCenter.sent');
  });
});
