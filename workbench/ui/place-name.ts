import type { TFunction } from 'i18next';
import { isObject, readAt, textOf, type Json } from '../state/json.ts';
import { spellOut } from '../state/policy-words.ts';
import type { Sourced } from '../state/sourced.ts';
import { formatPlain } from './format.ts';

/** Members that say nothing to a reader on the way to a number. */
const silent: ReadonlySet<string> = new Set([
  'channels',
  'staffing',
  'value',
  'conditions',
  'event',
  'params',
  'measures',
  'profiles',
  'rules',
  'invariants',
  'counsellors',
]);

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What an element of a list is called by what it holds; null where it has no name of its own. */
function nameOfItem(item: Json | undefined, t: TFunction): string | null {
  if (!isObject(item)) return null;
  const days = textOf(item['days']);
  if (days !== null) {
    const word = t(`member.${days}` as 'member.weekday', { defaultValue: days });
    return `${word} ${textOf(item['from']) ?? ''}–${textOf(item['to']) ?? ''}`;
  }
  const name = item['id'] ?? item['name'] ?? item['measure'] ?? item['kind'];
  const id = textOf(name);
  return id === null ? null : t(`member.${id}` as 'member.total', { defaultValue: spellOut(id) });
}

/**
 * A place in a file of a pack in words: `/channels/sns/wrapUp/mean` → 「SNS・対話後の記録・平均」.
 *
 * @param document the file, so that elements of lists go by their names
 * @param nameFact words of a fact of the policy; null where it is none
 */
export function nameOfPlace(
  document: Json | undefined,
  pointer: string,
  t: TFunction,
  nameFact: (id: string) => string | null = () => null,
): string {
  const words: string[] = [];
  let node = document;
  for (const step of stepsOf(pointer)) {
    node = readAt(node, step);
    if (silent.has(step)) continue;
    if (/^\d+$/.test(step)) words.push(nameOfItem(node, t) ?? t('member.nth', { n: Number(step) + 1 }));
    else words.push(nameFact(step) ?? t(`member.${step}` as 'member.total', { defaultValue: spellOut(step) }));
  }
  return words.join(t('member.join'));
}

/** A unit in words. */
function nameOfUnit(unit: string | null, t: TFunction): string {
  return unit === null ? '' : t(`unit.${unit}` as 'unit.contacts', { defaultValue: unit });
}

/** A sourced value as a reader sees it: a number, a span of times, or the range of a list, with its unit in words. */
export function showSourced(sourced: Sourced, t: TFunction): { readonly value: string; readonly unit: string } {
  const { value, unit } = sourced;
  const word = nameOfUnit(unit, t);
  if (typeof value === 'number') {
    return unit === 'fraction'
      ? { value: formatPlain(Number((value * 100).toPrecision(4))), unit: '%' }
      : { value: formatPlain(value), unit: word };
  }
  if (typeof value === 'string') return { value, unit: word };
  if (!Array.isArray(value)) return { value: value === null ? t('unit.none') : JSON.stringify(value), unit: word };
  const list = value as readonly Json[];
  const numbers = list.filter((each): each is number => typeof each === 'number' && each !== 0);
  const texts = list.filter((each): each is string => typeof each === 'string');
  if (texts.length === list.length) return { value: texts.join('–'), unit: word };
  if (numbers.length === 0) return { value: t('unit.values', { count: list.length }), unit: '' };
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return { value: low === high ? formatPlain(low) : `${formatPlain(low)}〜${formatPlain(high)}`, unit: word };
}
