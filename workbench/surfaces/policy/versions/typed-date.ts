const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function countDays(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (daysInMonth[month - 1] ?? 0);
}

/**
 * Reads a typed day: `2026-11-20`, `2026/11/20`, `2026.11.20`, `2026年11月20日`, full-width digits too.
 *
 * @returns `YYYY-MM-DD`; null for text that is no day of the calendar
 */
export function readTypedDate(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (day < 1 || day > countDays(year, month)) return null;
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
