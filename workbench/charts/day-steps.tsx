/** Levels from a minute of the day on, until the next step. */
export interface DayStep {
  readonly minute: number;
  readonly busy: number;
  readonly staff: number;
  readonly waiting: number;
}

const height = 100;
const headroom = 8;

/** The corners of a level over time, as an SVG path; the last level runs to the end. */
export function drawSteps(
  steps: readonly DayStep[],
  read: (step: DayStep) => number,
  from: number,
  to: number,
  scale: (level: number) => number,
): string {
  let level = 0;
  let path = '';
  for (const step of steps) {
    const next = read(step);
    if (step.minute <= from) {
      level = next;
      continue;
    }
    if (step.minute >= to) break;
    if (path === '') path = `M${String(from)} ${String(scale(level))}`;
    if (next !== level) path += `H${String(step.minute)}V${String(scale(next))}`;
    level = next;
  }
  if (path === '') path = `M${String(from)} ${String(scale(level))}`;
  return `${path}H${String(to)}`;
}

/** Even numbers of people for the gridlines, five at most. */
function chooseLevels(most: number): number[] {
  const step = Math.max(1, Math.ceil(most / 5));
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

/**
 * One day at the desk: counsellors on duty and at work, contacts waiting, and a mark for each who was turned away, on the
 * time axis of the tables.
 *
 * @param lost minutes at which somebody was turned away
 * @param minute the moment looked at, marked by a line
 */
export function DaySteps(props: {
  readonly steps: readonly DayStep[];
  readonly lost: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly minute: number;
  readonly label: string;
  readonly words: { readonly busy: string; readonly staff: string; readonly waiting: string; readonly lost: string };
}) {
  const { steps, lost, from, to, minute, label, words } = props;
  const most = Math.max(1, ...steps.map(({ busy, staff, waiting }) => Math.max(busy, staff, waiting)));
  const scale = (level: number) => height - (level / most) * (height - headroom);
  const draw = (read: (step: DayStep) => number) => drawSteps(steps, read, from, to, scale);
  const hours = Array.from({ length: Math.round((to - from) / 60) }, (_, index) => from / 60 + index);
  return (
    <div role="img" aria-label={label} className="day-steps">
      <div className="legend" aria-hidden="true">
        <span className="step-mark is-staff" /> {words.staff}
        <span className="step-mark is-busy" /> {words.busy}
        <span className="step-mark is-waiting" /> {words.waiting}
        <span className="lost-mark">▼</span> {words.lost}
      </div>
      <div className="day-steps-body" aria-hidden="true">
        <div className="day-levels">
          {chooseLevels(most).map((level) => (
            <span key={level} className="axis-text" style={{ insetBlockStart: `${String(scale(level))}%` }}>
              {level}
            </span>
          ))}
        </div>
        <svg viewBox={`${String(from)} 0 ${String(to - from)} ${String(height)}`} preserveAspectRatio="none">
          {chooseLevels(most).map((level) => (
            <path key={level} d={`M${String(from)} ${String(scale(level))}H${String(to)}`} className="step-grid" />
          ))}
          <path d={`${draw(({ busy }) => busy)}V${String(height)}H${String(from)}Z`} className="step-area" />
          <path d={draw(({ busy }) => busy)} className="step-line is-busy" />
          <path d={draw(({ waiting }) => waiting)} className="step-line is-waiting" />
          <path d={draw(({ staff }) => staff)} className="step-line is-staff" />
          <path d={`M${String(minute)} 0V${String(height)}`} className="step-now" />
        </svg>
        <div className="day-lost">
          {lost
            .filter((each) => each >= from && each < to)
            .map((each, index) => (
              <span key={index} style={{ insetInlineStart: `${String(((each - from) / (to - from)) * 100)}%` }}>
                ▼
              </span>
            ))}
        </div>
        <div className="day-hours">
          {hours.map((hour) => (
            <span key={hour} className="axis-text">
              {hour}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
