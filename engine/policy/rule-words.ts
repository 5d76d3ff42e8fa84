import type { Localized } from '../domain/localized.ts';
import type { Invariant, Policy } from '../pack/policy-model.ts';
import { quoteWords, wordDecision, wordName } from './policy-words.ts';

/** Characters of a reason that stand in a name at most. */
const reasonLength: Readonly<Record<keyof Localized, number>> = { ja: 40, en: 80 };

/** Where the first sentence of a reason ends. */
const firstSentence: Readonly<Record<keyof Localized, RegExp>> = { ja: /^[^。]*/u, en: /^.*?(?=[.!?](\s|$)|$)/su };

function shorten(text: string, language: keyof Localized): string {
  const sentence = (firstSentence[language].exec(text.trim())?.[0] ?? '').trim();
  const characters = [...sentence];
  const length = reasonLength[language];
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : sentence;
}

/** A reason short enough to tell rules apart by, ready to be quoted. */
function quoteReason({ ja, en }: Localized): Localized {
  const [short, brief] = [shorten(ja, 'ja'), shorten(en, 'en')];
  return {
    ja: short === '' ? '' : `「${short.replaceAll('「', '『').replaceAll('」', '』')}」`,
    en: brief === '' ? '' : ` "${brief.replaceAll('"', "'")}"`,
  };
}

/** The label that a policy gives to a name of its own. */
function findLabel({ labels }: Policy, name: string): Localized | undefined {
  return labels !== undefined && Object.hasOwn(labels, name) ? labels[name] : undefined;
}

function quoteLabel(kind: Localized, label: Localized): Localized {
  return { ja: `${kind.ja}「${label.ja}」`, en: `${kind.en} "${label.en}"` };
}

const rulePlaces = new WeakMap<Policy, ReadonlyMap<string, number>>();

function placeOf(policy: Policy, name: string): number | undefined {
  const known = rulePlaces.get(policy) ?? new Map(policy.rules.map((rule, place) => [rule.name, place]));
  rulePlaces.set(policy, known);
  return known.get(name);
}

/**
 * How sentences speak of a rule: 規則「けがのある乳児」 by its label, else by its place in the file and its reason, as
 * 規則 13「けががあるため」; never by its name, which is an identifier. A name that is no rule's stands as it is.
 */
export function wordRule(policy: Policy, name: string): Localized {
  const kind = { ja: '規則', en: 'rule' };
  const label = findLabel(policy, name);
  if (label !== undefined) return quoteLabel(kind, label);
  const place = placeOf(policy, name);
  const rule = place === undefined ? undefined : policy.rules[place];
  if (place === undefined || rule === undefined) return quoteLabel(kind, { ja: name, en: name });
  const reason = quoteReason(rule.event.params.because ?? { ja: '', en: '' });
  return { ja: `規則 ${place + 1}${reason.ja}`, en: `rule ${place + 1}${reason.en}` };
}

function wordRequirement(policy: Policy, { then }: Invariant): Localized {
  if ('deadlineAtMostHours' in then) {
    const { deadlineAtMostHours: hours } = then;
    return { ja: `期限は ${hours} 時間以内`, en: `a deadline of ${hours} hours at most` };
  }
  const decision = wordDecision(policy, then.decision);
  if ('atLeast' in then) {
    const level = wordName(policy, then.atLeast);
    return { ja: `「${decision.ja}」は「${level.ja}」以上`, en: `"${decision.en}" at least "${level.en}"` };
  }
  const banned = quoteWords(then.notIn.map((outcome) => wordName(policy, outcome)));
  return { ja: `「${decision.ja}」は${banned.ja}にしない`, en: `"${decision.en}" never ${banned.en}` };
}

/** How sentences speak of an invariant: by its label, else by its place and what it requires. */
export function wordInvariant(policy: Policy, invariant: Invariant): Localized {
  const label = findLabel(policy, invariant.id);
  if (label !== undefined) return quoteLabel({ ja: '約束', en: 'promise' }, label);
  const place = policy.invariants.indexOf(invariant) + 1;
  const { ja, en } = wordRequirement(policy, invariant);
  return { ja: `約束 ${place}（${ja}）`, en: `promise ${place} (${en})` };
}

/** A text that begins a sentence. */
export function beginSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
