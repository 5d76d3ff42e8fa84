/**
 * What a number of a pack measures. The first name of each list is the one our own packs write; the others are accepted.
 * A known unit of another dimension is refused (60 minutes is not 60 hours); an unknown word is only warned about.
 */
export const unitsOf = {
  perHour: ['perHour', 'contactsPerHour', 'contacts/hour', '1/h', '件/時'],
  contacts: ['contacts', 'count', 'cases', 'sessions/year', 'presses', '件'],
  people: ['people', 'persons', '人'],
  counsellors: ['counsellors', 'people', 'persons', 'staff', '人'],
  sessions: ['sessions', 'chats', 'count', '件'],
  places: ['places', 'count', '人', '件'],
  times: ['times', 'count', '回'],
  minutes: ['minutes', 'minute', 'min', '分'],
  hours: ['hours', 'hour', 'h', '時間'],
  days: ['days', 'day', 'd', '日'],
  years: ['years', 'year', '歳', '年'],
  fraction: ['fraction', 'share', 'probability', 'ratio', '1', '割合'],
  coefficientOfVariation: ['coefficientOfVariation', 'cv', 'ratio', 'fraction', '1', '変動係数'],
} as const satisfies Record<string, readonly string[]>;

export type Dimension = keyof typeof unitsOf;

/** Units that no number of a pack is kept in, known so that they are refused rather than passed over. */
const foreignUnits = ['percent', '%', 'seconds', 'second', 's', '秒', 'weeks', 'months', 'ms'];

const knownUnits: ReadonlySet<string> = new Set([...Object.values(unitsOf).flat(), ...foreignUnits]);

/** How a written unit fits the dimension that its place asks for. */
export function judgeUnit(unit: string, dimension: Dimension): 'fits' | 'wrong' | 'unknown' {
  if ((unitsOf[dimension] as readonly string[]).includes(unit)) return 'fits';
  return knownUnits.has(unit) ? 'wrong' : 'unknown';
}
