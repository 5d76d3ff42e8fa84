import i18next from 'i18next';
import type { Measured } from '../state/engine.ts';

/** What stands where there is no number. */
export const missing = '—';
const minus = '\u2212';

/** A number with separators and a fixed number of decimals; the minus sign is U+2212. */
export function formatNumber(value: number | null, decimals = 0): string {
  if (value === null) return missing;
  const text = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return value < 0 && Number(text.replaceAll(',', '')) !== 0 ? `${minus}${text}` : text;
}

/** A number as it stands in a file, digit for digit: what a field shows is what it holds. */
export function formatExact(value: number): string {
  return value < 0 ? `${minus}${String(-value)}` : String(value);
}

/** A number for reading, without needless decimals. */
export function formatPlain(value: number): string {
  const text = Math.abs(value).toLocaleString('en-US', { maximumSignificantDigits: 6 });
  return value < 0 ? `${minus}${text}` : text;
}

/** A number that always has its sign. */
export function formatSigned(value: number | null, decimals = 0): string {
  if (value === null) return missing;
  const text = formatNumber(value, decimals);
  return text.startsWith(minus) || Number(text.replaceAll(',', '')) === 0 ? text : `+${text}`;
}

/** A fraction as percent without the sign %. */
export function formatPercent(fraction: number | null, decimals = 1): string {
  return fraction === null ? missing : formatNumber(fraction * 100, decimals);
}

/** The decimals that a reader needs so that the two ends of an interval differ; at most `most`. */
export function decimalsFor(low: number, high: number, least: number, most = 3): number {
  for (let decimals = least; decimals < most; decimals += 1) {
    if (low === high || formatNumber(low, decimals) !== formatNumber(high, decimals)) return decimals;
  }
  return most;
}

/** From one text to another as the language on screen writes it: `88.6〜88.9`, in English `88.6–88.9` or `−0.1 – +0.2`. */
export function formatRange(low: string, high: string): string {
  if (i18next.language !== 'en') return `${low}〜${high}`;
  return /^[\d.,]+$/.test(high) ? `${low}–${high}` : `${low} – ${high}`;
}

/** `low〜high`; missing where either end is. */
export function formatInterval(measured: Measured, least = 0, scale = 1): string {
  if (measured.low === null || measured.high === null) return missing;
  const [low, high] = [measured.low * scale, measured.high * scale];
  const decimals = decimalsFor(low, high, least);
  return formatRange(formatNumber(low, decimals), formatNumber(high, decimals));
}

/** Like {@link decimalsFor}, and so that an interval clear of 0 does not seem to reach it. */
function decimalsClearOfZero(low: number, high: number, least: number, most = 3): number {
  const nearest = low > 0 ? low : high < 0 ? high : null;
  let decimals = decimalsFor(low, high, least, most);
  while (nearest !== null && decimals < most && Number(Math.abs(nearest).toFixed(decimals)) === 0) decimals += 1;
  return decimals;
}

/** A difference with its interval: `+0.87 [+0.84〜+0.90]`. */
export function formatDifference(measured: Measured, least = 0, scale = 1): string {
  if (measured.mean === null) return missing;
  const mean = formatSigned(measured.mean * scale, least);
  if (measured.low === null || measured.high === null) return mean;
  const [low, high] = [measured.low * scale, measured.high * scale];
  const decimals = decimalsClearOfZero(low, high, least);
  const range = formatRange(formatSigned(low, decimals), formatSigned(high, decimals));
  return `${formatSigned(measured.mean * scale, decimals)} [${range}]`;
}

const fullWidthMinus = /[\u2212\uFF0D\u30FC]/g;

/** Reads a typed number: full-width digits, separators and the signs of Japanese keyboards are met; null for other text. */
export function readTypedNumber(text: string): number | null {
  const plain = text.replace(fullWidthMinus, '-').normalize('NFKC').replaceAll(',', '').trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}
