import type { CaseDirective } from '../casework/directive.ts';
import type { RandomStream } from '../kernel/random-streams.ts';
import type { Contact } from './contact.ts';

/** What the policy says of one set of answers. One object for equal answers, never changed. */
export interface Judgement {
  /** Index into {@link PeopleModel.urgencies}. */
  readonly urgency: number;
  readonly directive: CaseDirective;
  /** The same once the person has agreed to be written to, which says that it is safe unless they told that it is not. */
  readonly whenAgreed: CaseDirective;
  /** Indexes into {@link PeopleModel.outcomes}: what each decision came to. */
  readonly columns: readonly number[];
}

/** One outcome of one decision, a column of the measures after the desk. */
export interface OutcomeColumn {
  readonly decision: string;
  readonly outcome: string;
}

/** Draws who contacts the desk, with which answers, and has the policy judge them. */
export interface PeopleModel {
  /** Kinds of consulter, in the order of the mix. */
  readonly consulters: readonly string[];
  /** Levels by which those turned away are counted; empty without a policy. */
  readonly urgencies: readonly string[];
  readonly outcomes: readonly OutcomeColumn[];
  /** Fills in `consulter` and `judgement`. */
  readonly draw: (contact: Contact, profiles: RandomStream, answers: RandomStream) => void;
}
