import { describe, expect, it } from 'vitest';
import { createDirectiveReader } from '../../engine/casework/directive-reader.ts';
import {
  caseRoutes,
  createDirective,
  directiveCount,
  listDirectives,
  nothingHeard,
} from '../../engine/casework/directive.ts';
import { caseActions, caseMeanings } from '../../engine/pack/policy-model.ts';

const facts = [{ id: 'visibleInjury', danger: true }, { id: 'childAge' }, { id: 'safeToContact' }];
const actor = {
  id: 'actor',
  options: ['privatePartner', 'municipality', 'childGuidanceCenter', 'police', 'immediateCheck', 'owl'],
};
const urgency = { id: 'urgency', scale: ['none', 'low', 'high', 'immediate'] };

describe('a directive', () => {
  it('is one object per profile, so that answers can be remembered by its index', () => {
    expect(createDirective({ route: 'refer', danger: true })).toBe(createDirective({ danger: true, route: 'refer' }));
    const all = listDirectives();
    expect(new Set(all.map(({ index }) => index)).size).toBe(all.length);
    expect(all.every(({ index }) => index >= 0 && index < directiveCount)).toBe(true);
    expect(all.every((each) => Object.isFrozen(each))).toBe(true);
  });

  it('treats an emergency as a danger, and never finds contacting back safe in danger or before a hand-over', () => {
    expect(createDirective({ route: 'emergency' })).toMatchObject({ emergency: true, danger: true });
    expect(createDirective({ emergency: true, safeToContact: true })).toMatchObject({
      danger: true,
      safeToContact: false,
    });
    expect(createDirective({ route: 'handOver', safeToContact: true }).safeToContact).toBe(false);
    expect(createDirective({ route: 'refer', safeToContact: true }).safeToContact).toBe(true);
    expect(nothingHeard).toMatchObject({ route: 'advise', danger: false, emergency: false, safeToContact: false });
  });
});

