import type { Localized } from '../../domain/localized.ts';
import type { FactValue } from '../../pack/policy-model.ts';

/** What verification can find, in the order in which findings are listed. */
export const findingCodes = [
  'unreachable',
  'contradiction',
  'redundant',
  'never-reached',
  'gap',
  'overlap',
  'non-monotone',
  'invariant',
  'proxy',
] as const;
/** One of the nine things verification can find. */
export type FindingCode = (typeof findingCodes)[number];

/** `error`: to be mended before approval; `warning`: probably not meant; `info`: worth knowing. */
type FindingSeverity = 'error' | 'warning' | 'info';

/** One thing verification has to say of a policy. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  /** Id of the decision; null where an invariant speaks of all deadlines. */
  readonly decision: string | null;
  /** Names of the rules concerned, in file order. */
  readonly rules: readonly string[];
  readonly outcome?: string;
  readonly fact?: string;
  readonly invariant?: string;
  /** A complete case that shows it, with the fewest danger answers, ties by fact order; null where no case can. */
  readonly witness: { readonly facts: Readonly<Record<string, FactValue>> } | null;
  readonly message: Localized;
}
