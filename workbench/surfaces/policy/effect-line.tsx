import type { PolicyWords } from '../../state/policy-words.ts';
import { measureDifference } from '../../state/run-series.ts';
import { useComparison } from '../../state/run-view.ts';
import { useText } from '../../text/use-text.ts';
import { formatDifference, formatNumber, formatSigned } from '../../ui/format.ts';
import { OutcomeChip } from '../../ui/outcome-chip.tsx';

/** What the edit does to the desk, in one line that stands under every tab; the table is under "Comparison". */
export function EffectLine({ words }: { readonly words: PolicyWords }) {
  const { t } = useText();
  const comparison = useComparison();
  if (comparison === null) return null;
  const { before, after } = comparison;
  const of = (name: 'handedOn' | 'responseRate') => measureDifference(before.series, after.series, name);
  const [scale] = words.decisions.filter((decision) => decision.isScale);
  const decided = (outcome: string) => {
    const [one, other] = [before, after].map(
      ({ result }) => result.afterDesk.decided[scale?.id ?? '']?.[outcome]?.mean ?? null,
    );
    return typeof one !== 'number' || typeof other !== 'number' ? null : other - one;
  };
  const moved = (scale?.outcomes ?? []).toReversed().flatMap((outcome) => {
    const difference = decided(outcome);
    return difference === null || formatNumber(difference, 1) === formatNumber(0, 1) ? [] : [{ outcome, difference }];
  });
  return (
    <p className="effect-line" role="status">
      <strong>{t('policy.load')}</strong> {t('measure.handedOn')} {formatDifference(of('handedOn'), 1)} ·{' '}
      {t('measure.responseRate')} {formatDifference(of('responseRate'), 2, 100)} pt
      {moved.map(({ outcome, difference }) => (
        <span key={outcome} className="effect-moved">
          {' '}
          · <OutcomeChip words={words} decision={scale?.id ?? ''} outcome={outcome} /> {formatSigned(difference, 1)}
        </span>
      ))}
    </p>
  );
}
