import type { Localized } from '../domain/localized.ts';

/** What a fact can be, as far as a malformed policy says it. */
export type FactDomain =
  | { readonly kind: 'answer' }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** Declared, but not well enough to compare anything with it. */
  | { readonly kind: 'unclear' };

/** Facts by id, those that groups give among them. */
export type FactDomains = ReadonlyMap<string, FactDomain>;

const optionsShown = 20;

/** The values a fact can have, in words. */
export function wordValues(domain: FactDomain): Localized {
  if (domain.kind === 'integer') {
    const { min, max } = domain;
    const hasMin = min !== Number.MIN_SAFE_INTEGER;
    const hasMax = max !== Number.MAX_SAFE_INTEGER;
    if (!hasMin && !hasMax) return { ja: '整数', en: 'a whole number' };
    if (!hasMin) return { ja: `${max} 以下の整数`, en: `a whole number up to ${max}` };
    if (!hasMax) return { ja: `${min} 以上の整数`, en: `a whole number from ${min}` };
    return { ja: `${min}〜${max} の整数`, en: `a whole number from ${min} to ${max}` };
  }
  if (domain.kind === 'choice') {
    const shown = domain.options.slice(0, optionsShown).map((option) => `"${option}"`);
    const rest = domain.options.length > optionsShown ? ' …' : '';
    return { ja: `${shown.join('・')}${rest} のどれか`, en: `one of ${shown.join(', ')}${rest}` };
  }
  return { ja: 'true か false', en: 'true or false' };
}

/** `wrong` type, `outside` the range or the options, or `fine`. */
export function judgeValue(domain: FactDomain, value: unknown): 'fine' | 'wrong' | 'outside' {
  switch (domain.kind) {
    case 'answer':
      return typeof value === 'boolean' ? 'fine' : 'wrong';
    case 'integer':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'wrong';
      return value >= domain.min && value <= domain.max ? 'fine' : 'outside';
    case 'choice':
      if (typeof value !== 'string') return 'wrong';
      return domain.options.includes(value) ? 'fine' : 'outside';
    case 'unclear':
      return 'fine';
  }
}
