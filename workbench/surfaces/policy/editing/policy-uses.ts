import { isObject, listOf, readAt, textOf, type Json } from '../../../state/json.ts';

/** What refers to a fact or a group. */
export type Use =
  | { readonly kind: 'rule'; readonly place: number }
  | {
      readonly kind: 'group' | 'floor' | 'invariant' | 'test' | 'question';
      /** Its id or name. */
      readonly name: string;
    };

/** Whether a condition, or one inside it, asks one of the names. */
export function asks(condition: Json | undefined, names: ReadonlySet<string>): boolean {
  if (!isObject(condition)) return false;
  if (names.has(textOf(condition['fact']) ?? '')) return true;
  const inside = [
    ...listOf(condition['all']),
    ...listOf(condition['any']),
    ...((condition['not'] ?? null) ? [condition['not']] : []),
  ];
  return inside.some((each) => asks(each, names));
}

function named(policy: Json, part: string, key: string): readonly (readonly [string, Json])[] {
  return listOf(readAt(policy, part)).map((each) => [textOf(readAt(each, key)) ?? '', each] as const);
}

function listConditionUses(policy: Json, names: ReadonlySet<string>): readonly Use[] {
  const rules = listOf(readAt(policy, 'rules')).flatMap((rule, place): Use[] =>
    asks(readAt(rule, 'conditions'), names) ? [{ kind: 'rule', place }] : [],
  );
  const whens = (['floor', 'invariant'] as const).flatMap((kind) =>
    named(policy, `${kind}s`, 'id').flatMap(([name, each]): Use[] =>
      asks(readAt(each, 'when'), names) ? [{ kind, name }] : [],
    ),
  );
  const questions = named(policy, 'facts', 'id').flatMap(([name, each]): Use[] =>
    asks(readAt(each, 'askWhen'), names) ? [{ kind: 'question', name }] : [],
  );
  return [...rules, ...whens, ...questions];
}

function listTestUses(policy: Json, names: ReadonlySet<string>): readonly Use[] {
  return named(policy, 'tests', 'name').flatMap(([name, test]): Use[] => {
    const facts = readAt(test, 'facts');
    return isObject(facts) && Object.keys(facts).some((fact) => names.has(fact)) ? [{ kind: 'test', name }] : [];
  });
}

/** Everything in the policy that would break if a fact were gone. */
export function listFactUses(policy: Json, id: string): readonly Use[] {
  const names = new Set([id]);
  const groups = named(policy, 'groups', 'id').flatMap(([name, group]): Use[] =>
    listOf(readAt(group, 'of')).includes(id) ? [{ kind: 'group', name }] : [],
  );
  return [...listConditionUses(policy, names), ...groups, ...listTestUses(policy, names)];
}

/** Everything in the policy that would break if a group were gone. */
export function listGroupUses(policy: Json, id: string): readonly Use[] {
  const names = new Set([`${id}.count`, `${id}.unknown`, `${id}.other`]);
  return [...listConditionUses(policy, names), ...listTestUses(policy, names)];
}

function textsAt(node: Json | undefined, ...path: readonly string[]): readonly string[] {
  return listOf(readAt(node, ...path)).flatMap((each) => textOf(each) ?? []);
}

/** Everything that the policy names without a label of its own: options, outcomes, approvers and roles; each once. */
export function listNames(policy: Json): readonly string[] {
  const of = (part: string) => listOf(readAt(policy, part));
  const names = [
    ...of('facts').flatMap((fact) => textsAt(fact, 'options')),
    ...of('decisions').flatMap((decision) => [...textsAt(decision, 'scale'), ...textsAt(decision, 'options')]),
    ...of('rules').flatMap((rule) => textsAt(rule, 'event', 'params', 'approvals')),
    ...['up', 'down'].flatMap((way) => textsAt(policy, 'overrides', way, 'roles')),
  ];
  return [...new Set(names)];
}
