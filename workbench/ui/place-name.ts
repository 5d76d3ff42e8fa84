import type { TFunction } from 'i18next';
import { spellOut } from '../state/policy-words.ts';
import type { Sourced } from '../state/sourced.ts';
import { formatPlain } from './format.ts';

/** Members that say nothing to a reader on the way to a number. */
const silent: ReadonlySet<string> = new Set(['channels', 'staffing', 'value', 'conditions', 'event', 'params']);

function steps(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A place in a file of a pack in words: `/channels/sns/wrapUp/mean` → 「sns・対話後の記録・平均」. */
export function nameOfPlace(file: string, pointer: string, t: TFunction): string {
  const words = steps(pointer)
    .filter((step) => !silent.has(step))
    .map((step) =>
      /^\d+$/.test(step)
        ? t('member.nth', { n: Number(step) + 1 })
        : t(`member.${step}` as 'member.total', { defaultValue: spellOut(step) }),
    );
  return words.length === 0 ? file : words.join(t('member.join'));
}

/** A unit in words. */
export function nameOfUnit(unit: string | null, t: TFunction): string {
  return unit === null ? '' : t(`unit.${unit}` as 'unit.contacts', { defaultValue: unit });
}

/** A sourced value as a reader sees it, without its unit: a number, a span of times, or the range of a list. */
export function showValue(sourced: Sourced, t: TFunction): string {
  const { value } = sourced;
  if (typeof value === 'number') {
    return sourced.unit === 'fraction' ? `${formatPlain(value * 100)}%` : formatPlain(value);
  }
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return value === null ? t('unit.none') : JSON.stringify(value);
  const numbers = value.filter((each): each is number => typeof each === 'number' && each !== 0);
  const texts = value.filter((each): each is string => typeof each === 'string');
  if (texts.length === value.length) return texts.join('–');
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length === 0) return t('unit.values', { count: value.length });
  return low === high ? formatPlain(low) : `${formatPlain(low)}〜${formatPlain(high)}`;
}

/** A sourced value with its unit in words. */
export function showSourced(sourced: Sourced, t: TFunction): string {
  const isShare = sourced.unit === 'fraction' && typeof sourced.value === 'number';
  return isShare ? showValue(sourced, t) : `${showValue(sourced, t)} ${nameOfUnit(sourced.unit, t)}`.trim();
}
