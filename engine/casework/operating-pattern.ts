import type { TimeBand } from '../domain/vocabulary.ts';
import { EngineError } from '../domain/engine-error.ts';
import {
  operatingPatterns,
  operatingSteps,
  staffClasses,
  type OperatingDuty,
  type OperatingPattern,
  type OperatingStep,
  type Operations,
  type ReportLine,
  type Scoring,
  type StaffClass,
} from '../pack/operations-schema.ts';

/** Who takes part in each of the four steps. */
export type StepPerformers = Readonly<Record<OperatingStep, readonly StaffClass[]>>;

/**
 * The code of one step: the weights of the classes that take part, added; each class counts once.
 * @returns null where nobody is named
 */
export function codeStep(performers: readonly StaffClass[], scoring: Scoring): number | null {
  if (performers.length === 0) return null;
  return [...new Set(performers)].reduce((sum, each) => sum + scoring.weights[each], 0);
}

/**
 * The classes behind the code of one step, from the center outwards: the inverse of {@link codeStep}.
 * @returns null for a number that no combination of classes gives
 */
export function readStepCode(code: number, scoring: Scoring): readonly StaffClass[] | null {
  let rest = code;
  const found: StaffClass[] = [];
  for (const each of [...staffClasses].sort((a, b) => scoring.weights[b] - scoring.weights[a])) {
    if (rest < scoring.weights[each]) continue;
    rest -= scoring.weights[each];
    found.push(each);
  }
  return rest === 0 && found.length > 0 ? staffClasses.filter((each) => found.includes(each)) : null;
}

/**
 * The score of an office in a band: the codes of the four steps, added. It does not tell which step is whose.
 * @returns null where a step is nobody's
 */
export function scoreSteps(steps: StepPerformers, scoring: Scoring): number | null {
  const codes = operatingSteps.map((step) => codeStep(steps[step], scoring));
  return codes.reduce<number | null>((sum, code) => (sum === null || code === null ? null : sum + code), 0);
}

/**
 * The operating pattern of a score: in-house 4, intra-office 13–44, public–public 103–444, public–private 1003–4444 by the
 * survey's rule, which the pack holds.
 * @returns null for a score outside every range, as where a step is left out
 */
export function derivePattern(score: number | null, scoring: Scoring): OperatingPattern | null {
  if (score === null) return null;
  return operatingPatterns.find((id) => score >= scoring.patterns[id].from && score <= scoring.patterns[id].to) ?? null;
}

/** How an office works on one line in one band, or in one shift of it. */
export interface OperatingRow {
  readonly line: ReportLine;
  readonly band: TimeBand;
  /** null where the office does not cut the band any further. */
  readonly shift: string | null;
  readonly steps: StepPerformers;
  readonly score: number | null;
  readonly pattern: OperatingPattern | null;
}

function appliesTo(duty: OperatingDuty, line: ReportLine, band: TimeBand, shift: string | null): boolean {
  if (!duty.bands.includes(band) || (duty.lines && !duty.lines.includes(line))) return false;
  return !duty.shifts || (shift !== null && duty.shifts.includes(shift));
}

/** A moment as an office sees it: band, and shift where the office has any. */
export interface DutyTime {
  readonly band: TimeBand;
  readonly shift: string | null;
}

/**
 * The duty for a report that comes in on a line at a time: who performs its steps, and whether its judgements are one.
 *
 * @throws EngineError `no-duty` where the line is not answered in this band, or in this shift of it
 */
export function findDuty(operations: Operations, line: ReportLine, { band, shift }: DutyTime): OperatingDuty {
  const isAnswered = operations.lines[line]?.includes(band) ?? false;
  const duty = isAnswered ? operations.duties.find((each) => appliesTo(each, line, band, shift)) : undefined;
  if (!duty) throw new EngineError('no-duty', `${line}, ${band}, ${shift ?? 'no shift'}`);
  return duty;
}

/** One row a line, band and shift, in the order of lines, of the line's bands and of the duties. */
export function listOperatingRows(operations: Operations): readonly OperatingRow[] {
  const { duties, lines, scoring } = operations;
  return (Object.keys(lines) as ReportLine[]).flatMap((line) =>
    (lines[line] ?? []).flatMap((band) =>
      duties
        .filter((duty) => duty.bands.includes(band) && (duty.lines?.includes(line) ?? true))
        .flatMap(({ shifts, steps }) =>
          (shifts ?? [null]).map((shift) => {
            const score = scoreSteps(steps, scoring);
            return { line, band, shift, steps, score, pattern: derivePattern(score, scoring) };
          }),
        ),
    ),
  );
}
