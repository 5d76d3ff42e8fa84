import { supportSetup } from './support-setup.ts';

const noteFacts = { actions: { type: 'act', params: { act: 'noteFacts', by: 'regionalCouncil' } } } as const;

/** New facts while the case is being closed: a danger stops that and calls the conference. */
const reconsider = [
  { guard: 'isToCenter', target: '#support.withCenter' },
  { guard: 'isDanger', target: '#support.conferring' },
  noteFacts,
] as const;

/**
 * Closing a case: grounds in writing, agreement of every agency, and the signs of worsening explained to those who go on
 * seeing the child. None of the three can be left out, and none is taken while the policy keeps the case open. Source: 002_8ab347e9502d1fc7.txt, lines 1208 to 1228.
 */
export const closing = supportSetup.createStateConfig({
  initial: 'proposed',
  on: {
    'facts.learned': reconsider,
    'case.escalated': '#support.withCenter',
    'referral.offered': '#support.withCenter',
  },
  states: {
    proposed: {
      entry: { type: 'act', params: { act: 'writeClosureGrounds', by: 'regionalCouncil' } },
      on: { 'grounds.recorded': 'groundsRecorded', 'agencies.disagreed': '#support.supporting' },
    },
    groundsRecorded: {
      entry: { type: 'act', params: { act: 'askAgencies', by: 'regionalCouncil' } },
      on: {
        'agencies.agreed': { guard: 'isClosureOpen', target: 'agreed' },
        'agencies.disagreed': '#support.supporting',
      },
    },
    agreed: {
      entry: { type: 'act', params: { act: 'explainWorseningSigns', by: 'regionalCouncil' } },
      on: {
        'worseningSigns.explained': { guard: 'isClosureOpen', target: '#supportEnded.closed' },
        'agencies.disagreed': '#support.supporting',
      },
    },
  },
});

/**
 * The family has moved: the case is told, explained in person and accepted at the new place before it leaves this one.
 * Source: 002_8ab347e9502d1fc7.txt, chapter IV section 7.
 */
export const relocating = supportSetup.createStateConfig({
  initial: 'moved',
  on: {
    'facts.learned': [{ guard: 'isToCenter', target: '#support.withCenter' }, noteFacts],
    'case.escalated': '#support.withCenter',
    'referral.offered': '#support.withCenter',
    'family.returned': '#support.conferring',
  },
  states: {
    moved: {
      entry: { type: 'act', params: { act: 'findNewAddress', by: 'municipality' } },
      on: { 'newMunicipality.told': 'told' },
    },
    told: {
      entry: [
        { type: 'act', params: { act: 'passOnRecord', by: 'municipality' } },
        { type: 'act', params: { act: 'informNewCenter', by: 'childGuidanceCenter' } },
      ],
      after: { relocationAnswer: 'unanswered' },
      on: { 'newMunicipality.accepted': '#supportEnded.relocated' },
    },
    unanswered: {
      entry: { type: 'act', params: { act: 'remindNewMunicipality', by: 'supervisor' } },
      on: { 'newMunicipality.told': 'told', 'newMunicipality.accepted': '#supportEnded.relocated' },
    },
  },
});
