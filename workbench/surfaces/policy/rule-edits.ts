import { isObject, listOf, readAt, textOf, type Json } from '../../state/json.ts';

type Rules = readonly Json[];

/** The rules after a change, and the place of the rule that was changed. */
export interface RuleChange {
  readonly rules: Rules;
  readonly place: number;
}

function decisionOf(rule: Json | undefined): string | null {
  return textOf(readAt(rule, 'event', 'type'));
}

function nameFree(rules: Rules, stem: string): string {
  const taken = new Set(rules.map((rule) => readAt(rule, 'name')));
  let number = 2;
  while (taken.has(`${stem}-${String(number)}`)) number += 1;
  return taken.has(stem) ? `${stem}-${String(number)}` : stem;
}

function insert(rules: Rules, place: number, rule: Json): RuleChange {
  return { rules: [...rules.slice(0, place), rule, ...rules.slice(place)], place };
}

/** The comparison a new rule starts from: a yes, the highest number, the first option. */
function startCondition(fact: Json): Json {
  const id = readAt(fact, 'id') ?? '';
  switch (readAt(fact, 'kind')) {
    case 'integer':
      return { fact: id, operator: 'greaterThanInclusive', value: readAt(fact, 'max') ?? 0 };
    case 'choice':
      return { fact: id, operator: 'equal', value: readAt(fact, 'options', 0) ?? '' };
    default:
      return { fact: id, operator: 'equal', value: true };
  }
}

/**
 * Adds a rule after the last of its decision: one condition on the given fact, and the decision's first outcome, which
 * is the mildest where outcomes have an order. Under `first` it comes behind every other rule.
 *
 * @param reason said for the rule in both languages
 * @returns null where the policy has no such decision or fact
 */
export function addRule(
  policy: Json | undefined,
  decision: string,
  fact: string,
  reason: Readonly<Record<'ja' | 'en', string>>,
): RuleChange | null {
  const rules = listOf(readAt(policy, 'rules'));
  const takes = listOf(readAt(policy, 'decisions')).find((each) => readAt(each, 'id') === decision);
  const asked = listOf(readAt(policy, 'facts')).find((each) => readAt(each, 'id') === fact);
  const outcome = readAt(takes, 'scale', 0) ?? readAt(takes, 'options', 0);
  if (takes === undefined || asked === undefined || outcome === undefined) return null;
  const own = rules.flatMap((rule, place) => (decisionOf(rule) === decision ? [place] : []));
  const priorities = own.map((place) => Number(readAt(rules[place], 'priority') ?? 1));
  return insert(rules, (own.at(-1) ?? rules.length - 1) + 1, {
    name: nameFree(rules, `${decision}-${fact}`),
    priority: priorities.length > 0 ? Math.min(...priorities) : 1,
    conditions: { all: [startCondition(asked)] },
    event: { type: decision, params: { outcome, because: reason } },
  });
}

/** A copy right behind a rule, under a name of its own. */
export function duplicateRule(rules: Rules, place: number): RuleChange {
  const rule = rules[place];
  if (!isObject(rule)) return { rules, place };
  const stem = textOf(rule['name']) ?? 'rule';
  return insert(rules, place + 1, { ...rule, name: nameFree(rules, stem) });
}

export function deleteRule(rules: Rules, place: number): RuleChange {
  return { rules: rules.filter((_, index) => index !== place), place: Math.max(0, place - 1) };
}

/** Place of the next rule of the same decision, up (−1) or down (1); null at the end. */
export function findNeighbour(rules: Rules, place: number, step: -1 | 1): number | null {
  const decision = decisionOf(rules[place]);
  for (let at = place + step; at >= 0 && at < rules.length; at += step) {
    if (decisionOf(rules[at]) === decision) return at;
  }
  return null;
}

/**
 * Changes places with the next rule of the same decision. The priorities stay with the places, so that under `first`
 * the rule further up is the one that decides. At the end nothing moves.
 */
export function moveRule(rules: Rules, place: number, step: -1 | 1): RuleChange {
  const at = findNeighbour(rules, place, step);
  const [moved, other] = [rules[place], rules[at ?? -1]];
  if (at === null || !isObject(moved) || !isObject(other)) return { rules, place };
  const withPriority = (rule: typeof moved, from: typeof moved): Json =>
    from['priority'] === undefined ? rule : { ...rule, priority: from['priority'] };
  const next = [...rules];
  next[at] = withPriority(moved, other);
  next[place] = withPriority(other, moved);
  return { rules: next, place: at };
}
