import { useState } from 'react';
import { useDocuments } from '../../state/documents.ts';
import type { Finding } from '../../state/engine.ts';
import { currentTexts } from '../../state/project.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import type { TriedFacts } from '../../state/training.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { formatNumber } from '../../ui/format.ts';
import { WarningSign } from '../../ui/icons.tsx';
import { describeCase } from './describe-case.ts';
import type { RuleRow } from './rule-list-view.ts';

interface Reach {
  readonly words: PolicyWords;
  readonly rows: readonly RuleRow[];
  readonly onSelectRule: (place: number) => void;
  readonly onFacts: (facts: TriedFacts) => void;
}

function FindingRow({ finding, words, rows, onSelectRule, onFacts }: Reach & { readonly finding: Finding }) {
  const { t, say } = useText();
  const concerned = rows.filter((row) => finding.rules.includes(row.name));
  const { witness } = finding;
  return (
    <li className={`finding is-${finding.severity}`}>
      <strong>
        {finding.severity === 'error' && <WarningSign />} {t(`issues.${finding.severity}`)}
      </strong>
      <span>{say(finding.message)}</span>
      {witness !== null && (
        <span className="finding-witness">
          <span className="secondary">{t('effect.witness')}</span> {describeCase(witness.facts, words, t)}
        </span>
      )}
      <span className="finding-actions">
        {concerned.map((row) => (
          <button
            key={row.place}
            type="button"
            className="link"
            onClick={() => {
              onSelectRule(row.place);
            }}
          >
            {t('policy.toRule', { number: row.place + 1 })}
          </button>
        ))}
        {witness !== null && (
          <button
            type="button"
            className="link"
            onClick={() => {
              onFacts({ ...witness.facts });
            }}
          >
            {t('policy.asCase')}
          </button>
        )}
      </span>
    </li>
  );
}

/** What verification found, the gravest first, each with its smallest counterexample. Notes stay folded until asked for. */
export function Findings(props: Reach) {
  const { t } = useText();
  const { now } = useDocuments();
  const [areInfosShown, setInfosShown] = useState(false);
  const outcome = useWorkbench((state) => state.verification);
  const policyText = useWorkbench((state) => currentTexts(state.project)['policy.json']);
  const verification = outcome?.verification ?? null;
  if (now['policy.json'] === undefined) return null;
  if (verification === null) return <p className="caption">{t('policy.checking')}</p>;
  const of = (severity: Finding['severity']) => verification.findings.filter((each) => each.severity === severity);
  const [errors, warnings, infos] = [of('error'), of('warning'), of('info')];
  const shown = [...errors, ...warnings, ...(areInfosShown ? infos : [])];
  const cases = formatNumber(verification.checked.cases);
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('policy.findings')}</h2>
        <span className="caption" role="status">
          {outcome?.policyText === policyText
            ? t(verification.checked.method === 'exhaustive' ? 'policy.checkedAll' : 'policy.checkedSample', { cases })
            : t('policy.checking')}
        </span>
        <span className="push">
          {t('policy.findingCounts', { errors: errors.length, warnings: warnings.length, infos: infos.length })}
        </span>
      </div>
      {verification.checked.limited.length > 0 && (
        <p className="limit-note">
          {t('effect.limited', {
            what: verification.checked.limited.map((code) => t(`effect.code.${code}`)).join(t('policy.and')),
          })}
        </p>
      )}
      {verification.checked.method === 'sampled' && <p className="limit-note">{t('effect.sampled')}</p>}
      {errors.length + warnings.length === 0 && <p className="is-pass">○ {t('policy.noFindings')}</p>}
      <ul>
        {shown.map((finding, index) => (
          <FindingRow key={`${finding.code}:${finding.rules.join()}:${String(index)}`} finding={finding} {...props} />
        ))}
      </ul>
      {infos.length > 0 && (
        <button
          type="button"
          className="link"
          aria-expanded={areInfosShown}
          onClick={() => {
            setInfosShown(!areInfosShown);
          }}
        >
          {areInfosShown ? t('policy.hideInfos') : t('policy.showInfos', { count: infos.length })}
        </button>
      )}
    </div>
  );
}
