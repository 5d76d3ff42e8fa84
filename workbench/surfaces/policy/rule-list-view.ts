import { listOf, readAt, textOf, type Json } from '../../state/json.ts';
import { readNumber } from '../../state/sourced.ts';

/** A rule of the policy as the list shows it. */
export interface RuleRow {
  /** Place in the policy's list of rules. */
  readonly place: number;
  readonly name: string;
  readonly decision: string;
  readonly outcome: string;
  readonly deadlineHours: number | null;
  readonly rule: Json;
  /** Whether it differs from the rule of the same name as opened, or is new. */
  readonly isChanged: boolean;
}

/** The rules of a policy document in file order. */
export function listRules(policy: Json | undefined, opened: Json | undefined): readonly RuleRow[] {
  const before = new Map(listOf(readAt(opened, 'rules')).map((rule) => [readAt(rule, 'name'), JSON.stringify(rule)]));
  return listOf(readAt(policy, 'rules')).map((rule, place) => ({
    place,
    name: textOf(readAt(rule, 'name')) ?? String(place + 1),
    decision: textOf(readAt(rule, 'event', 'type')) ?? '',
    outcome: textOf(readAt(rule, 'event', 'params', 'outcome')) ?? '',
    deadlineHours: readNumber(readAt(rule, 'event', 'params', 'deadlineHours')),
    rule,
    isChanged: before.get(readAt(rule, 'name')) !== JSON.stringify(rule),
  }));
}
