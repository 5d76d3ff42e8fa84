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
  factor: ['factor', 'ratio', '1', '倍'],
  coefficientOfVariation: ['coefficientOfVariation', 'cv', 'ratio', 'fraction', '1', '変動係数'],
} as const satisfies Record<string, readonly string[]>;

export type Dimension = keyof typeof unitsOf;

/** Units that no number of a pack is kept in, known so that they are refused rather than passed over. */
const foreignUnits = ['percent', '%', 'seconds', 'second', 's', '秒', 'weeks', 'months', 'ms'];

const knownUnits: ReadonlySet<string> = new Set([...Object.values(unitsOf).flat(), ...foreignUnits]);

/** Whether any place of a pack knows the word of a unit. */
export function isKnownUnit(unit: string): boolean {
  return knownUnits.has(unit);
}

/** Whether a unit belongs to another dimension than its place asks for; a word that nobody knows does not. */
export function isWrongUnit(unit: string, dimension: Dimension): boolean {
  return knownUnits.has(unit) && !(unitsOf[dimension] as readonly string[]).includes(unit);
}
