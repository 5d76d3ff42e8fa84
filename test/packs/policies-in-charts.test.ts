import { describe, expect, it } from 'vitest';
import { restoreCase } from '../../engine/casework/case-state.ts';
import { startCase } from '../../engine/casework/case-step.ts';
import { advanceCase } from '../../engine/casework/case-transition.ts';
import type { FactValue } from '../../engine/pack/policy-model.ts';
import { followCase } from '../casework/chart-walk.ts';
import { readDirective } from './read-directive.ts';
import { loadShippedPack } from './shipped-packs.ts';

function sayOf(id: string) {
  const { policy } = loadShippedPack(id);
  if (!policy) throw new TypeError(`${id} has no policy`);
  return (facts: Readonly<Record<string, FactValue | null>>) => readDirective(policy, facts);
}

function findCase(id: string, caseId: string) {
  const scenario = loadShippedPack(id).cases.find((each) => each.id === caseId);
  if (!scenario) throw new TypeError(`${id} has no case ${caseId}`);
  return scenario.facts;
}

describe('office 7: an address that is unclear waits for the opening (5477)', () => {
  const unclear = {
    band: 'weekdayNight',
    hoursToNextOpening: 10,
    childAge: 8,
    suspectedAbuse: true,
    knownBy: 'nobody',
    addressUnclear: true,
  };
  const { outcomes, directive } = sayOf('office-07')(unclear);

  it('at reception and after the judgements alike, whatever danger sign the report names', () => {
    expect(outcomes['actor']).toBe('contractor');
    const injured = sayOf('office-07')({ ...unclear, anyInjury: true }).directive;
    for (const each of [directive, injured]) {
      expect(followCase(startCase('report'), [['intake.deferred', each]]).value).toBe('open.deferred');
      expect(followCase(restoreCase('report', 'open.joined'), [['judgements.made', each]]).value).toBe(
        'open.waitingForOpening',
      );
    }
  });

  it('and goes to the office when it opens and the address is known', () => {
    const open = sayOf('office-07')({
      ...unclear,
      band: 'weekdayDaytime',
      hoursToNextOpening: 0,
      addressUnclear: false,
    });
    const waiting = restoreCase('report', 'open.waitingForOpening');
    const opened = followCase(waiting, [['office.opened', open.directive]]);
    expect(followCase(opened, [['secondJudgement.made', open.directive]]).value).toBe('open.ownCheck.ordered');
  });
});

describe('the emergency scheme: the platform is asked for a person only as the policy decides', () => {
  const facts = findCase('emergency-scheme', 'meet-at-the-library');
  const { outcomes, directive } = sayOf('emergency-scheme')(facts);
  const told = restoreCase('consultation', 'emergency.hold.holding+emergency.chain.policeTold');

  it('not where the child has agreed to meet and the need of an emergency is not there', () => {
    expect(outcomes).toMatchObject({ urgency: 'emergency', disclosure: 'notSought' });
    expect(directive).toMatchObject({ emergency: true, disclosure: false });
    expect(advanceCase('consultation', told, { type: 'disclosure.requested', directive })).toMatchObject({
      code: 'decision-forbids',
    });
    const requested = restoreCase('consultation', 'emergency.hold.holding+emergency.chain.disclosureRequested');
    expect(advanceCase('consultation', requested, { type: 'disclosure.made', directive })).toMatchObject({
      code: 'decision-forbids',
    });
  });

  it('where it decides on disclosure through the police', () => {
    const sought = loadShippedPack('emergency-scheme').cases.filter(
      ({ expect: expected }) => expected?.['disclosure'] === 'throughPolice',
    );
    expect(sought.length).toBeGreaterThan(0);
    for (const each of sought) {
      const asked = sayOf('emergency-scheme')(each.facts).directive;
      expect(followCase(told, [['disclosure.requested', asked]]).value).toContain('chain.disclosureRequested');
    }
  });
});

describe('the national survey: a second judgement of "immediate" is an emergency, though nothing is called urgency', () => {
  const { cases } = loadShippedPack('national-survey-2018');

  it.each(cases.map((each) => [each.id, each] as const))(
    'in "%s" as the case expects',
    (_id, { facts, expect: expected }) => {
      const { directive } = sayOf('national-survey-2018')(facts);
      expect(directive.emergency).toBe(
        expected?.['secondJudgement'] === 'immediate' || expected?.['actor'] === 'policeAndCenter',
      );
    },
  );

  it('so that both kinds occur', () => {
    expect(new Set(cases.map(({ expect: expected }) => expected?.['secondJudgement'] === 'immediate')).size).toBe(2);
  });
});
