import { describe, expect, it } from 'vitest';
import { startCase } from '../../engine/casework/case-step.ts';
import { advanceCase } from '../../engine/casework/case-transition.ts';
import { restoreCase } from '../../engine/casework/case-state.ts';
import { createDirective, nothingHeard } from '../../engine/casework/directive.ts';
import { findOrigins, followCase, listRelevantDirectives, walkChart } from './chart-walk.ts';

const walk = walkChart('consultation', listRelevantDirectives('consultation'));
const inDanger = createDirective({ route: 'handOver', danger: true });
const urgent = createDirective({ route: 'emergency', whereaboutsKnown: true, disclosure: true });

const talking = followCase(startCase('consultation'), [['contact.queued'], ['counsellor.answered'], ['person.wrote']]);

describe('every path through the consultation', () => {
  it('takes every transition that the chart defines', () => {
    const missed = [...walk.defined].filter((name) => !walk.taken.has(name));
    console.log(
      `consultation: ${String(walk.states.size)} states, ${String(walk.taken.size)} of ${String(walk.defined.size)} transitions walked`,
    );
    expect(missed).toEqual([]);
    expect(walk.taken).toEqual(walk.defined);
  });

  it('has no dead end: from every state a case can come to an end', () => {
    const canEnd = findOrigins(walk, ({ done }) => done);
    expect([...walk.states.keys()].filter((key) => !canEnd.has(key))).toEqual([]);
  });

  it('ends only in the stated ends, and reaches each of them', () => {
    const ends = [...walk.states.values()].filter(({ done }) => done).map(({ outcome }) => outcome);
    expect([...ends].sort()).toEqual(
      [
        'abandoned', 'advised', 'autoReplied', 'closedOut', 'closedSilent', 'cutShort', 'emergencyHandled', 'handedOver',
        'informed', 'noReply', 'outOfHours', 'referred', 'unreturned',
      ], // prettier-ignore
    );
  });

  it('can be escalated from every state that is not yet an emergency, ends included', () => {
    for (const state of walk.states.values()) {
      if (state.value.startsWith('emergency')) continue;
      const answer = advanceCase('consultation', state, { type: 'case.escalated', directive: nothingHeard });
      expect(answer.kind === 'moved' ? answer.state.value : answer.reason.en).toMatch(/^emergency\./);
    }
  });

  it('lets a contact that was put first still leave the queue', () => {
    const promoted = restoreCase('consultation', 'waiting.promoted');
    expect(followCase(promoted, [['counsellor.answered', inDanger]]).value).toBe('inSession.watched.talking');
    expect(followCase(promoted, [['person.left']]).value).toContain('emergency.hold.lost');
  });
});

describe('silence after a danger sign', () => {
  const closing = [
    'closedSilent',
    'noReply',
    'abandoned',
    'closedOut',
    'autoReplied',
    'cutShort',
    'unreturned',
    'outOfHours',
    'informed',
  ];

  it('never closes the case, by whatever event, while the danger stands', () => {
    const inDangerNow = walk.steps.filter(({ from, event }) => event.directive.danger && !from.done);
    const closed = inDangerNow.filter(
      ({ answer }) => answer.kind === 'moved' && closing.includes(answer.state.outcome ?? ''),
    );
    expect(inDangerNow.length).toBeGreaterThan(1000);
    expect(closed.map(({ from, event }) => `${from.value} ${event.type}`)).toEqual([]);
  });

  it('never closes the case once a danger has been seen, even if the present answers no longer show it', () => {
    const remembered = /^(inSession\.watched|waiting\.promoted|carriedOver\.promoted|emergency)/;
    const steps = walk.steps.filter(({ from }) => remembered.test(from.value));
    const closed = steps.filter(
      ({ answer }) => answer.kind === 'moved' && closing.includes(answer.state.outcome ?? ''),
    );
    expect(steps.length).toBeGreaterThan(1000);
    expect(closed).toEqual([]);
  });

  it('is reported to the supervisor, then becomes an emergency with a second person', () => {
    const silent = followCase(talking, [
      ['facts.learned', inDanger],
      ['person.fellSilent', inDanger],
    ]);
    expect(silent.value).toBe('inSession.watched.silent');
    expect(silent.timers).toEqual(['checkIn']);
    const answer = advanceCase('consultation', silent, {
      type: 'timer.elapsed',
      timer: 'checkIn',
      directive: inDanger,
    });
    if (answer.kind === 'refused') throw new Error(answer.reason.en);
    expect(answer.state.value).toBe('emergency.hold.lost+emergency.chain.untold');
    expect(answer.effects).toContainEqual({ kind: 'act', act: 'pullInSecondPerson', by: 'supervisor' });
    expect(answer.effects).toContainEqual({ kind: 'act', act: 'callSupervisor', by: 'counsellor' });
  });

  it('has no clock that leads out of an emergency', () => {
    const exits = walk.steps.filter(
      ({ from, event, answer }) =>
        from.value.startsWith('emergency') &&
        event.type === 'timer.elapsed' &&
        answer.kind === 'moved' &&
        answer.state.done,
    );
    expect(exits).toEqual([]);
  });

  it('after a message back is looked for, when a danger is learned or shows while the answer stays out', () => {
    const written = restoreCase('consultation', 'contactedBack');
    for (const event of ['facts.learned', 'timer:contactBackWait']) {
      expect(followCase(written, [[event, inDanger]]).value).toBe('emergency.hold.lost+emergency.chain.untold');
    }
    expect(followCase(written, [['facts.learned']]).value).toBe('contactedBack');
  });

  it('while a stand-down is proposed is silence in an emergency: nothing is stood down by the clock', () => {
    const proposed = followCase(talking, [
      ['facts.learned', urgent],
      ['standDown.proposed', inDanger],
    ]);
    expect(proposed.timers).toEqual(['emergencyCheckIn']);
    for (const event of ['person.fellSilent', 'timer:emergencyCheckIn']) {
      const silent = followCase(proposed, [[event, inDanger]]);
      expect(silent.value).toContain('emergency.hold.silent');
      expect(advanceCase('consultation', silent, { type: 'standDown.approved', directive: inDanger }).kind).toBe(
        'refused',
      );
      expect(followCase(silent, [['timer:emergencyCheckIn', inDanger]]).value).toContain('emergency.hold.lost');
    }
  });
});

