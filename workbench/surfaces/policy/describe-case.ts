import type { TFunction } from 'i18next';
import type { PolicyWords } from '../../state/policy-words.ts';
import type { TriedFacts } from '../../state/training.ts';
import { formatPlain } from '../../ui/format.ts';

/** An answer in words: yes, no, unknown, a number, an option, or the lowest and highest a count can be. */
export function describeAnswer(
  answer: TriedFacts[string] | readonly [number, number] | undefined,
  words: PolicyWords,
  t: TFunction,
): string {
  if (answer === null || answer === undefined) return t('answer.unknown');
  if (answer === true) return t('answer.yes');
  if (answer === false) return t('answer.no');
  if (typeof answer === 'number') return formatPlain(answer);
  if (typeof answer === 'string') return words.option(answer);
  return `${formatPlain(answer[0])}〜${formatPlain(answer[1])}`;
}

/**
 * A case in words: every yes by its label, every number and choice with its value. What is said no to is left out, and
 * unknown answers are counted behind it.
 */
export function describeCase(facts: TriedFacts, words: PolicyWords, t: TFunction): string {
  const told = words.facts.flatMap((fact) => {
    const answer = facts[fact.id];
    if (answer === undefined || answer === null || answer === false) return [];
    if (answer === true) return [fact.label];
    return [t('effect.answerOf', { fact: fact.label, answer: describeAnswer(answer, words, t) })];
  });
  const unknown = words.facts.filter((fact) => (facts[fact.id] ?? null) === null).length;
  if (unknown === words.facts.length) return t('effect.allUnknown');
  if (told.length === 0)
    return unknown === 0 ? t('effect.allNo') : t('effect.withUnknown', { what: t('effect.noYes'), count: unknown });
  const base = told.join(t('policy.and'));
  return unknown === 0 ? base : t('effect.withUnknown', { what: base, count: unknown });
}
