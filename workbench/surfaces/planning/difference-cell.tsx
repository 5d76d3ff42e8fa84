import type { Measured } from '../../state/engine.ts';
import { formatDifference } from '../../ui/format.ts';

/** A difference with its interval; a difference that is 0 in every pair has none to show. */
export function DifferenceCell(props: {
  readonly difference: Measured;
  readonly isFraction: boolean;
  readonly decimals: number;
}) {
  const { difference, isFraction, decimals } = props;
  const { low, high } = difference;
  const isNone = low === 0 && high === 0;
  const shown = isNone ? { ...difference, low: null, high: null } : difference;
  const text = isFraction ? formatDifference(shown, decimals, 100) : formatDifference(shown, decimals);
  return (
    <td className="number difference-cell">
      {text}
      {isFraction && difference.mean !== null && ' pt'}
    </td>
  );
}

/** The intervals of several differences on one axis that holds 0. */
export function DifferenceBar({ difference, reach }: { readonly difference: Measured; readonly reach: number }) {
  const { mean, low, high } = difference;
  if (mean === null || reach === 0) return null;
  const at = (value: number) => 50 + (value / reach) * 46;
  return (
    <svg className="difference-bar" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      <path d="M50 0V16" stroke="var(--border-button)" strokeWidth="1" vectorEffect="non-scaling-stroke" />
      {low !== null && high !== null && (
        <rect x={at(low)} y="5" width={Math.max(1, at(high) - at(low))} height="6" fill="var(--connected-stroke)" />
      )}
      <path d={`M${String(at(mean))} 2V14`} stroke="var(--ink)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
