import type { CaseState } from '../casework/case-state.ts';
import type { EventHandle } from '../kernel/event-queue.ts';
import type { Judgement } from './people.ts';

/** No event is planned for this contact. */
export const noEvent: EventHandle = -1;

/** One person's contact with the desk, with all the luck it was born with. Records are reused once a contact is over. */
export class Contact {
  channel = 0;
  /** Arrival of the first attempt, minutes. */
  arrivedAt = 0;
  /** When it was offered to the desk (the opening, if carried over), minutes. */
  offeredAt = 0;
  /** Clock hour in which this attempt arrived, counted from the calendar's first midnight; also where it was carried over. */
  attemptedHour = 0;
  /** False for a session in which the person stays silent. */
  isReal = true;
  /** Session length at full speed, minutes. */
  minutes = 0;
  wrapUpMinutes = 0;
  patienceMinutes = Infinity;
  /** 64 bits for luck that only some contacts need: retries, fresh patience. */
  highBits = 0;
  lowBits = 0;
  retries = 0;
  /** Automatic replies met, and messages agreed to, in this consultation. */
  autoReplies = 0;
  callBacks = 0;
  /** Whether a message will bring the person back, after how many minutes, and that it is on the way. */
  isComing = false;
  reactionMinutes = 0;
  isOnTheWay = false;
  requeues = 0;
  /** Index of the kind of consulter; −1 in a pack without a mix. */
  consulter = -1;
  /** What the policy says of this contact; null without a mix or a policy. */
  judgement: Judgement | null = null;
  caseState: CaseState | null = null;
  /** Whom its chart asks for: a second person, a supervisor. */
  wantsSecondPerson = false;
  wantsSupervisor = false;
  /** Marks of its emergency, each set once however often the session is interrupted and taken up again. */
  wasEmergency = false;
  wasHelped = false;
  lackedSupervisor = false;
  /** Times that this person has come back for a new consultation. */
  returns = 0;

  /** It has been answered by a human once: never counted as connected again. */
  wasConnected = false;
  /** Session minutes still to go, at full speed, as of `progressAt`. */
  remaining = 0;
  progressAt = 0;
  speed = 1;
  pool = 0;
  counsellor = 0;
  /** Number of the counsellor pulled in beside the first; −1 = none. */
  helper = -1;
  hasSupervisor = false;
  /** When the emergency began, and when the second person came, minutes. */
  emergencyAt = 0;
  helpedAt = 0;
  /** The pending end of session, of wrap-up or of patience. */
  planned: EventHandle = noEvent;

  /** Neighbours in the line that holds it. */
  before: Contact | null = null;
  behind: Contact | null = null;

  constructor(readonly index: number) {}

  /** Wipes the marks of an earlier way through the desk. */
  beginAnew(): void {
    this.retries = 0;
    this.autoReplies = 0;
    this.callBacks = 0;
    this.requeues = 0;
    this.wasConnected = false;
    this.caseState = null;
    this.wantsSecondPerson = false;
    this.wantsSupervisor = false;
    this.wasEmergency = false;
    this.wasHelped = false;
    this.lackedSupervisor = false;
  }
}

/** The contacts under way by index; as many records as ever were under way together. */
export class ContactStore {
  private readonly contacts: Contact[] = [];
  private readonly free: Contact[] = [];

  /** A record to fill anew; only the marks of the earlier contact's way through the desk are wiped. */
  take(): Contact {
    const contact = this.free.pop();
    if (contact) {
      contact.returns = 0;
      contact.beginAnew();
      return contact;
    }
    const created = new Contact(this.contacts.length);
    this.contacts.push(created);
    return created;
  }

  get(index: number): Contact {
    return this.contacts[index] as Contact;
  }

  /** Contacts under way. */
  get size(): number {
    return this.contacts.length - this.free.length;
  }

  release(contact: Contact): void {
    contact.planned = noEvent;
    this.free.push(contact);
  }
}
