import { loadPolicy } from '../../engine/pack/load-policy.ts';
import type { ScenarioCase } from '../../engine/pack/pack-schema.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import type { WalkthroughSetup } from '../../engine/training/walkthrough.ts';

const policyFile = {
  id: 'practice',
  version: '1',
  title: { ja: '練習用', en: 'Practice' },
  facts: [
    { id: 'hitToday', kind: 'answer', danger: true },
    { id: 'weaponNow', kind: 'answer', danger: true },
    { id: 'safeToContact', kind: 'answer' },
    { id: 'childAge', kind: 'integer', min: 0, max: 18 },
    { id: 'hoursToOpening', kind: 'integer', min: 0, max: 200, suppliedBy: 'clock' },
  ],
  decisions: [
    { id: 'urgency', scale: ['none', 'high', 'immediate'], hit: 'worst', otherwise: 'none', otherwiseReason: { ja: 'なし', en: 'None' } },
    { id: 'actor', options: ['privatePartner', 'childGuidanceCenter'], protectiveOrder: true, hit: 'worst', otherwise: 'privatePartner' },
  ],
  rules: [
    { name: 'hit', conditions: { all: [{ fact: 'hitToday', operator: 'equal', value: true }] }, event: { type: 'urgency', params: { outcome: 'high', deadlineHours: 48 } } },
    { name: 'weapon', conditions: { all: [{ fact: 'weaponNow', operator: 'equal', value: true }] }, event: { type: 'urgency', params: { outcome: 'immediate' } } },
    { name: 'center', conditions: { all: [{ fact: 'hitToday', operator: 'equal', value: true }] }, event: { type: 'actor', params: { outcome: 'childGuidanceCenter' } } },
  ],
}; // prettier-ignore

function loadPractice() {
  const { policy, issues } = loadPolicy(policyFile, 'policy.json');
  if (!policy) throw new Error(JSON.stringify(issues));
  return compilePolicy(policy);
}

/** A child who was hit today; there is no weapon, and nobody asked whether contacting back is safe. */
export const scenario: ScenarioCase = {
  formatVersion: 1,
  id: 'afraid',
  title: { ja: '帰りたくない', en: 'Afraid to go home' },
  facts: { hitToday: true, weaponNow: false, childAge: 9 },
  expect: { urgency: 'high', actor: 'childGuidanceCenter' },
  consensus: 'agreed',
  graveSigns: ['hitToday', 'weaponNow'],
};

/** The consultation chart with check-ins, two minutes a question. */
export const setup: WalkthroughSetup = {
  scenario,
  policy: loadPractice(),
  machine: 'consultation',
  timerMinutes: { noReply: 10, checkIn: 10, secondCheckIn: 5, silenceTimeout: 5 },
  questionMinutes: 2,
  judgementsMerged: false,
};