describe('silence without any danger sign', () => {
  it('is met by two check-ins, and closed only after saying so', () => {
    const silent = followCase(talking, [['person.fellSilent']]);
    const announced = followCase(silent, [['timer:checkIn'], ['timer:secondCheckIn']]);
    expect(announced.value).toBe('inSession.silent.checkedInTwice');
    expect(followCase(announced, [['timer:silenceTimeout']]).outcome).toBe('closedSilent');
    expect(followCase(announced, [['person.wrote']]).value).toBe('inSession.talking');
  });

  it('from the start is a no-reply, not an auto-reply', () => {
    const greeted = followCase(startCase('consultation'), [['counsellor.answered']]);
    expect(followCase(greeted, [['timer:noReply']]).outcome).toBe('noReply');
    expect(followCase(startCase('consultation'), [['contact.turnedAway']]).outcome).toBe('autoReplied');
  });
});

describe('a finished talk', () => {
  it.each([
    ['advise', 'advised'],
    ['refer', 'referred'],
    ['handOver', 'handedOver'],
  ] as const)('decided as %s ends as %s, by the clock and by the counsellor alike', (route, outcome) => {
    const directive = createDirective({ route });
    expect(followCase(talking, [['timer:conversation', directive]]).outcome).toBe(outcome);
    expect(followCase(talking, [['conversation.ended', directive]]).outcome).toBe(outcome);
  });

  it('does not end while the policy calls it an emergency', () => {
    expect(followCase(talking, [['timer:conversation', urgent]]).value).toBe(
      'emergency.hold.holding+emergency.chain.untold',
    );
  });

  it('with danger but without urgency is flagged for the reader of the daily report, who may still take it up', () => {
    const directive = createDirective({ route: 'advise', danger: true });
    const answer = advanceCase('consultation', talking, { type: 'conversation.ended', directive });
    expect(answer).toMatchObject({ state: { outcome: 'advised' } });
    expect(answer).toHaveProperty(
      'effects',
      expect.arrayContaining([{ kind: 'act', act: 'flagInDailyReport', by: 'counsellor' }]),
    );
    expect(followCase(restoreCase('consultation', 'ended.referred'), [['dailyReport.read', directive]]).outcome).toBe(
      'handedOver',
    );
    expect(followCase(restoreCase('consultation', 'ended.advised'), [['dailyReport.read', urgent]]).value).toContain(
      'emergency',
    );
  });
});

