import type { OperatingPattern, OperationsSurvey, TimeBand } from '../../../state/engine.ts';

/** The count of a pattern as the survey prints it for a line in a band; null where no table has the cell. */
export function findPrinted(
  survey: OperationsSurvey,
  line: string,
  band: TimeBand,
  pattern: OperatingPattern,
): number | null {
  for (const table of survey.tables) {
    if (table.subject !== 'patterns') continue;
    const isOfBand = table.band === band && table.columns.includes(line);
    const isOfLine = table.line === line && table.columns.includes(band);
    if (!isOfBand && !isOfLine) continue;
    const column = table.columns.indexOf(isOfBand ? line : band);
    return table.rows.find(({ id }) => id === pattern)?.counts[column] ?? null;
  }
  return null;
}
