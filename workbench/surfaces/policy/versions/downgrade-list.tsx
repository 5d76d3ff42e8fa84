import { useState } from 'react';
import { editPolicy } from '../../../state/edit-policy.ts';
import type { PolicyComparison } from '../../../state/engine.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import type { TriedFacts } from '../../../state/training.ts';
import { useText } from '../../../text/use-text.ts';
import { formatNumber } from '../../../ui/format.ts';
import { OutcomeChip } from '../../../ui/outcome-chip.tsx';
import { describeCase } from '../describe-case.ts';
import { ToldForm } from './told-form.tsx';
import { acknowledgeMove, withdrawAcknowledgement, type Acknowledged } from './version-edits.ts';

type Move = PolicyComparison['downgrades'][number];

function DowngradeRow(props: {
  readonly move: Move;
  /** No order tells whether the outcome is lower. */
  readonly isUnplaced: boolean;
  readonly acknowledged: Acknowledged | null;
  readonly isReady: boolean;
  readonly words: PolicyWords;
  readonly onFacts: (facts: TriedFacts) => void;
}) {
  const { t } = useText();
  const { move, isUnplaced, acknowledged, isReady, words, onFacts } = props;
  const [isAsked, setAsked] = useState(false);
  const { decision, from, to } = move;
  const label = words.decisions.find((each) => each.id === decision)?.label ?? decision;
  const about = {
    decision: label,
    from: words.outcome(decision, from),
    to: words.outcome(decision, to),
  };
  return (
    <li className={`downgrade ${acknowledged === null ? '' : 'is-acknowledged'}`}>
      <p>
        <span className="downgrade-sign">
          {isUnplaced ? `◆ ${t('effect.unplaced')}` : `▼ ${t('effect.downgrade')}`}
        </span>{' '}
        {label} <OutcomeChip words={words} decision={decision} outcome={from} /> <span aria-hidden="true">→</span>
        <span className="spoken-only">{t('effect.becomes')}</span>{' '}
        <OutcomeChip words={words} decision={decision} outcome={to} />{' '}
        <span className="secondary">{t('effect.caseCount', { count: formatNumber(move.cases) })}</span>
      </p>
      <p className="secondary">{t('effect.example', { what: describeCase(move.witness.facts, words, t) })}</p>
      {acknowledged !== null && (
        <p>
          <strong className="is-pass">○ {t('effect.acknowledged')}</strong>{' '}
          {t('effect.acknowledgedBy', { by: acknowledged.by ?? '—', date: acknowledged.date ?? '—' })}{' '}
          {acknowledged.reason}
        </p>
      )}
      <p className="row-actions">
        <button
          type="button"
          className="button"
          aria-label={t('effect.tryMove', about)}
          onClick={() => {
            onFacts({ ...move.witness.facts });
          }}
        >
          {t('effect.seeCase')}
        </button>
        {acknowledged === null ? (
          <button
            type="button"
            className="button is-acting"
            disabled={!isReady}
            aria-expanded={isAsked}
            aria-label={t('effect.acknowledgeMove', about)}
            onClick={() => {
              setAsked(!isAsked);
            }}
          >
            {t('effect.acknowledge')}
          </button>
        ) : (
          <button
            type="button"
            className="button"
            onClick={() => {
              editPolicy((policy) => withdrawAcknowledgement(policy, move));
            }}
          >
            {t('effect.withdraw')}
          </button>
        )}
      </p>
      {isAsked && acknowledged === null && isReady && (
        <ToldForm
          asked={[
            { name: 'by', label: t('effect.whoAcknowledges'), kind: 'text' },
            { name: 'date', label: t('versions.date'), kind: 'date' },
            { name: 'reason', label: t('versions.reason'), kind: 'long' },
          ]}
          submit={t('effect.confirm')}
          onTold={(told) => {
            setAsked(false);
            editPolicy((policy) => acknowledgeMove(policy, { decision, from, to }, told));
          }}
          onCancel={() => {
            setAsked(false);
          }}
        />
      )}
    </li>
  );
}

/** Every move to a lower outcome, or to one that no order can place, with who accepted it and why; those nobody accepted keep the version from approval. */
export function DowngradeList(props: {
  readonly downgrades: readonly Move[];
  readonly unplaced: readonly Move[];
  readonly acknowledged: readonly Acknowledged[];
  /** Whether the policy has a version of its own to write acknowledgements into. */
  readonly isReady: boolean;
  readonly words: PolicyWords;
  readonly onFacts: (facts: TriedFacts) => void;
  readonly onVersions: () => void;
}) {
  const { t } = useText();
  const { downgrades, unplaced, acknowledged, isReady, words, onFacts, onVersions } = props;
  const moves = [...downgrades, ...unplaced];
  if (moves.length === 0) return null;
  const find = (move: Move) =>
    acknowledged.find((each) => each.decision === move.decision && each.from === move.from && each.to === move.to) ??
    null;
  const open = moves.filter((move) => find(move) === null).length;
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('effect.downgrades')}</h2>
        <span className={open === 0 ? 'is-pass' : 'downgrade-sign'} role="status">
          {open === 0 ? `○ ${t('effect.allAcknowledged')}` : t('effect.openDowngrades', { count: open })}
        </span>
      </div>
      {!isReady && (
        <p>
          {t('effect.versionFirst')}{' '}
          <button type="button" className="link" onClick={onVersions}>
            {t('effect.toVersions')}
          </button>
        </p>
      )}
      <ul>
        {moves.map((move) => (
          <DowngradeRow
            key={JSON.stringify([move.decision, move.from, move.to])}
            move={move}
            isUnplaced={unplaced.includes(move)}
            acknowledged={find(move)}
            isReady={isReady}
            words={words}
            onFacts={onFacts}
          />
        ))}
      </ul>
    </div>
  );
}