describe('the emergency', () => {
  const emergency = followCase(talking, [['facts.learned', urgent]]);

  it('goes desk, municipality, police, platform, and no link can be skipped', () => {
    const anonymous = createDirective({ route: 'emergency', disclosure: true });
    for (const skipped of ['police.told', 'disclosure.requested', 'disclosure.made']) {
      expect(advanceCase('consultation', emergency, { type: skipped, directive: anonymous }).kind).toBe('refused');
    }
    const disclosed = followCase(emergency, [
      ['municipality.told', anonymous],
      ['police.told', anonymous],
      ['disclosure.requested', anonymous],
      ['disclosure.made', anonymous],
    ]);
    expect(disclosed.value).toContain('emergency.chain.disclosed');
  });

  it('calls the police first where place or name is known, and the platform may be forewarned', () => {
    expect(
      followCase(emergency, [
        ['platform.forewarned', urgent],
        ['police.told', urgent],
        ['municipality.told', urgent],
      ]).value,
    ).toContain('chain.policeTold');
  });

  it('is handed over only to a body that has been told and has accepted; until then the search goes on', () => {
    const told = followCase(emergency, [['municipality.told', urgent]]);
    for (const offering of ['conversation.ended', 'timer:emergencyConversation', 'case.handedOver']) {
      const offered = followCase(told, [[offering, urgent]]);
      expect(offered).toMatchObject({
        value: 'emergency.hold.handOverOffered+emergency.chain.municipalityTold',
        done: false,
        timers: ['handOverAnswer'],
      });
      expect(followCase(offered, [['handOver.accepted', urgent]]).outcome).toBe('handedOver');
      expect(advanceCase('consultation', offered, { type: 'case.handedOver', directive: urgent })).toMatchObject({
        state: offered,
        effects: [{ kind: 'act', act: 'offerHandOver' }],
      });
      for (const refused of ['handOver.declined', 'timer:handOverAnswer']) {
        expect(followCase(offered, [[refused, urgent]]).value).toContain('hold.lost');
      }
      expect(followCase(offered, [['person.wrote', urgent]]).value).toContain('hold.holding');
    }
    const ends = walk.steps.filter(
      ({ from, answer }) =>
        from.value.startsWith('emergency') && answer.kind === 'moved' && answer.state.outcome === 'handedOver',
    );
    expect(new Set(ends.map(({ event }) => event.type))).toEqual(new Set(['handOver.accepted']));
    expect(advanceCase('consultation', emergency, { type: 'case.handedOver', directive: urgent }).kind).toBe('refused');
  });

  it('lets the platform be forewarned up to the formal request, also when the police know already', () => {
    for (const chain of ['untold', 'municipalityTold', 'policeToldFirst', 'policeTold']) {
      const state = restoreCase('consultation', `emergency.hold.holding+emergency.chain.${chain}`);
      expect(followCase(state, [['platform.forewarned', urgent]]).value).toBe(state.value);
    }
    const requested = restoreCase('consultation', 'emergency.hold.holding+emergency.chain.disclosureRequested');
    expect(advanceCase('consultation', requested, { type: 'platform.forewarned', directive: urgent }).kind).toBe(
      'refused',
    );
  });

  it('asks the platform for the person only in an emergency in which the policy decides so', () => {
    const told = followCase(emergency, [
      ['municipality.told', urgent],
      ['police.told', urgent],
    ]);
    const undecided = createDirective({ route: 'emergency', whereaboutsKnown: true });
    const requested = followCase(told, [['disclosure.requested', urgent]]);
    for (const directive of [inDanger, undecided]) {
      expect(advanceCase('consultation', told, { type: 'disclosure.requested', directive })).toMatchObject({
        code: 'decision-forbids',
      });
      expect(advanceCase('consultation', requested, { type: 'disclosure.made', directive })).toMatchObject({
        code: 'decision-forbids',
      });
    }
    expect(createDirective({ disclosure: true, danger: true }).disclosure).toBe(false);
  });

  it('steps down only when proposed, approved, and no longer an emergency by the policy', () => {
    expect(advanceCase('consultation', emergency, { type: 'standDown.approved', directive: inDanger }).kind).toBe(
      'refused',
    );
    const proposed = followCase(emergency, [['standDown.proposed', inDanger]]);
    expect(advanceCase('consultation', proposed, { type: 'standDown.approved', directive: urgent }).kind).toBe(
      'refused',
    );
    expect(followCase(proposed, [['standDown.approved', inDanger]]).value).toBe('inSession.watched.talking');
    expect(followCase(proposed, [['standDown.refused', inDanger]]).value).toContain('hold.holding');
  });

  it('gives second person and supervisor back, and ends when the child is secured', () => {
    const answer = advanceCase('consultation', emergency, { type: 'child.secured', directive: urgent });
    expect(answer).toMatchObject({ kind: 'moved', state: { outcome: 'emergencyHandled' } });
    expect(answer).toHaveProperty(
      'effects',
      expect.arrayContaining([{ kind: 'act', act: 'releaseSecondPerson', by: 'supervisor' }]),
    );
  });
});

describe('contacting someone back', () => {
  const turnedAway = restoreCase('consultation', 'ended.autoReplied');

  it('is refused without a "safe to contact" answer, and after any hint of abuse', () => {
    const hinted = createDirective({ route: 'handOver', safeToContact: true });
    for (const directive of [nothingHeard, hinted, createDirective({ danger: true, safeToContact: true })]) {
      expect(advanceCase('consultation', turnedAway, { type: 'contactBack.offered', directive })).toMatchObject({
        kind: 'refused',
        code: 'decision-forbids',
      });
    }
  });

  it('uses neutral words, and lets the person come in again or stay away', () => {
    const directive = createDirective({ safeToContact: true });
    const answer = advanceCase('consultation', turnedAway, { type: 'contactBack.offered', directive });
    expect(answer).toHaveProperty(
      'effects',
      expect.arrayContaining([{ kind: 'act', act: 'sendNeutralMessage', by: 'counsellor' }]),
    );
    const written = followCase(turnedAway, [['contactBack.offered', directive]]);
    expect(followCase(written, [['contact.returned']]).value).toBe('received');
    expect(followCase(written, [['timer:contactBackWait']]).outcome).toBe('unreturned');
  });
});
