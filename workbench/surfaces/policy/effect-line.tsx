import { measureDifference } from '../../state/run-series.ts';
import { useComparison } from '../../state/run-view.ts';
import { useText } from '../../text/use-text.ts';
import { formatDifference } from '../../ui/format.ts';

/** What the edit does to the desk, in one line that stands under every tab; the table is under "Comparison". */
export function EffectLine() {
  const { t } = useText();
  const comparison = useComparison();
  if (comparison === null) return null;
  const { before, after } = comparison;
  const of = (name: 'handedOn' | 'responseRate') => measureDifference(before.series, after.series, name);
  return (
    <p className="effect-line" role="status">
      <strong>{t('policy.load')}</strong> {t('measure.handedOn')} {formatDifference(of('handedOn'), 1)} ·{' '}
      {t('measure.responseRate')} {formatDifference(of('responseRate'), 2, 100)} pt
    </p>
  );
}