describe('reading a directive from a policy', () => {
  const read = createDirectiveReader({ decisions: [urgency, actor], facts });

  it.each([
    ['privatePartner', 'advise'],
    ['municipality', 'refer'],
    ['childGuidanceCenter', 'handOver'],
    ['police', 'emergency'],
    ['immediateCheck', 'emergency'],
    ['owl', 'refer'],
    ['constructor', 'refer'],
  ])('sends "%s" to %s where the policy does not say otherwise', (option, route) => {
    expect(read({ actor: option, urgency: 'low' }, {}).route).toBe(route);
  });

  it('uses the very words that a policy may use for what it carries out', () => {
    expect(caseActions).toEqual(caseRoutes);
    for (const meaning of caseMeanings) expect(nothingHeard).toHaveProperty(meaning, false);
  });

  it('raises what an outcome means, of whatever decision, and nothing for the rest', () => {
    const told = createDirectiveReader({
      decisions: [
        actor,
        { id: 'second', scale: ['low', 'grave'], means: { grave: ['emergency'] } },
        { id: 'status', options: ['close', 'goOn'], means: { goOn: ['keepOpen', 'seeChild'] } },
      ],
      facts,
    });
    expect(told({ actor: 'municipality', second: 'grave' }, {})).toMatchObject({ emergency: true, danger: true });
    expect(told({ actor: 'municipality', second: 'low', status: 'goOn' }, {})).toMatchObject({
      emergency: false,
      keepOpen: true,
      seeChild: true,
    });
    expect(told({ actor: 'municipality', status: 'constructor' }, {})).toMatchObject({ keepOpen: false });
    expect(told({ actor: 'municipality', status: null }, {})).toMatchObject({ keepOpen: false });
  });

  it('asks for what one possible outcome asks for, and gives leave only where all of them give it', () => {
    const told = createDirectiveReader({
      decisions: [
        actor,
        {
          id: 'status',
          options: ['close', 'goOn', 'later'],
          means: { goOn: ['keepOpen'], later: ['waitForOpening'], close: ['waitForOpening', 'acceptAtOnce'] },
        },
      ],
      facts,
    });
    const possible = (...status: string[]) => told({ actor: 'municipality', status }, {});
    expect(possible('close', 'goOn').keepOpen).toBe(true);
    expect(possible('later', 'goOn').waitForOpening).toBe(false);
    expect(possible('later', 'close')).toMatchObject({ waitForOpening: true, acceptAtOnce: false });
  });

  it('leaves disclosure open in an emergency to a policy that never speaks of it, and to no other', () => {
    expect(read({ actor: 'police' }, {}).disclosure).toBe(true);
    expect(read({ actor: 'municipality' }, {}).disclosure).toBe(false);
    const strict = createDirectiveReader({
      decisions: [actor, { id: 'asked', options: ['no', 'yes'], means: { yes: ['disclosure'] } }],
      facts,
    });
    expect(strict({ actor: 'police', asked: 'no' }, {}).disclosure).toBe(false);
    expect(strict({ actor: 'police', asked: 'yes' }, {}).disclosure).toBe(true);
    expect(strict({ actor: 'police', asked: ['no', 'yes'] }, {}).disclosure).toBe(false);
  });

  it('follows the policy’s own map, and the vocabulary for what the map leaves out', () => {
    const own = createDirectiveReader({
      decisions: [{ ...actor, carriesOut: { owl: 'handOver', police: 'advise' } }],
      facts,
    });
    expect(own({ actor: 'owl' }, {}).route).toBe('handOver');
    expect(own({ actor: 'police' }, {})).toMatchObject({ route: 'advise', emergency: false });
    expect(own({ actor: 'municipality' }, {}).route).toBe('refer');
  });

  it('calls the top of the urgency scale an emergency and keeps the route', () => {
    expect(read({ actor: 'childGuidanceCenter', urgency: 'immediate' }, {})).toMatchObject({
      route: 'handOver',
      emergency: true,
      danger: true,
    });
    expect(read({ actor: 'childGuidanceCenter', urgency: 'high' }, {}).emergency).toBe(false);
  });

  it('takes the most protective of several outcomes, the worst of several levels, and refers what is undecided', () => {
    expect(read({ actor: ['privatePartner', 'childGuidanceCenter'], urgency: 'low' }, {}).route).toBe('handOver');
    expect(read({ actor: 'municipality', urgency: ['low', 'immediate'] }, {}).emergency).toBe(true);
    expect(read({ actor: null, urgency: null }, {})).toMatchObject({ route: 'refer', emergency: false });
    expect(read({}, {}).route).toBe('refer');
  });

  it('counts a danger sign only when answered yes: unknown and no are no danger here', () => {
    expect(read({ actor: 'municipality' }, { visibleInjury: true }).danger).toBe(true);
    for (const answer of [false, null, undefined, 'true', 1]) {
      expect(read({ actor: 'municipality' }, { visibleInjury: answer }).danger).toBe(false);
    }
    expect(read({ actor: 'municipality' }, { childAge: 3 }).danger).toBe(false);
  });

  it('falls back on the level where a policy decides urgency alone, and advises where it decides nothing', () => {
    const byLevel = createDirectiveReader({ decisions: [urgency], facts });
    expect(urgency.scale.map((level) => byLevel({ urgency: level }, {}).route)).toEqual([
      'advise',
      'refer',
      'handOver',
      'emergency',
    ]);
    expect(createDirectiveReader({ decisions: [], facts })({}, {}).route).toBe('advise');
  });

  it('prefers "actor", then "route", then the first decision with options', () => {
    const other = { id: 'letter', options: ['police'] };
    const route = { id: 'route', options: ['childGuidanceCenter'] };
    const outcomes = { actor: 'privatePartner', route: 'childGuidanceCenter', letter: 'police' };
    expect(createDirectiveReader({ decisions: [other, route, actor], facts })(outcomes, {}).route).toBe('advise');
    expect(createDirectiveReader({ decisions: [other, route], facts })(outcomes, {}).route).toBe('handOver');
    expect(createDirectiveReader({ decisions: [other], facts })(outcomes, {}).route).toBe('emergency');
  });
});
