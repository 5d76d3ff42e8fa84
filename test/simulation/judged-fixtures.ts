import { sketchDocuments, type DeskSketch } from './desk-fixtures.ts';

export const bilingual = (text: string) => ({ ja: text, en: text });
export const rule = (name: string, type: string, outcome: string, conditions: unknown) => ({
  name,
  priority: 1,
  conditions,
  event: { type, params: { outcome } },
});
export const holds = (fact: string) => ({ all: [{ fact, operator: 'equal', value: true }] });

/** Injury now: immediate. Abuse hint: high, to the center. Else low, advice. */
export const policyDocument = {
  id: 'sketchPolicy',
  version: '1',
  title: bilingual('sketch'),
  facts: [
    { id: 'injuryNow', kind: 'answer', danger: true },
    { id: 'abuseHint', kind: 'answer', danger: true },
    { id: 'childAge', kind: 'integer', min: 0, max: 18 },
  ],
  decisions: [
    {
      id: 'urgency',
      scale: ['low', 'high', 'immediate'],
      hit: 'worst',
      otherwise: 'low',
      otherwiseReason: bilingual('-'),
    },
    {
      id: 'actor',
      options: ['contractor', 'municipality', 'childGuidanceCenter'],
      protectiveOrder: true,
      hit: 'worst',
      otherwise: 'contractor',
    },
  ],
  rules: [
    rule('injury', 'urgency', 'immediate', holds('injuryNow')),
    rule('hint', 'urgency', 'high', holds('abuseHint')),
    rule('hint to center', 'actor', 'childGuidanceCenter', holds('abuseHint')),
  ],
};

const mix = {
  profiles: [
    { id: 'talk', share: 0.6, consulter: 'child', answers: { injuryNow: 0, abuseHint: 0 }, values: { childAge: 12 } },
    { id: 'hint', share: 0.3, consulter: 'child', answers: { injuryNow: 0, abuseHint: 1 } },
    { id: 'injury', share: 0.1, consulter: 'mother', answers: { injuryNow: 1, abuseHint: 0 } },
  ],
};

/** A pack whose contacts are judged: one in ten is an emergency, three in ten go to the center. */
export function sketchJudged(sketch: DeskSketch = {}, documents = {}): Readonly<Record<string, unknown>> {
  return sketchDocuments({
    perHour: 10,
    to: '2021-04-19',
    ...sketch,
    documents: { 'policy.json': policyDocument, 'mix.json': mix, ...documents },
  });
}

/** Any desk with everything that may lie on its demand, and with people pulled into emergencies. */
export function sketchWithExtras(sketch: DeskSketch): Readonly<Record<string, unknown>> {
  return sketchJudged({
    ...sketch,
    channel: { ...sketch.channel, emergency: { secondPerson: true, supervisor: true } },
    demand: {
      openingSurge: { factor: 3, hours: 1 },
      byMonth: [1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1],
      shocks: [{ kind: 'push', from: '2021-04-03', to: '2021-04-04', factor: 2, halfLife: 1 }],
      returns: { probability: 0.5, after: { kind: 'exponential', mean: 300 }, max: 3 },
    },
  });
}
