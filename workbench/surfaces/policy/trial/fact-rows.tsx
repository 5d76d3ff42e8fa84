import { Fragment, useMemo, useState, type RefObject } from 'react';
import type { Policy } from '../../../state/engine.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import type { TriedFacts } from '../../../state/training.ts';
import { useText } from '../../../text/use-text.ts';
import { FactControl } from '../../../ui/fact-control.tsx';
import { describeAnswer } from '../describe-case.ts';
import { EvidenceRows } from './evidence-rows.tsx';
import { weighSeen, type SeenFacts } from './observations.ts';

/** Every fact of the tried case with its answer and, where asked for, how it is known. */
export function FactRows(props: {
  readonly policy: Policy | null;
  readonly words: PolicyWords;
  readonly facts: TriedFacts;
  readonly seen: SeenFacts;
  readonly next: string | null;
  readonly list: RefObject<HTMLTableElement | null>;
  readonly onFacts: (facts: TriedFacts) => void;
  readonly onSeen: (seen: SeenFacts) => void;
}) {
  const { t, say } = useText();
  const { policy, words, facts, seen, next, list, onFacts, onSeen } = props;
  const [isEvidenceShown, setEvidenceShown] = useState(Object.keys(seen).length > 0);
  const weighed = useMemo(() => (policy === null ? null : weighSeen(policy, seen)), [policy, seen]);
  const change = (changed: SeenFacts) => {
    onSeen(changed);
    if (policy !== null) onFacts({ ...facts, ...weighSeen(policy, changed).answers });
  };
  return (
    <>
      <div className="section-head">
        <h3>{t('policy.facts')}</h3>
        <button
          type="button"
          className="button push"
          aria-pressed={isEvidenceShown}
          onClick={() => {
            setEvidenceShown(!isEvidenceShown);
          }}
        >
          {t('effect.evidence')}
        </button>
      </div>
      {isEvidenceShown && <p className="caption">{t('effect.evidenceHint')}</p>}
      {weighed?.issues.map((issue, place) => (
        <p key={place} role="alert" className="error-text">
          × {say(issue.message)}
        </p>
      ))}
      <table className="table fact-table" ref={list}>
        <caption className="spoken-only">{t('policy.facts')}</caption>
        <tbody>
          {words.facts.map((fact) => {
            const observations = seen[fact.id] ?? [];
            return (
              <Fragment key={fact.id}>
                <tr data-fact={fact.id} className={fact.id === next ? 'is-next' : ''}>
                  <th scope="row">
                    {fact.id === next && <span aria-hidden="true">→ </span>}
                    {fact.label}
                  </th>
                  <td>
                    {observations.length > 0 ? (
                      <strong>{describeAnswer(facts[fact.id], words, t)}</strong>
                    ) : (
                      <FactControl
                        fact={fact}
                        value={facts[fact.id]}
                        words={words}
                        onAnswer={(value) => {
                          onFacts({ ...facts, [fact.id]: value });
                        }}
                      />
                    )}
                  </td>
                </tr>
                {isEvidenceShown && fact.suppliedBy === null && (
                  <tr>
                    <td colSpan={2}>
                      <EvidenceRows
                        fact={fact}
                        list={observations}
                        answer={facts[fact.id]}
                        taken={weighed?.taken[fact.id] ?? -1}
                        words={words}
                        onChange={(changed) => {
                          change({ ...seen, [fact.id]: changed });
                        }}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
