import type { CaseAnswer, CaseEffect } from '../casework/case-transition.ts';
import type { CaseMemo } from '../casework/case-memo.ts';
import type { CaseState } from '../casework/case-state.ts';
import { nothingHeard, type CaseDirective } from '../casework/directive.ts';
import { EngineError } from '../domain/engine-error.ts';
import type { Contact } from './contact.ts';
import type { DeskTally } from './desk-tally.ts';

/** Ends in which another body took the case over. Naming another desk to the person (`referred`) hands nothing on. */
const handedOnEnds: ReadonlySet<string> = new Set(['handedOver', 'emergencyHandled']);

/** The innermost state of the first region, e.g. `lost` of `emergency.hold.lost+emergency.chain.untold`. */
function nameOpenEnd(state: CaseState): string {
  const region = state.value.split('+')[0] ?? state.value;
  return region.slice(region.lastIndexOf('.') + 1);
}

/**
 * Carries each contact's case through the consultation chart as the desk's events happen. It asks the chart and
 * remembers nothing of its own.
 *
 * `followsActs`: some desk pulls people into emergencies, so what the chart asks for is noted on the contact.
 *
 * Assumption: what a person tells is learned when the talk begins. Before that the chart sees the directive of a
 * contact of whom nothing has been heard.
 */
export class CaseCarrier {
  constructor(
    private readonly memo: CaseMemo,
    private readonly tally: DeskTally,
    private readonly followsActs: boolean,
  ) {}

  open(contact: Contact): void {
    contact.caseState = this.memo.start;
  }

  /** An event of the desk. An emergency is under way whatever the desk does, so it is not told of queues and closings. */
  tell(contact: Contact, type: string): void {
    const state = this.require(contact);
    if (state.value.startsWith('emergency')) return;
    this.move(contact, type, this.memo.advance(state, type, this.directiveOf(contact)));
  }

  /** A human answers, for the first time or again; a real talk begins with what the person tells. */
  answer(contact: Contact): void {
    this.tell(contact, 'counsellor.answered');
    if (!contact.isReal || this.require(contact).value !== 'inSession.greeted') return;
    this.tell(contact, 'person.wrote');
    const directive = contact.judgement?.directive ?? nothingHeard;
    this.move(contact, 'facts.learned', this.memo.advance(this.require(contact), 'facts.learned', directive));
  }

  /** The session has run its length. */
  endSession(contact: Contact): void {
    const state = this.require(contact);
    const directive = this.directiveOf(contact);
    if (contact.isReal)
      this.move(contact, 'conversation.ended', this.memo.advance(state, 'conversation.ended', directive));
    else this.move(contact, 'noReply', this.memo.elapse(state, 'noReply', directive));
  }

  /** The desk ends the session; an emergency is handed over instead. */
  cut(contact: Contact): void {
    const state = this.require(contact);
    const type = state.value.startsWith('emergency') ? 'conversation.ended' : 'session.cut';
    this.move(contact, type, this.memo.advance(state, type, this.directiveOf(contact)));
  }

  /** The person gives up waiting. */
  giveUp(contact: Contact): void {
    const state = this.require(contact);
    if (state.value.startsWith('emergency')) return;
    this.move(contact, 'patience', this.memo.elapse(state, 'patience', this.directiveOf(contact)));
  }

  /** The contact leaves the desk for good; counts where its case stands. */
  close(contact: Contact): void {
    const state = this.require(contact);
    const end = state.outcome ?? nameOpenEnd(state);
    this.tally.countEnd(end, contact.wasConnected && handedOnEnds.has(end));
  }

  private directiveOf(contact: Contact): CaseDirective {
    const isHeard = contact.wasConnected && contact.isReal;
    return isHeard && contact.judgement ? contact.judgement.directive : nothingHeard;
  }

  private require(contact: Contact): CaseState {
    if (contact.caseState === null) throw new EngineError('case-not-open', String(contact.index));
    return contact.caseState;
  }

  private move(contact: Contact, event: string, answer: CaseAnswer): void {
    if (answer.kind === 'refused') {
      throw new EngineError('chart-refused', `${event} in ${this.require(contact).value}: ${answer.code}`);
    }
    contact.caseState = answer.state;
    if (this.followsActs) this.follow(contact, answer.effects);
  }

  private follow(contact: Contact, effects: readonly CaseEffect[]): void {
    for (const effect of effects) {
      if (effect.kind !== 'act') continue;
      if (effect.act === 'pullInSecondPerson') contact.isEmergency = true;
      else if (effect.act === 'releaseSecondPerson') contact.isEmergency = false;
    }
  }
}
