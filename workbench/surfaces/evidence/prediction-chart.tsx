import { formatNumber, formatPercent } from '../../ui/format.ts';

/** One row: a rate published, and what the pack says of it; fractions. */
export interface PredictionRow {
  readonly key: string;
  readonly name: string;
  readonly isFitted: boolean;
  readonly published: number;
  readonly mean: number;
  /** Where one year of the real desk would lie by chance. */
  readonly range: { readonly low: number; readonly high: number } | null;
}

const width = 488;
const side = 12;
const rowHeight = 42;
const top = 6;

/** Published rates beside predicted ones; what was fitted stands apart, above a rule, with another mark. */
export function PredictionChart({ rows, label }: { readonly rows: readonly PredictionRow[]; readonly label: string }) {
  const fitted = rows.filter((row) => row.isFitted);
  const others = rows.filter((row) => !row.isFitted);
  const ordered = [...fitted, ...others];
  const bottom = top + ordered.length * rowHeight;
  const least = Math.min(...rows.flatMap((row) => [row.published, row.mean, row.range?.low ?? row.mean]));
  const from = Math.max(0, Math.floor(least * 5) * 20);
  const scale = (fraction: number) =>
    side + ((Math.max(from, Math.min(100, fraction * 100)) - from) / (100 - from)) * (width - 2 * side - 8);
  const ticks = Array.from({ length: (100 - from) / 20 + 1 }, (_, index) => from + 20 * index);
  return (
    <svg
      className="prediction-chart"
      viewBox={`0 0 ${String(width)} ${String(bottom + 20)}`}
      role="img"
      aria-label={label}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${String(scale(tick / 100))} ${String(top)}V${String(bottom)}`} stroke="var(--hairline)" />
          <text x={scale(tick / 100)} y={bottom + 15} textAnchor="middle" className="axis-text">
            {formatNumber(tick)}
            {tick === 100 ? '%' : ''}
          </text>
        </g>
      ))}
      {fitted.length > 0 && others.length > 0 && (
        <path
          d={`M0 ${String(top + fitted.length * rowHeight)}H${String(width)}`}
          stroke="var(--border-button)"
          strokeWidth="1.5"
        />
      )}
      {ordered.map((row, index) => {
        const y = top + index * rowHeight + 31;
        return (
          <g key={row.key}>
            <text x="0" y={y - 17} className="axis-text is-ink">
              {row.name}
            </text>
            {row.isFitted ? (
              <rect
                x={scale(row.mean) - 5}
                y={y - 5}
                width="10"
                height="10"
                fill="var(--color-neutral-white)"
                stroke="var(--action)"
                strokeWidth="2"
              />
            ) : (
              <>
                {row.range !== null && (
                  <rect
                    x={scale(row.range.low)}
                    y={y - 5}
                    width={Math.max(2, scale(row.range.high) - scale(row.range.low))}
                    height="10"
                    fill="var(--connected)"
                    stroke="var(--connected-stroke)"
                  />
                )}
                <circle cx={scale(row.mean)} cy={y} r="4.5" fill="var(--connected-stroke)" />
              </>
            )}
            <path d={`M${String(scale(row.published) - 5)} ${String(y - 14)}h10l-5 8Z`} fill="var(--ink)">
              <title>{`${formatPercent(row.published)}%`}</title>
            </path>
          </g>
        );
      })}
    </svg>
  );
}
