import type { Localized } from '../domain/localized.ts';
import type { FactValue, Outcome, Policy } from '../pack/policy-model.ts';
import { houseWords } from './house-words.ts';

const yes: Localized = { ja: 'はい', en: 'yes' };
const no: Localized = { ja: 'いいえ', en: 'no' };
const unknown: Localized = { ja: '不明', en: 'unknown' };

/** The same text in both languages: an id that nobody has given words, a number. */
function plain(text: string): Localized {
  return { ja: text, en: text };
}

/** Words as a list: 「A」と「B」, "A" and "B"; nothing for none. */
export function quoteWords(words: readonly Localized[]): Localized {
  return {
    ja: words.map(({ ja }) => `「${ja}」`).join('と'),
    en: words.map(({ en }) => `"${en}"`).join(' and '),
  };
}

/**
 * The words for an outcome, an option, a role or any other name of a policy: its own label, else that of the house
 * vocabulary, else the id itself.
 */
export function wordName(policy: Policy, id: string): Localized {
  const { labels } = policy;
  const own = labels !== undefined && Object.hasOwn(labels, id) ? labels[id] : undefined;
  return own ?? (Object.hasOwn(houseWords, id) ? houseWords[id] : undefined) ?? plain(id);
}

/** The words for a decision: the label it carries, else as {@link wordName}. */
export function wordDecision(policy: Policy, id: string): Localized {
  return policy.decisions.find((decision) => decision.id === id)?.label ?? wordName(policy, id);
}

/** Outcomes in words, joined where several are collected; "not settled" where there is none. */
export function wordOutcome(policy: Policy, outcome: Outcome | null): Localized {
  if (outcome === null) return { ja: 'まだ決まらない', en: 'not settled' };
  if (typeof outcome === 'string') return wordName(policy, outcome);
  const words = outcome.map((each) => wordName(policy, each));
  if (words.length === 0) return { ja: '該当なし', en: 'nothing' };
  return { ja: words.map(({ ja }) => ja).join('・'), en: words.map(({ en }) => en).join(', ') };
}

/** The words for a fact, or for what a group counts (`<group>.count`, `.unknown`, `.other`). */
export function wordFact(policy: Policy, id: string): Localized {
  const fact = policy.facts.find((each) => each.id === id);
  if (fact !== undefined) return fact.label ?? wordName(policy, id);
  const group = policy.groups.find((each) => id.startsWith(`${each.id}.`));
  if (group === undefined) return wordName(policy, id);
  const { ja, en } = group.label ?? wordName(policy, group.id);
  switch (id.slice(group.id.length + 1)) {
    case 'count':
      return { ja: `${ja}：当てはまる数`, en: `${en}: how many apply` };
    case 'unknown':
      return { ja: `${ja}：不明の数`, en: `${en}: how many are unknown` };
    default:
      return { ja: `${ja}：その他`, en: `${en}: other` };
  }
}

/** An answer in words; of a count that is not settled its lowest and highest. */
export function wordAnswer(policy: Policy, answer: FactValue | readonly [number, number] | null): Localized {
  if (answer === null) return unknown;
  if (typeof answer === 'boolean') return answer ? yes : no;
  if (typeof answer === 'number') return plain(String(answer));
  if (typeof answer === 'string') return wordName(policy, answer);
  const [low, high] = answer;
  return { ja: `${low}〜${high}`, en: `${low} to ${high}` };
}

/** A case in words: every yes and every number or choice; "all answers no" where there is nothing else to tell. */
export function describeCase(policy: Policy, facts: Readonly<Record<string, FactValue | null>>): Localized {
  const told = policy.facts.flatMap(({ id }) => {
    const value = Object.hasOwn(facts, id) ? (facts[id] ?? null) : null;
    if (value === null || value === false) return [];
    const fact = wordFact(policy, id);
    if (value === true) return [fact];
    const answer = wordAnswer(policy, value);
    return [{ ja: `${fact.ja}：${answer.ja}`, en: `${fact.en}: ${answer.en}` }];
  });
  if (told.length === 0) {
    return { ja: 'すべて「いいえ」の事例', en: 'the case with every answer no' };
  }
  return {
    ja: `「${told.map(({ ja }) => ja).join('、')}」の事例`,
    en: `the case with ${told.map(({ en }) => `"${en}"`).join(', ')}`,
  };
}
