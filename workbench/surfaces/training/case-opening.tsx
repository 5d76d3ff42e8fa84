import type { TrainingState } from '../../state/training.ts';
import { useText } from '../../text/use-text.ts';

/** What is heard or read first in a case, and when it comes in; nothing where the case does not say. */
export function CaseOpening({ scenario }: { readonly scenario: TrainingState['scenario'] }) {
  const { t, say } = useText();
  const { opening, at } = scenario;
  if (opening === undefined) return null;
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('training.opening')}</h2>
        {at !== undefined && <span className="caption number">{`${at.date} ${at.time}`}</span>}
      </div>
      <blockquote className="story opening-words">{say(opening)}</blockquote>
    </div>
  );
}
