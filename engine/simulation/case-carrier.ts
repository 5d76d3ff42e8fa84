import type { CaseEffect, CaseStep } from '../casework/case-step.ts';
import type { CaseMemo } from '../casework/case-memo.ts';
import type { CaseState } from '../casework/case-state.ts';
import { nothingHeard, type CaseDirective } from '../casework/directive.ts';
import { EngineError } from '../domain/engine-error.ts';
import type { Contact } from './contact.ts';
import type { DeskTally } from './desk-tally.ts';

/** Ends in which another body took the case over. Naming another desk to the person (`referred`) hands nothing on. */
const handedOnEnds: ReadonlySet<string> = new Set(['handedOver', 'emergencyHandled']);

/**
 * What a happening at the desk comes to where the chart knows no desk any more: an emergency waits in no line and ends with
 * no session, and all that is left of the happening is that the person is gone.
 */
const breakOffs: ReadonlySet<string> = new Set(['session.cut', 'desk.closed', 'patience']);

function isUnderEmergency({ value }: CaseState): boolean {
  return value.startsWith('emergency.');
}

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
 * Every event is put to the chart. Where an emergency has no place for one (its session went back to the line, a
 * counsellor took it up again) the emergency stands as it is; where the talk is broken off by it, the person has left.
 *
 * Assumptions: what a person tells is learned when the talk begins; before that the chart sees the directive of a contact
 * of whom nothing has been heard. A body that is offered an emergency accepts it at once: no pack says how often one does not.
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

  /** An event of the desk. */
  tell(contact: Contact, type: string): void {
    this.settle(contact, type, this.memo.advance(this.require(contact), type, this.directiveOf(contact)));
  }

  /** A human answers, for the first time or again; a real talk begins with what the person tells. */
  answer(contact: Contact): void {
    this.tell(contact, 'counsellor.answered');
    if (!contact.isReal || this.require(contact).value !== 'inSession.greeted') return;
    this.tell(contact, 'person.wrote');
    const directive = contact.judgement?.directive ?? nothingHeard;
    this.move(contact, 'facts.learned', this.memo.advance(this.require(contact), 'facts.learned', directive));
  }

  /** The session has run its length. Assumption: whoever is offered an emergency whose talk is over accepts it at once. */
  endSession(contact: Contact): void {
    const state = this.require(contact);
    const directive = this.directiveOf(contact);
    if (!contact.isReal) return this.move(contact, 'noReply', this.memo.elapse(state, 'noReply', directive));
    this.move(contact, 'conversation.ended', this.memo.advance(state, 'conversation.ended', directive));
    const offered = this.require(contact);
    if (offered.value.startsWith('emergency.hold.handOverOffered'))
      this.move(contact, 'handOver.accepted', this.memo.advance(offered, 'handOver.accepted', directive));
  }

  /** The person gives up waiting. */
  giveUp(contact: Contact): void {
    this.settle(contact, 'patience', this.memo.elapse(this.require(contact), 'patience', this.directiveOf(contact)));
  }

  /** A message to a person who agreed to one. @returns whether the chart allows it; where it does not, nothing has happened */
  offerContactBack(contact: Contact): boolean {
    const directive = contact.judgement?.whenAgreed ?? nothingHeard;
    const answer = this.memo.advance(this.require(contact), 'contactBack.offered', directive);
    if (answer.kind === 'moved') this.move(contact, 'contactBack.offered', answer);
    return answer.kind === 'moved';
  }

  /** The message brought nobody back. */
  stayAway(contact: Contact): void {
    const answer = this.memo.elapse(this.require(contact), 'contactBackWait', this.directiveOf(contact));
    this.move(contact, 'contactBackWait', answer);
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

  private settle(contact: Contact, event: string, answer: CaseStep): void {
    const state = this.require(contact);
    if (answer.kind === 'moved' || !isUnderEmergency(state)) return this.move(contact, event, answer);
    if (!breakOffs.has(event)) return;
    this.move(contact, 'person.left', this.memo.advance(state, 'person.left', this.directiveOf(contact)));
  }

  private move(contact: Contact, event: string, answer: CaseStep): void {
    if (answer.kind === 'refused') {
      throw new EngineError('chart-refused', `${event} in ${this.require(contact).value}: ${answer.code}`);
    }
    contact.caseState = answer.state;
    if (this.followsActs) this.follow(contact, answer.effects);
    if (answer.effects.some((effect) => effect.kind === 'act' && effect.act === 'offerHandOver')) {
      this.move(
        contact,
        'handOver.accepted',
        this.memo.advance(answer.state, 'handOver.accepted', this.directiveOf(contact)),
      );
    }
  }

  private follow(contact: Contact, effects: readonly CaseEffect[]): void {
    for (const effect of effects) {
      if (effect.kind !== 'act') continue;
      if (effect.act === 'pullInSecondPerson') contact.wantsSecondPerson = true;
      else if (effect.act === 'releaseSecondPerson') contact.wantsSecondPerson = false;
      else if (effect.act === 'callSupervisor') contact.wantsSupervisor = true;
      else if (effect.act === 'releaseSupervisor') contact.wantsSupervisor = false;
    }
  }
}
