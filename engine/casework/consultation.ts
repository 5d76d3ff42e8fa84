import { emergency } from './consultation-emergency.ts';
import { consultationSetup } from './consultation-setup.ts';

const lost = '#consultation.emergency.hold.lost';
const silentInDanger = '#consultation.emergency.hold.silent';
const holding = '#consultation.emergency';
const talking = '#consultation.inSession.talking';
const watched = '#consultation.inSession.watched';
const putFirst = '#consultation.waiting.promoted';
const putInTurn = '#consultation.waiting';

const noteFacts = { actions: { type: 'act', params: { act: 'noteFacts', by: 'counsellor' } } } as const;

const noteFactsByBot = { actions: { type: 'act', params: { act: 'noteFacts', by: 'bot' } } } as const;

/** An end that is open to a calm case only: in danger, losing the contact is an emergency. */
function endUnlessDanger<End extends string>(end: End) {
  return [{ guard: 'isDanger', target: lost }, { target: `#ended.${end}` }] as const;
}

const enterQueue = [{ guard: 'isDanger', target: putFirst }, { target: putInTurn }] as const;

const answer = [{ guard: 'isEmergency', target: holding }, { target: '#consultation.inSession' }] as const;

const answerPromoted = [{ guard: 'isEmergency', target: holding }, { target: watched }] as const;

const promoteInDanger = [
  { guard: 'isEmergency', target: holding },
  { guard: 'isDanger', target: 'promoted' },
] as const;

const flagInDailyReport = { type: 'act', params: { act: 'flagInDailyReport', by: 'counsellor' } } as const;

/** A finished talk goes where the policy's decision says; in an emergency it does not finish. */
const finishTalk = [
  { guard: 'isEmergency', target: holding },
  { guard: 'isHandedOver', target: '#ended.handedOver' },
  { guard: 'isPassedOn', target: '#ended.referred' },
  { guard: 'isDanger', target: '#ended.advised', actions: flagInDailyReport },
  { target: '#ended.advised' },
] as const;

/** After a danger sign, the same, and it is flagged for the next day's reader. */
const finishWatchedTalk = [
  { guard: 'isEmergency', target: holding },
  { guard: 'isHandedOver', target: '#ended.handedOver' },
  { guard: 'isPassedOn', target: '#ended.referred', actions: flagInDailyReport },
  { target: '#ended.advised', actions: flagInDailyReport },
] as const;

const heardDanger = [
  { guard: 'isEmergency', target: holding },
  { guard: 'isDanger', target: watched },
] as const;

const hearAnswer = [...heardDanger, { target: talking }] as const;

const inSession = consultationSetup.createStateConfig({
  initial: 'greeted',
  on: { 'case.escalated': holding },
  states: {
    greeted: {
      entry: { type: 'act', params: { act: 'greet', by: 'counsellor' } },
      after: { noReply: endUnlessDanger('noReply') },
      on: {
        'person.wrote': hearAnswer,
        'facts.learned': [...heardDanger, { target: 'talking', ...noteFacts }],
        'person.left': endUnlessDanger('noReply'),
        'session.requeued': enterQueue,
        'session.cut': endUnlessDanger('cutShort'),
      },
    },
    talking: {
      after: { conversation: finishTalk },
      on: {
        'conversation.ended': finishTalk,
        'facts.learned': [...heardDanger, noteFacts],
        'person.fellSilent': [
          { guard: 'isEmergency', target: silentInDanger },
          { guard: 'isDanger', target: 'watched.silent' },
          { target: 'silent' },
        ],
        'person.left': endUnlessDanger('closedSilent'),
        'session.requeued': enterQueue,
        'session.cut': endUnlessDanger('cutShort'),
      },
    },
    silent: {
      initial: 'unanswered',
      on: {
        'person.wrote': hearAnswer,
        'facts.learned': [
          { guard: 'isEmergency', target: silentInDanger },
          { guard: 'isDanger', target: 'watched.silent' },
          noteFacts,
        ],
        'person.left': endUnlessDanger('closedSilent'),
        'session.cut': endUnlessDanger('cutShort'),
      },
      states: {
        unanswered: { after: { checkIn: [{ guard: 'isDanger', target: lost }, { target: 'checkedIn' }] } },
        checkedIn: {
          entry: { type: 'act', params: { act: 'checkIn', by: 'counsellor' } },
          after: { secondCheckIn: [{ guard: 'isDanger', target: lost }, { target: 'checkedInTwice' }] },
        },
        checkedInTwice: {
          entry: { type: 'act', params: { act: 'announceClosing', by: 'counsellor' } },
          after: { silenceTimeout: endUnlessDanger('closedSilent') },
        },
      },
    },
    watched: {
      initial: 'talking',
      on: {
        'person.left': lost,
        'session.cut': lost,
        'session.requeued': putFirst,
      },
      states: {
        talking: {
          after: { conversation: finishWatchedTalk },
          on: {
            'conversation.ended': finishWatchedTalk,
            'facts.learned': [{ guard: 'isEmergency', target: holding }, noteFacts],
            'person.fellSilent': [{ guard: 'isEmergency', target: silentInDanger }, { target: 'silent' }],
          },
        },
        silent: {
          entry: { type: 'act', params: { act: 'askSupervisor', by: 'counsellor' } },
          after: { checkIn: lost },
          on: {
            'person.wrote': 'talking',
            'facts.learned': [{ guard: 'isEmergency', target: silentInDanger }, noteFacts],
          },
        },
      },
    },
  },
});

