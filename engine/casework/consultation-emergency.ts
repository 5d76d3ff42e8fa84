import { consultationSetup } from './consultation-setup.ts';

/**
 * Emergency counselling: two tasks at once. One person keeps the talk going and learns place and name (`hold`); another,
 * with the supervisor, works the chain desk → municipality → police → platform (`chain`). No clock leads out of it: it
 * ends when the child is secured or when a body that has been told accepts the case, which is offered when the talk is
 * over, and steps down only with the supervisor's approval. Whether the platform may be asked for the person is the
 * policy's to say. Source: 001_7bacdcf9eb587ab3.txt,
 * chapter 3.2 and exhibit 13, hearings 1 to 4.
 */

const handOverOffered = '#consultation.emergency.hold.handOverOffered';

/** An emergency talk that is over is offered on; where nobody has been told yet, telling the municipality comes with it. */
const offerOn = [
  { guard: 'isSomebodyTold', target: handOverOffered },
  { target: handOverOffered, actions: { type: 'act', params: { act: 'tellMunicipality', by: 'secondPerson' } } },
] as const;

const hold = consultationSetup.createStateConfig({
  initial: 'holding',
  on: { 'case.handedOver': { guard: 'isSomebodyTold', target: '.handOverOffered' } },
  states: {
    holding: {
      after: { emergencyConversation: offerOn },
      on: {
        'conversation.ended': offerOn,
        'person.fellSilent': 'silent',
        'person.left': 'lost',
        'secondPerson.joined': { actions: { type: 'act', params: { act: 'shareRoles', by: 'secondPerson' } } },
        'voiceCall.started': 'onVoice',
        'meeting.agreed': 'meetingArranged',
        'standDown.proposed': 'standDownProposed',
      },
    },
    silent: {
      entry: { type: 'act', params: { act: 'keepCalling', by: 'counsellor' } },
      after: { emergencyCheckIn: 'lost' },
      on: { 'person.wrote': 'holding', 'person.left': 'lost' },
    },
    lost: {
      entry: { type: 'act', params: { act: 'searchForChild', by: 'supervisor' } },
      on: { 'person.wrote': 'holding' },
    },
    onVoice: {
      on: {
        'voiceCall.ended': 'holding',
        'person.fellSilent': 'silent',
        'person.left': 'lost',
        'meeting.agreed': 'meetingArranged',
      },
    },
    meetingArranged: {
      entry: { type: 'act', params: { act: 'goToMeetingPoint', by: 'childGuidanceCenter' } },
      after: { meetingWait: 'lost' },
      on: { 'meeting.missed': 'lost', 'person.wrote': 'holding' },
    },
    standDownProposed: {
      entry: { type: 'act', params: { act: 'askForStandDown', by: 'counsellor' } },
      after: { emergencyCheckIn: 'silent' },
      on: {
        'person.fellSilent': 'silent',
        'standDown.approved': { guard: 'isNoEmergency', target: '#consultation.inSession.watched' },
        'standDown.refused': 'holding',
        'person.wrote': 'holding',
        'person.left': 'lost',
      },
    },
    handOverOffered: {
      entry: { type: 'act', params: { act: 'offerHandOver', by: 'supervisor' } },
      after: { handOverAnswer: 'lost' },
      on: {
        'handOver.accepted': '#ended.handedOver',
        'handOver.declined': 'lost',
        'case.handedOver': { actions: { type: 'act', params: { act: 'offerHandOver', by: 'supervisor' } } },
        'person.wrote': 'holding',
      },
    },
  },
});

/** Advance word carries no name: it may go ahead of the formal request at any step before that. */
const forewarn = { actions: { type: 'act', params: { act: 'forewarnPlatform', by: 'counsellor' } } } as const;

const chain = consultationSetup.createStateConfig({
  initial: 'untold',
  states: {
    untold: {
      on: {
        'municipality.told': 'municipalityTold',
        'police.told': { guard: 'isWhereaboutsKnown', target: 'policeToldFirst' },
        'platform.forewarned': forewarn,
      },
    },
    municipalityTold: {
      entry: { type: 'act', params: { act: 'tellMunicipality', by: 'secondPerson' } },
      on: {
        'police.told': 'policeTold',
        'platform.forewarned': forewarn,
      },
    },
    policeToldFirst: {
      entry: { type: 'act', params: { act: 'tellPolice', by: 'secondPerson' } },
      on: { 'municipality.told': 'policeTold', 'platform.forewarned': forewarn },
    },
    policeTold: {
      entry: { type: 'act', params: { act: 'coordinateWithPolice', by: 'municipality' } },
      on: {
        'disclosure.requested': { guard: 'isDisclosureOpen', target: 'disclosureRequested' },
        'platform.forewarned': forewarn,
      },
    },
    disclosureRequested: {
      entry: { type: 'act', params: { act: 'requestDisclosure', by: 'police' } },
      on: { 'disclosure.made': { guard: 'isDisclosureOpen', target: 'disclosed' }, 'disclosure.refused': 'policeTold' },
    },
    disclosed: {
      entry: { type: 'act', params: { act: 'disclosePerson', by: 'platform' } },
    },
  },
});

/** The emergency part of the consultation chart. */
export const emergency = consultationSetup.createStateConfig({
  type: 'parallel',
  entry: [
    { type: 'act', params: { act: 'callSupervisor', by: 'counsellor' } },
    { type: 'act', params: { act: 'pullInSecondPerson', by: 'supervisor' } },
  ],
  exit: [
    { type: 'act', params: { act: 'releaseSecondPerson', by: 'supervisor' } },
    { type: 'act', params: { act: 'releaseSupervisor', by: 'supervisor' } },
  ],
  on: {
    'facts.learned': { actions: { type: 'act', params: { act: 'noteFacts', by: 'counsellor' } } },
    'child.secured': '#ended.emergencyHandled',
  },
  states: { hold, chain },
});
