import type { Language, Localized } from '../domain/localized.ts';
import type { Diagram } from './diagram.ts';

/** The table twin of the picture: the same chart as rows of words. */
export interface DiagramTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** One row per transition, in the order of the chart; as many cells as columns. */
  readonly rows: readonly (readonly string[])[];
}

const columns: readonly Localized[] = [
  { ja: '状態', en: 'State' },
  { ja: '出来事', en: 'Event' },
  { ja: '条件', en: 'Condition' },
  { ja: '次の状態', en: 'Next state' },
  { ja: '行うこと', en: 'Acts' },
];
const elapsed: Localized = { ja: '（時間切れ）', en: ' (time is up)' };
const always: Localized = { ja: '—', en: '—' };
const joined: Localized = { ja: '、', en: '; ' };

/** The chart as a table in one language; acts are those of the transition, then those on entering the next state. */
export function tabulateDiagram(diagram: Diagram, language: Language): DiagramTable {
  const states = new Map(diagram.states.map((state) => [state.id, state]));
  const nameOf = (id: string) => states.get(id)?.label[language] ?? id;
  const pathOf = (id: string) => {
    const steps = id.split('.').map((_, index, all) => nameOf(all.slice(0, index + 1).join('.')));
    return steps.join(' › ');
  };
  const rows = diagram.transitions.map(({ from, to, label, timer, guard, acts }) => {
    const entry = to === from ? [] : (states.get(to)?.entry ?? []);
    return [
      pathOf(from),
      label[language] + (timer === null ? '' : elapsed[language]),
      guard?.label[language] ?? always[language],
      pathOf(to),
      [...acts, ...entry].map((act) => act[language]).join(joined[language]) || always[language],
    ];
  });
  return { caption: diagram.title[language], columns: columns.map((column) => column[language]), rows };
}
