import type { TFunction } from 'i18next';
import { isObject, listOf, textOf, type Json } from '../../state/json.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import { readSourced } from '../../state/sourced.ts';
import { formatPlain } from '../../ui/format.ts';

/** A comparand in words: yes and no, a number, an option, or a list of them. */
export function describeValue(value: Json | undefined, words: PolicyWords, t: TFunction): string {
  const plain = readSourced(value)?.value ?? null;
  if (plain === true) return t('answer.yes');
  if (plain === false) return t('answer.no');
  if (typeof plain === 'number') return formatPlain(plain);
  if (typeof plain === 'string') return words.option(plain);
  return listOf(plain)
    .map((each) => describeValue(each, words, t))
    .join(t('policy.or'));
}

function describeLiteral(node: Readonly<Record<string, Json>>, words: PolicyWords, t: TFunction): string {
  const fact = words.fact(textOf(node['fact']) ?? '');
  const operator = textOf(node['operator']) ?? '';
  const plain = readSourced(node['value'])?.value;
  const isYes = (operator === 'equal' && plain === true) || (operator === 'notEqual' && plain === false);
  if (isYes) return fact;
  const key = `policy.says.${operator}` as 'policy.says.equal';
  return t(key, { fact, value: describeValue(node['value'], words, t), defaultValue: `${fact} ${operator}` });
}

/** A tree of conditions as one sentence, for lists and for readers who cannot see the tree. */
export function describeCondition(node: Json | undefined, words: PolicyWords, t: TFunction, isInner = false): string {
  if (!isObject(node)) return '';
  if (Object.hasOwn(node, 'not')) {
    return t('policy.notOf', { what: describeCondition(node['not'], words, t, true) });
  }
  for (const kind of ['all', 'any'] as const) {
    if (!Object.hasOwn(node, kind)) continue;
    const parts = listOf(node[kind]);
    const text = parts
      .map((part) => describeCondition(part, words, t, parts.length > 1))
      .join(t(kind === 'all' ? 'policy.and' : 'policy.or'));
    return isInner && parts.length > 1 ? t('policy.bracket', { what: text }) : text;
  }
  return describeLiteral(node, words, t);
}
