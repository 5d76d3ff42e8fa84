import type { Json } from '../../../state/json.ts';
import type { Policy } from '../../../state/engine.ts';

/** What the policy is compared with: as opened, another one of the pack, or a file of the user. */
export interface Base {
  /** `opened`, `file`, or the name of a policy of the pack. */
  readonly name: string;
  readonly policy: Policy | null;
  readonly document: Json | undefined;
}

/** Name of the base that is the policy as opened. */
export const openedBase = 'opened';
/** Name of the base that the user chose from a file. */
export const fileBase = 'file';
