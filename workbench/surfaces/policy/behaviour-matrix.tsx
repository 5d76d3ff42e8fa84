import { useState } from 'react';
import type { PolicyComparison } from '../../state/engine.ts';
import type { DecisionWords, PolicyWords } from '../../state/policy-words.ts';
import type { TriedFacts } from '../../state/training.ts';
import { useText } from '../../text/use-text.ts';
import { formatNumber } from '../../ui/format.ts';
import type { BaseComparison } from './comparison/use-base-comparison.ts';
import { joint, type SampleCase } from './comparison/sample-cases.ts';
import { describeCase } from './describe-case.ts';

type Cell = PolicyComparison['decisions'][string]['matrix'][number];
type Move = 'down' | 'up' | 'aside' | 'same';

const signs: Readonly<Record<Move, string>> = { down: '▼', up: '▲', aside: '◆', same: '' };

function judgeMove(comparison: PolicyComparison, decision: string, cell: Cell): Move {
  const isAmong = (moves: PolicyComparison['downgrades']) =>
    moves.some((move) => move.decision === decision && move.from === cell.from && move.to === cell.to);
  if (cell.from === cell.to) return 'same';
  if (isAmong(comparison.downgrades)) return 'down';
  return isAmong(comparison.upgrades) ? 'up' : 'aside';
}

/** One decision: how many cases went from which outcome to which. Every changed cell opens cases of it. */
function DecisionMatrix(props: {
  readonly comparison: PolicyComparison;
  readonly decision: DecisionWords;
  readonly cells: readonly Cell[];
  readonly words: PolicyWords;
  readonly listSamples: (cell: Cell, decision: string) => readonly SampleCase[];
  readonly onFacts: (facts: TriedFacts) => void;
}) {
  const { t, say } = useText();
  const { comparison, decision, cells, words, listSamples, onFacts } = props;
  const [opened, setOpened] = useState<string | null>(null);
  const keyOf = (cell: Cell) => JSON.stringify([cell.from, cell.to]);
  const openedCell = cells.find((cell) => keyOf(cell) === opened);
  const name = (outcome: string) =>
    outcome
      .split(joint)
      .map((each) => words.outcome(decision.id, each))
      .join(t('policy.and'));
  const columns = [...new Set([...decision.outcomes, ...cells.map((cell) => cell.to)])].filter((outcome) =>
    cells.some((cell) => cell.to === outcome),
  );
  const rows = [...new Set(cells.map((cell) => cell.from))];
  return (
    <>
      <h3>{decision.label}</h3>
      <div className="matrix-scroll" role="region" aria-label={decision.label} tabIndex={0}>
        <table className="table matrix">
          <caption className="spoken-only">{t('policy.matrixOf', { decision: decision.label })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('policy.fromTo')}</th>
              {columns.map((outcome) => (
                <th key={outcome} scope="col" className="number">
                  {name(outcome)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((from) => (
              <tr key={from}>
                <th scope="row">{name(from)}</th>
                {columns.map((to) => {
                  const cell = cells.find((each) => each.from === from && each.to === to);
                  if (cell === undefined) return <td key={to} className="number" />;
                  const move = judgeMove(comparison, decision.id, cell);
                  const cases = formatNumber(cell.cases);
                  if (move === 'same') {
                    return (
                      <td key={to} className="number is-same">
                        {cases}
                      </td>
                    );
                  }
                  return (
                    <td key={to} className={`number is-${move}`}>
                      <button
                        type="button"
                        className="link"
                        aria-expanded={keyOf(cell) === opened}
                        aria-label={t('policy.moveLabel', {
                          move: t(`policy.move.${move}`),
                          from: name(from),
                          to: name(to),
                          cases,
                        })}
                        onClick={() => {
                          setOpened(keyOf(cell) === opened ? null : keyOf(cell));
                        }}
                      >
                        <span aria-hidden="true">{signs[move]}</span> {cases}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {openedCell !== undefined && (
        <div className="samples">
          <h4>{t('effect.samples', { from: name(openedCell.from), to: name(openedCell.to) })}</h4>
          <ul>
            {listSamples(openedCell, decision.id).map((sample, place) => (
              <li key={place}>
                <span>
                  <strong>{sample.title === null ? t('effect.smallest') : say(sample.title)}</strong>{' '}
                  {describeCase(sample.facts, words, t)}
                </span>
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    onFacts({ ...sample.facts });
                  }}
                >
                  {t('effect.tryThis')}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** What the policy decides otherwise than its base, over all complete cases or a sample of them. */
export function BehaviourMatrix(props: {
  readonly words: PolicyWords;
  readonly outcome: BaseComparison;
  readonly listSamples: (cell: Cell, decision: string) => readonly SampleCase[];
  readonly onFacts: (facts: TriedFacts) => void;
}) {
  const { t } = useText();
  const { words, outcome, listSamples, onFacts } = props;
  const { comparison, isCurrent } = outcome;
  const changed = words.decisions.flatMap((decision) => {
    const cells = comparison?.decisions[decision.id]?.matrix ?? [];
    return cells.some((cell) => cell.from !== cell.to) ? [{ decision, cells }] : [];
  });
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('policy.matrix')}</h2>
        <span className="caption" role="status">
          {!isCurrent || comparison === null
            ? t('policy.comparing')
            : t(comparison.method === 'exhaustive' ? 'policy.comparedAll' : 'policy.comparedSample')}
        </span>
      </div>
      {comparison !== null && (
        <>
          {changed.length === 0 ? (
            <p>{t('policy.noChange')}</p>
          ) : (
            <p className={comparison.downgrades.length > 0 ? 'downgrades' : ''}>
              {t('policy.moves', { down: comparison.downgrades.length, up: comparison.upgrades.length })}
            </p>
          )}
          {comparison.unmatched.length > 0 && (
            <p className="limit-note">
              {t('effect.unmatched', {
                what: comparison.unmatched.map((id) => words.option(id)).join(t('policy.and')),
              })}
            </p>
          )}
          {comparison.unshared.length > 0 && (
            <p className="limit-note">
              {t('effect.unshared', { what: comparison.unshared.map((id) => words.fact(id)).join(t('policy.and')) })}
            </p>
          )}
          {changed.map((each) => (
            <DecisionMatrix
              key={each.decision.id}
              comparison={comparison}
              words={words}
              listSamples={listSamples}
              onFacts={onFacts}
              {...each}
            />
          ))}
        </>
      )}
    </div>
  );
}
