import type { Words } from './dictionary.ts';
import type { measureJa } from './measure-ja.ts';

/** Names of measures, in English. */
export const measureEn: Words<typeof measureJa> = {
  measure: {
    responseRate: 'Response rate',
    occupancy: 'Seat occupancy',
    serviceLevel: 'Answered in time',
    attempts: 'All attempts',
    offered: 'Offered',
    connected: 'Connected',
    noReply: 'No reply',
    realSessions: 'Real sessions',
    autoReplied: 'Auto-replied (desk full)',
    abandoned: 'Abandoned',
    closedOut: 'Closed out',
    carriedOver: 'Carried over',
    cutShort: 'Cut short',
    handedOn: 'Handed on',
    meanMinutes: 'Mean wait',
    p95Minutes: '95% of waits within',
  },
};
