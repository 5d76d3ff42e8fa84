import { formatNumber } from './format.ts';

const width = 400;
const height = 44;
const axisY = 28;

/** A round step that puts about five ticks on the axis. */
function stepFor(span: number): number {
  const raw = span / 5;
  const magnitude = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 5, 10].map((each) => each * magnitude).find((each) => each >= raw) ?? raw;
}

/**
 * An estimate with its interval on an axis, and the published value above it. All in percent.
 *
 * @param label what a reader who cannot see it is told
 */
export function IntervalGraphic(props: {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly published: number | null;
  readonly publishedWord: string;
  readonly label: string;
}) {
  const { mean, low, high, published, publishedWord, label } = props;
  const all = [mean, low ?? mean, high ?? mean, published ?? mean];
  const reach = Math.max(3, Math.max(...all) - Math.min(...all));
  const from = Math.max(0, Math.floor(Math.min(...all) - reach / 2));
  const to = Math.min(100, Math.ceil(Math.max(...all) + reach / 2));
  const step = stepFor(to - from);
  const decimals = step < 1 ? 1 : 0;
  const scale = (value: number) => 14 + ((value - from) / (to - from)) * (width - 28);
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to + step / 1000; tick += step) ticks.push(tick);
  const markOnRight = published !== null && scale(published) < width * 0.6;
  return (
    <svg className="interval-graphic" viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={label}>
      <path d={`M0 ${String(axisY)}H${String(width)}`} stroke="var(--border-cell)" />
      {ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${String(scale(tick))} ${String(axisY)}v4`} stroke="var(--border-cell)" />
          <text x={scale(tick)} y={height - 1} textAnchor="middle" className="axis-text">
            {formatNumber(tick, decimals)}
          </text>
        </g>
      ))}
      {published !== null && (
        <g>
          <path d={`M${String(scale(published) - 6)} 6h12l-6 9Z`} fill="var(--ink)" />
          <text
            x={scale(published) + (markOnRight ? 10 : -10)}
            y="14"
            textAnchor={markOnRight ? 'start' : 'end'}
            className="axis-text is-ink"
          >
            {publishedWord}
          </text>
        </g>
      )}
      {low !== null && high !== null && (
        <rect
          x={scale(low)}
          y={axisY - 8}
          width={Math.max(2, scale(high) - scale(low))}
          height="6"
          fill="var(--connected-stroke)"
        />
      )}
      <circle
        cx={scale(mean)}
        cy={axisY - 5}
        r="4.5"
        fill="var(--connected-stroke)"
        stroke="var(--color-neutral-white)"
      />
    </svg>
  );
}