const escalateEnded = { 'case.escalated': lost, 'contact.returned': '#consultation.received' } as const;

/** What a reader of the daily report may still find in a talk that ended. */
const reread = {
  'dailyReport.read': [
    { guard: 'isEmergency', target: lost },
    { guard: 'isHandedOverOrDanger', target: '#ended.handedOver' },
    { actions: { type: 'act', params: { act: 'fileReport', by: 'municipality' } } },
  ],
} as const;

/** A new message of neutral words, only where the person said that contact is safe and nothing points to abuse. */
const contactBack = {
  'contactBack.offered': { guard: 'isSafeToContact', target: '#consultation.contactedBack' },
} as const;

const ended = consultationSetup.createStateConfig({
  id: 'ended',
  initial: 'advised',
  tags: ['ended'],
  on: escalateEnded,
  states: {
    informed: { on: reread },
    autoReplied: { entry: { type: 'act', params: { act: 'sendFullDeskReply', by: 'bot' } }, on: contactBack },
    outOfHours: { entry: { type: 'act', params: { act: 'sendOutOfHoursReply', by: 'bot' } }, on: contactBack },
    abandoned: { on: contactBack },
    closedOut: { entry: { type: 'act', params: { act: 'sendClosingReply', by: 'bot' } }, on: contactBack },
    noReply: { on: { ...reread, ...contactBack } },
    closedSilent: { on: { ...reread, ...contactBack } },
    cutShort: { on: { ...reread, ...contactBack } },
    unreturned: {},
    advised: { entry: { type: 'act', params: { act: 'advise', by: 'counsellor' } }, on: reread },
    referred: { entry: { type: 'act', params: { act: 'introduceOtherDesk', by: 'counsellor' } }, on: reread },
    handedOver: { entry: { type: 'act', params: { act: 'acceptCase', by: 'childGuidanceCenter' } } },
    emergencyHandled: { entry: { type: 'act', params: { act: 'secureChild', by: 'childGuidanceCenter' } } },
  },
});

/**
 * The chart of one contact at an SNS or telephone desk, from the bot's greeting to its end. Pure: no clock, no actor, no
 * memory but its states. Ends are states tagged `ended`, not XState finals, since an ended case can still be taken up
 * again: by the person, by the reader of the daily report, or by anyone who escalates it.
 * Once a danger sign has been learned no clock leads to an end but a finished talk; silence leads to the emergency part.
 */
export const consultation = consultationSetup.createMachine({
  id: 'consultation',
  initial: 'received',
  states: {
    received: {
      on: {
        'bot.answered': { guard: 'isNoDanger', target: '#ended.informed' },
        'contact.queued': [{ guard: 'isDanger', target: 'waiting.promoted' }, { target: 'waiting' }],
        'contact.turnedAway': endUnlessDanger('autoReplied'),
        'contact.carriedOver': [{ guard: 'isDanger', target: 'carriedOver.promoted' }, { target: 'carriedOver' }],
        'contact.missed': endUnlessDanger('outOfHours'),
        'counsellor.answered': [{ guard: 'isEmergency', target: holding }, { target: 'inSession' }],
        'facts.learned': [
          { guard: 'isEmergency', target: holding },
          { guard: 'isDanger', target: 'waiting.promoted' },
          noteFactsByBot,
        ],
        'person.left': endUnlessDanger('abandoned'),
        'case.escalated': holding,
      },
    },
    waiting: {
      initial: 'inTurn',
      after: {
        patience: [
          { guard: 'isPromoted', target: lost },
          { guard: 'isDanger', target: lost },
          { target: '#ended.abandoned' },
        ],
      },
      on: { 'case.escalated': holding },
      states: {
        inTurn: {
          on: {
            'counsellor.answered': answer,
            'facts.learned': [...promoteInDanger, noteFactsByBot],
            'contact.carriedOver': [
              { guard: 'isDanger', target: '#consultation.carriedOver.promoted' },
              { target: '#consultation.carriedOver' },
            ],
            'person.left': endUnlessDanger('abandoned'),
            'desk.closed': endUnlessDanger('closedOut'),
          },
        },
        promoted: {
          entry: { type: 'act', params: { act: 'putFirst', by: 'supervisor' } },
          on: {
            'counsellor.answered': answerPromoted,
            'facts.learned': [{ guard: 'isEmergency', target: holding }, noteFactsByBot],
            'person.left': lost,
            'desk.closed': lost,
          },
        },
      },
    },
    carriedOver: {
      initial: 'inTurn',
      on: { 'case.escalated': holding },
      states: {
        inTurn: {
          on: {
            'desk.opened': enterQueue,
            'counsellor.answered': answer,
            'facts.learned': [...promoteInDanger, noteFactsByBot],
            'person.left': endUnlessDanger('abandoned'),
          },
        },
        promoted: {
          entry: { type: 'act', params: { act: 'tellOnCallJudge', by: 'supervisor' } },
          on: {
            'desk.opened': putFirst,
            'counsellor.answered': answerPromoted,
            'facts.learned': [{ guard: 'isEmergency', target: holding }, noteFactsByBot],
            'person.left': lost,
          },
        },
      },
    },
    inSession,
    emergency,
    contactedBack: {
      entry: { type: 'act', params: { act: 'sendNeutralMessage', by: 'counsellor' } },
      after: { contactBackWait: endUnlessDanger('unreturned') },
      on: {
        'contact.returned': 'received',
        'person.wrote': 'received',
        'case.escalated': lost,
        'facts.learned': [{ guard: 'isDanger', target: lost }, noteFacts],
      },
    },
    ended,
  },
});
