import { useDocuments } from '../../state/documents.ts';
import type { PolicyComparison } from '../../state/engine.ts';
import type { DecisionWords, PolicyWords } from '../../state/policy-words.ts';
import { currentTexts } from '../../state/project.ts';
import type { TriedFacts } from '../../state/training.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { formatNumber } from '../../ui/format.ts';

type Cell = PolicyComparison['decisions'][string]['matrix'][number];
type Move = 'down' | 'up' | 'aside' | 'same';

const signs: Readonly<Record<Move, string>> = { down: '▼', up: '▲', aside: '◆', same: '' };

/** Outcomes collected together are joined so by the engine. */
const joint = ' + ';

function judgeMove(comparison: PolicyComparison, decision: string, cell: Cell): Move {
  const isAmong = (moves: PolicyComparison['downgrades']) =>
    moves.some((move) => move.decision === decision && move.from === cell.from && move.to === cell.to);
  if (cell.from === cell.to) return 'same';
  if (isAmong(comparison.downgrades)) return 'down';
  return isAmong(comparison.upgrades) ? 'up' : 'aside';
}

/** One decision: how many cases went from which outcome to which. Every cell opens its smallest case. */
function DecisionMatrix(props: {
  readonly comparison: PolicyComparison;
  readonly decision: DecisionWords;
  readonly cells: readonly Cell[];
  readonly words: PolicyWords;
  readonly onFacts: (facts: TriedFacts) => void;
}) {
  const { t } = useText();
  const { comparison, decision, cells, words, onFacts } = props;
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
                        aria-label={t('policy.moveLabel', {
                          move: t(`policy.move.${move}`),
                          from: name(from),
                          to: name(to),
                          cases,
                        })}
                        onClick={() => {
                          onFacts({ ...cell.witness.facts });
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
    </>
  );
}

/** What the policy as edited decides otherwise than the policy as opened, over all complete cases. */
export function BehaviourMatrix(props: { readonly words: PolicyWords; readonly onFacts: (facts: TriedFacts) => void }) {
  const { t } = useText();
  const { now, original } = useDocuments();
  const outcome = useWorkbench((state) => state.comparison);
  const policyText = useWorkbench((state) => currentTexts(state.project)['policy.json']);
  const isEdited = JSON.stringify(now['policy.json']) !== JSON.stringify(original['policy.json']);
  if (!isEdited) return null;
  const isCurrent = outcome !== null && outcome.policyText === policyText;
  const comparison = outcome?.comparison ?? null;
  const changed = props.words.decisions.flatMap((decision) => {
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
          {changed.map((each) => (
            <DecisionMatrix
              key={each.decision.id}
              comparison={comparison}
              words={props.words}
              onFacts={props.onFacts}
              {...each}
            />
          ))}
        </>
      )}
    </div>
  );
}
