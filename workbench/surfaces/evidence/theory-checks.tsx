import { useState } from 'react';
import { boundSurprises, defaultCheckReplications, listReferenceDesks, surprisingScore } from '../../state/engine.ts';
import type { TheoryCheck } from '../../state/engine.ts';
import { useText } from '../../text/use-text.ts';
import { formatInterval, formatNumber, formatSigned } from '../../ui/format.ts';
import { cancelWork, evidenceSeed, startChecks, useValidation } from './validation.ts';
import { WorkBar } from './work-bar.tsx';

function isSurprise({ z }: TheoryCheck): boolean {
  return Math.abs(z) > surprisingScore;
}

/** One desk: its figures, or the one farthest out where only a line of each is asked for. */
function DeskRows(props: {
  readonly title: string;
  readonly model: string | null;
  readonly checks: readonly TheoryCheck[];
  readonly isWhole: boolean;
}) {
  const { t } = useText();
  const { title, model, checks, isWhole } = props;
  const farthest = [...checks].sort((a, b) => Math.abs(b.z) - Math.abs(a.z))[0];
  const shown = isWhole ? checks : farthest === undefined ? [] : [farthest];
  return shown.map((check) => (
    <tr key={`${check.flow} ${String(check.hour)}`}>
      <th scope="row">
        {model ?? t('evidence.check.varying')}
        <span className="caption"> {title}</span>
      </th>
      <td>
        {t(`evidence.check.flow.${check.flow}`)}
        {check.hour !== null && <span className="secondary"> {t('evidence.check.hour', { hour: check.hour })}</span>}
      </td>
      <td className="number">{formatNumber(check.exact, 1)}</td>
      <td className="number">
        <strong>{formatNumber(check.simulated.mean, 1)}</strong>
      </td>
      <td className="number secondary">{formatInterval(check.simulated, 1)}</td>
      <td className={`number ${isSurprise(check) ? 'is-fail' : 'is-pass'}`}>
        {isSurprise(check) ? '△' : '○'} {formatSigned(check.z, 2)}
      </td>
    </tr>
  ));
}

/** The simulation beside exact answers of queueing theory on small desks: how often chance alone is exceeded. */
export function TheoryChecks() {
  const { t, say } = useText();
  const { progress, checks } = useValidation();
  const [isWhole, setWhole] = useState(false);
  const [desks] = useState(listReferenceDesks);
  const surprises = checks.filter(isSurprise).length;
  const { least, most } = boundSurprises(checks.length);
  const runs = { seed: evidenceSeed, count: defaultCheckReplications };
  return (
    <div className="section theory-checks">
      <div className="section-head">
        <h2>{t('evidence.check.title')}</h2>
        <span className="caption">{t('evidence.check.caption')}</span>
      </div>
      <WorkBar
        progress={progress.check}
        startWord={t('evidence.check.start')}
        doneWord={t('evidence.work.done', runs)}
        onStart={startChecks}
        onCancel={() => {
          cancelWork('check');
        }}
      />
      {checks.length > 0 && (
        <>
          <p className="check-sum" data-figures={checks.length} data-surprises={surprises}>
            <span className={surprises <= most ? 'is-pass' : 'is-fail'}>{surprises <= most ? '○' : '△'}</span>{' '}
            {t('evidence.check.sum', { figures: checks.length, surprises, least, most })}
          </p>
          <table className="table check-table">
            <caption className="spoken-only">{t('evidence.check.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('evidence.check.head.desk')}</th>
                <th scope="col">{t('evidence.check.head.flow')}</th>
                {(['exact', 'simulated', 'interval', 'z'] as const).map((head) => (
                  <th key={head} scope="col" className="number">
                    {t(`evidence.check.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {desks.map((desk) => (
                <DeskRows
                  key={desk.id}
                  title={say(desk.title)}
                  model={desk.model}
                  checks={checks.filter((check) => check.desk === desk.id)}
                  isWhole={isWhole}
                />
              ))}
            </tbody>
          </table>
          <button
            type="button"
            className="link"
            aria-expanded={isWhole}
            onClick={() => {
              setWhole(!isWhole);
            }}
          >
            {isWhole ? t('evidence.check.fewer') : t('evidence.check.all', { count: checks.length })}
          </button>
        </>
      )}
      <p className="caption">{t('evidence.check.note')}</p>
      <p className="caption command-line">
        <code>npm run -s madoguchi -- check-theory --seed {evidenceSeed}</code>
      </p>
    </div>
  );
}
