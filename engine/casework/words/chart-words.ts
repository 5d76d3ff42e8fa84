import type { Localized } from '../../domain/localized.ts';

/** The words of one chart, every state by its dotted path. */
export interface ChartWords {
  readonly title: Localized;
  readonly states: Readonly<Record<string, Localized>>;
  readonly events: Readonly<Record<string, Localized>>;
  readonly timers: Readonly<Record<string, Localized>>;
  readonly guards: Readonly<Record<string, Localized>>;
  readonly acts: Readonly<Record<string, Localized>>;
}

/** The name of a whole state; parallel regions are joined with `・` and `, `. */
export function describeState(words: ChartWords, value: string): Localized {
  const names = value.split('+').map((path) => words.states[path] ?? { ja: path, en: path });
  return { ja: names.map(({ ja }) => ja).join('・'), en: names.map(({ en }) => en).join(', ') };
}
