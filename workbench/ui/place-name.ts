import type { TFunction } from 'i18next';
import { isObject, readAt, textOf, type Json } from '../state/json.ts';
import { spellOut } from '../text/name-word.ts';
import type { Sourced } from '../state/sourced.ts';
import { formatPlain, formatRange } from './format.ts';

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
function nameOfItem(item: Json | undefined, t: TFunction, nameOther: (id: string) => string): string | null {
  if (!isObject(item)) return null;
  const days = textOf(item['days']);
  if (days !== null) {
    const word = t(`member.${days}` as 'member.weekday', { defaultValue: days });
    return `${word} ${textOf(item['from']) ?? ''}–${textOf(item['to']) ?? ''}`;
  }
  const measure = textOf(item['measure']);
  if (measure !== null) return t(`measure.${measure}` as 'measure.offered', { defaultValue: spellOut(measure) });
  const id = textOf(item['id'] ?? item['kind']);
  return id === null ? null : nameMember(id, t, nameOther);
}

/** A step into the parts of a condition, which says nothing to a reader; `all` is also a name for every day. */
function isIntoCondition(step: string, node: Json | undefined): boolean {
  return step === 'not' || ((step === 'all' || step === 'any') && Array.isArray(node) && node.some(isObject));
}

function nameMember(name: string, t: TFunction, nameOther: (id: string) => string): string {
  return t(`member.${name}` as 'member.total', { defaultValue: nameOther(name) });
}

/**
 * A place in a file of a pack in words: `/channels/sns/wrapUp/mean` → 「SNS・対話後の記録・平均」.
 *
 * @param document the file, so that elements of lists go by their names
 * @param nameOther words for what is no member of the forms: facts, outcomes, ids
 */
export function nameOfPlace(
  document: Json | undefined,
  pointer: string,
  t: TFunction,
  nameOther: (id: string) => string = spellOut,
): string {
  const words: string[] = [];
  let node = document;
  let list = '';
  for (const step of stepsOf(pointer)) {
    node = readAt(node, step);
    if (/^\d+$/.test(step)) {
      const number = Number(step) + 1;
      const isRule = list === 'rules';
      words.push(
        isRule
          ? t('policy.ruleNumber', { number })
          : (nameOfItem(node, t, nameOther) ?? t('member.nth', { n: number })),
      );
    } else if (!silent.has(step) && !isIntoCondition(step, node)) words.push(nameMember(step, t, nameOther));
    list = step;
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
  return { value: low === high ? formatPlain(low) : formatRange(formatPlain(low), formatPlain(high)), unit: word };
}
