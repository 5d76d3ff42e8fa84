import type { HourRow } from '../hourly.ts';
import { formatBesideTarget, isBelowTarget } from '../target.ts';

const height = 116;
const top = 6;
const left = 20;

function chooseStep(most: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(most, 0.1)));
  return [0.2, 0.5, 1, 2].map((each) => each * magnitude).find((each) => most / each <= 5) ?? magnitude * 2;
}

/** Connected and turned away by the hour, in ink and hatch; ◇ is theory, the row beneath is the response rate in percent. */
export function SummaryChart(props: {
  readonly rows: readonly HourRow[];
  readonly label: string;
  /** Upper end that the charts beside each other share. Unit: contacts an hour. */
  readonly most: number;
  readonly target: number;
  /** Width of an hour, in units of the drawing. */
  readonly column: number;
}) {
  const { rows, most, target, column } = props;
  const half = column * 0.36;
  const step = chooseStep(most);
  const full = Math.max(step, Math.ceil(most / step - 1e-9) * step);
  const width = left + rows.length * column + 4;
  const y = (value: number) => top + (height - top) * (1 - value / full);
  const x = (index: number) => left + index * column + column / 2;
  const ticks = Array.from({ length: Math.round(full / step) + 1 }, (_, index) => index * step);
  const known = rows.flatMap(({ theory }, index) => (theory === null ? [] : [{ index, at: x(index), y: y(theory) }]));
  // An hour without theory breaks the line.
  const line = known.map((point, place) => {
    const isNext = known[place - 1]?.index === point.index - 1;
    return `${isNext ? 'L' : 'M'}${String(point.at)} ${String(point.y)}`;
  });
  return (
    <svg
      className="summary-chart"
      role="img"
      aria-label={props.label}
      width={width}
      height={height + 34}
      viewBox={`0 0 ${String(width)} ${String(height + 34)}`}
    >
      <defs>
        <pattern id="summary-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" fill="#ffffff" />
          <rect width="1.8" height="4" fill="#1a1a1a" />
        </pattern>
      </defs>
      {ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${String(left)} ${String(y(tick))}H${String(width)}`} stroke="#cccccc" strokeWidth="0.6" />
          <text x={left - 4} y={y(tick) + 4} textAnchor="end">
            {Number(tick.toPrecision(3))}
          </text>
        </g>
      ))}
      {rows.map(({ hour, offered, connected, responseRate }, index) => {
        const [served, all] = [connected ?? 0, offered ?? 0];
        const isLow = responseRate !== null && isBelowTarget(responseRate, target);
        return (
          <g key={hour}>
            <rect
              x={x(index) - half}
              y={y(served)}
              width={half * 2}
              height={Math.max(0, height - y(served))}
              fill="#e6e6e6"
              stroke="#1a1a1a"
              strokeWidth="0.8"
            />
            {all > served && (
              <rect
                x={x(index) - half}
                y={y(all)}
                width={half * 2}
                height={y(served) - y(all)}
                fill="url(#summary-hatch)"
                stroke="#1a1a1a"
                strokeWidth="0.8"
              />
            )}
            <text x={x(index)} y={height + 13} textAnchor="middle">
              {hour}
            </text>
            <text x={x(index)} y={height + 28} textAnchor="middle" fontWeight={isLow ? 700 : 400}>
              {responseRate === null ? '—' : `${isLow ? '▼' : ''}${formatBesideTarget(responseRate, target)}`}
            </text>
          </g>
        );
      })}
      <path d={line.join('')} fill="none" stroke="#1a1a1a" strokeWidth="1" />
      {known.map((point) => (
        <path
          key={point.at}
          d={`M${String(point.at)} ${String(point.y - 4)}l4 4-4 4-4-4Z`}
          fill="#ffffff"
          stroke="#1a1a1a"
          strokeWidth="1"
        />
      ))}
    </svg>
  );
}
