import type { Issue } from '../domain/issue.ts';
import { createCliIssue } from './cli-issues.ts';

const decimal = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** Reads option texts as numbers, collecting an issue for each that does not fit. */
export class OptionReader {
  readonly issues: Issue[] = [];

  /** An option that the call needs and does not have. */
  missing(option: string, allowed: { ja: string; en: string }): void {
    this.issues.push(createCliIssue('option-missing', { file: option, pointer: '' }, { option, allowed }));
  }

  /** An option that this call does not use. */
  unused(option: string, where: string): void {
    this.issues.push(createCliIssue('option-unused', { file: option, pointer: '' }, { option, where }));
  }

  private refuse(option: string, got: string, allowed: { ja: string; en: string }): void {
    this.issues.push(createCliIssue('option-wrong', { file: option, pointer: '' }, { option, got, allowed }));
  }

  /** A whole number within bounds, both included. */
  wholeNumber(option: string, text: string, min: number, max: number): number {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    this.refuse(option, text, { ja: `${min}〜${max} の整数`, en: `a whole number from ${min} to ${max}` });
    return min;
  }

  /** A number within bounds, both included. */
  numberFrom(option: string, text: string, min: number, max: number): number {
    const value = decimal.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    this.refuse(option, text, { ja: `${min}〜${max} の数`, en: `a number from ${min} to ${max}` });
    return min;
  }

  /** A number strictly between two bounds. */
  numberBetween(option: string, text: string, above: number, below: number): number {
    const value = decimal.test(text) ? Number(text) : Number.NaN;
    if (value > above && value < below) return value;
    this.refuse(option, text, {
      ja: `${above} より大きく ${below} より小さい数`,
      en: `a number above ${above} and below ${below}`,
    });
    return (above + below) / 2;
  }

  /** One of several words. */
  word<Word extends string>(option: string, text: string, words: readonly [Word, ...Word[]]): Word {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    this.refuse(option, text, { ja: words.join('・'), en: words.join(', ') });
    return words[0];
  }
}
