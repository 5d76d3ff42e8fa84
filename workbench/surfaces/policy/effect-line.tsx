import type { PolicyWords } from '../../state/policy-words.ts';
import { useText } from '../../text/use-text.ts';
import { formatDifference } from '../../ui/format.ts';
import { OutcomeChip } from '../../ui/outcome-chip.tsx';
import { readMovement, useLoadDifferences } from './use-load-differences.ts';

/** What the edit does to the desk, in one line that stands under every tab; the table is under "Comparison". */
export function EffectLine({ words }: { readonly words: PolicyWords }) {
  const { t } = useText();
  const differences = useLoadDifferences();
  if (differences === null) return null;
  const { handedOn, responseRate, decided } = differences;
  const [scale] = words.decisions.filter((decision) => decision.isScale);
  const moved = (scale?.outcomes ?? []).toReversed().flatMap((outcome) => {
    const difference = decided?.[scale?.id ?? '']?.[outcome] ?? null;
    return difference === null || readMovement(difference) === 'none' ? [] : [{ outcome, difference }];
  });
  return (
    <p className="effect-line" role="status">
      <strong>{t('policy.load')}</strong> {t('measure.handedOn')}{' '}
      {readMovement(handedOn) === 'none' ? t('effect.unchanged') : formatDifference(handedOn, 1)} ·{' '}
      {t('measure.responseRate')}{' '}
      {readMovement(responseRate) === 'none' ? t('effect.unchanged') : `${formatDifference(responseRate, 2, 100)} pt`}
      {moved.map(({ outcome, difference }) => (
        <span key={outcome} className="effect-moved">
          {' '}
          · <OutcomeChip words={words} decision={scale?.id ?? ''} outcome={outcome} /> {formatDifference(difference, 1)}
        </span>
      ))}
    </p>
  );
}
