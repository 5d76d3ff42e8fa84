/** Minutes after midnight, 0 … 1440, Japan wall time. */
export type MinuteOfDay = number;

const wallTimeForm = /^([01]\d|2[0-4]):([0-5]\d)$/;

/** Reads `HH:MM` from `00:00` to `24:00`; null for anything else (`9:00`, `24:30`, `25:00`). */
export function parseWallTime(text: string): MinuteOfDay | null {
  const match = wallTimeForm.exec(text);
  if (!match) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute <= 1440 ? minute : null;
}

/** Writes minutes after midnight as `HH:MM`. */
export function formatWallTime(minute: MinuteOfDay): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
