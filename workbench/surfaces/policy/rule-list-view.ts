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
  /** The rule as opened: of the same name, else at the same place where its name is gone; undefined for a new rule. */
  readonly opened: Json | undefined;
  /** Whether it differs from the rule of the same name as opened, or is new. */
  readonly isChanged: boolean;
}

/** The rules of a policy document in file order. */
export function listRules(policy: Json | undefined, opened: Json | undefined): readonly RuleRow[] {
  const before = listOf(readAt(opened, 'rules'));
  const rules = listOf(readAt(policy, 'rules'));
  const byName = new Map(before.map((rule) => [readAt(rule, 'name'), rule]));
  const names = new Set(rules.map((rule) => readAt(rule, 'name')));
  const findOpened = (rule: Json, place: number) => {
    const samePlace = before[place];
    return byName.get(readAt(rule, 'name')) ?? (names.has(readAt(samePlace, 'name')) ? undefined : samePlace);
  };
  return rules.map((rule, place) => {
    const openedRule = findOpened(rule, place);
    return {
      place,
      name: textOf(readAt(rule, 'name')) ?? String(place + 1),
      decision: textOf(readAt(rule, 'event', 'type')) ?? '',
      outcome: textOf(readAt(rule, 'event', 'params', 'outcome')) ?? '',
      deadlineHours: readNumber(readAt(rule, 'event', 'params', 'deadlineHours')),
      rule,
      opened: openedRule,
      isChanged: openedRule === undefined || JSON.stringify(openedRule) !== JSON.stringify(rule),
    };
  });
}
