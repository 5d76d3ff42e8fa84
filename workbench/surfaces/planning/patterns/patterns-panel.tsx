import './patterns.css';
import { usePack } from '../../../state/documents.ts';
import { useText } from '../../../text/use-text.ts';
import { OfficePatterns } from './office-patterns.tsx';
import { SurveyPatterns } from './survey-patterns.tsx';

/** Who performs which step of a report: of one office, to be chosen; or of the survey of all offices, to be read. */
export default function PatternsPanel() {
  const { t } = useText();
  const { pack } = usePack();
  if (pack === null) return <p className="caption">{t('operating.unreadable')}</p>;
  return (
    <>
      {pack.operations && <OfficePatterns operations={pack.operations} />}
      {pack.survey && <SurveyPatterns survey={pack.survey} />}
    </>
  );
}
