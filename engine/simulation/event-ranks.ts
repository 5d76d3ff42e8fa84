import { defineRanks } from '../kernel/scheduler.ts';

/**
 * What happens first when events fall on the same moment.
 *
 * 1. A session or a wrap-up that ends then has ended: its counsellor is free for whatever else happens at that moment.
 * 2. The desk closes before the roster changes, so that the end of duty at closing time is closing, not a step down.
 * 3. The roster and the usable seats change before anyone enters: who arrives at nine meets the staff of nine.
 * 4. The desk opens, and those carried over enter, ahead of new contacts.
 * 5. Patience ends after all that might still have freed a counsellor for the one who waits.
 * 6. Messages go out before anyone arrives.
 * 7. People arrive last, those who try again and those who come back before new ones, and find the desk as it then is.
 */
export const ranks = defineRanks([
  'sessionEnded',
  'wrapUpEnded',
  'deskClosed',
  'rosterChanged',
  'seatsChanged',
  'deskOpened',
  'patienceEnded',
  'messageDue',
  'retryArrived',
  'personReturned',
  'contactArrived',
]);
