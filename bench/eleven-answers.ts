import { loadPolicy } from '../engine/pack/load-policy.ts';
import type { Policy } from '../engine/pack/policy-model.ts';
import { EngineError } from '../engine/domain/engine-error.ts';

type Json = Readonly<Record<string, unknown>>;

const signs = [
  'freshInjury',
  'repeatedInjury',
  'infant',
  'caregiverAway',
  'noFood',
  'fearOfHome',
  'ownCall',
  'schoolWorried',
  'knownCase',
  'weaponSeen',
  'nightNow',
];

const is = (fact: string, value = true): Json => ({ fact, operator: 'equal', value });
const all = (...of: Json[]): Json => ({ all: of });
const any = (...of: Json[]): Json => ({ any: of });
const not = (of: Json): Json => ({ not: of });

/** Twelve rules, each a tree of two to four levels, over eleven yes-or-no answers; the shapes are an office's, the content is made up. */
const rules: readonly (readonly [outcome: string, conditions: Json])[] = [
  ['immediate', all(is('weaponSeen'), any(is('ownCall'), is('fearOfHome')))],
  ['immediate', all(is('freshInjury'), any(is('infant'), all(is('repeatedInjury'), is('fearOfHome'))))],
  ['immediate', all(is('infant'), is('caregiverAway'), any(is('nightNow'), is('noFood')))],
  ['high', any(all(is('freshInjury'), is('knownCase')), all(is('repeatedInjury'), not(is('infant'))))],
  ['high', all(is('ownCall'), any(is('fearOfHome'), all(is('noFood'), is('caregiverAway'))))],
  ['high', all(is('noFood'), not(any(is('schoolWorried'), is('ownCall'))), is('infant'))],
  ['high', all(any(is('fearOfHome'), is('schoolWorried')), all(is('knownCase'), any(is('nightNow'), is('noFood'))))],
  ['middle', all(is('schoolWorried'), any(is('fearOfHome'), not(is('knownCase'))))],
  ['middle', all(is('caregiverAway'), any(not(is('nightNow')), all(is('ownCall'), not(is('infant')))))],
  ['middle', any(is('freshInjury'), all(is('repeatedInjury'), any(is('knownCase'), is('infant'))))],
  ['low', all(not(is('freshInjury')), any(is('noFood'), all(is('ownCall'), not(is('weaponSeen')))))],
  ['low', any(all(is('knownCase'), not(is('nightNow'))), all(is('schoolWorried'), is('ownCall')))],
];

/** The policy that rule engines are measured on. */
export function createElevenAnswers(): Policy {
  const document = {
    id: 'eleven-answers',
    version: '1',
    title: { ja: '計測用の方針', en: 'Policy for measuring' },
    effectiveFrom: '2021-04-01',
    asOf: '2021',
    facts: signs.map((id) => ({ id, kind: 'answer', danger: true, label: { ja: id, en: id } })),
    decisions: [
      {
        id: 'urgency',
        scale: ['none', 'low', 'middle', 'high', 'immediate'],
        hit: 'worst',
        otherwise: 'none',
        otherwiseReason: { ja: '印がない', en: 'No sign' },
      },
    ],
    rules: rules.map(([outcome, conditions], index) => ({
      name: `rule ${String(index + 1)}`,
      conditions,
      event: { type: 'urgency', params: { outcome, because: { ja: '計測用', en: 'For measuring' } } },
    })),
  };
  const { policy, issues } = loadPolicy(document, 'eleven-answers.json');
  if (policy === null) throw new EngineError('bench-policy-refused', issues.map(({ message }) => message.en).join(' '));
  return policy;
}
