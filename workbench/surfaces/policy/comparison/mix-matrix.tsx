import { useMemo } from 'react';
import { usePack } from '../../../state/documents.ts';
import type { MixComparison, Policy } from '../../../state/engine.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import { useLatestRun } from '../../../state/run-view.ts';
import type { TriedFacts } from '../../../state/training.ts';
import { useText } from '../../../text/use-text.ts';
import { formatNumber, formatPercent } from '../../../ui/format.ts';
import type { SideOrder } from '../../../worker/messages.ts';
import { useSideWork } from '../use-side-work.ts';
import { joint } from './sample-cases.ts';

type Cell = MixComparison['decisions'][string]['matrix'][number];

const daysOfYear = 365;

/** Contacts in a year as the newest run of this desk has them; null where the pack has no desk or nothing is run. */
function useContactsInYear(): number | null {
  const run = useLatestRun();
  if (run === null || run.freshness === 'stale') return null;
  const { counts, horizonDays } = run.outcome.result;
  return counts.offered.mean === null ? null : (counts.offered.mean / horizonDays) * daysOfYear;
}

/** What the policy decides otherwise than its base, counted by how often such people come. */
export function MixMatrix(props: {
  readonly before: Policy | null;
  readonly after: Policy | null;
  readonly words: PolicyWords;
  readonly onFacts: (facts: TriedFacts) => void;
}) {
  const { t } = useText();
  const { before, after, words, onFacts } = props;
  const { pack } = usePack();
  const mix = pack?.mix ?? null;
  const inYear = useContactsInYear();
  const order = useMemo(
    (): SideOrder | null =>
      before === null || after === null || mix === null ? null : { kind: 'compareOnMix', before, after, mix },
    [before, after, mix],
  );
  const { report, isCurrent } = useSideWork(order, 'comparedOnMix');
  const comparison = report?.comparison ?? null;
  const name = (decision: string, outcome: string) =>
    outcome
      .split(joint)
      .map((each) => words.outcome(decision, each))
      .join(t('policy.and'));
  const changed = words.decisions.flatMap((decision) => {
    const cells = (comparison?.decisions[decision.id]?.matrix ?? []).filter((cell) => cell.from !== cell.to);
    return cells.length === 0 ? [] : [{ decision, cells: cells.toSorted((a, b) => b.share - a.share) }];
  });
  const renderCell = (decision: string, cell: Cell) => {
    const [heaviest] = cell.cases;
    return (
      <tr key={JSON.stringify([cell.from, cell.to])}>
        <th scope="row">
          {name(decision, cell.from)} → {name(decision, cell.to)}
        </th>
        <td className="number">{formatPercent(cell.share, 2)}%</td>
        {inYear !== null && <td className="number">{formatNumber(inYear * cell.share, 1)}</td>}
        <td>
          {heaviest !== undefined && (
            <button
              type="button"
              className="link"
              onClick={() => {
                onFacts({ ...heaviest.facts });
              }}
            >
              {t('effect.tryThis')}
            </button>
          )}
        </td>
      </tr>
    );
  };
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('policy.matrix')}</h2>
        <span className="caption" role="status">
          {comparison === null || !isCurrent
            ? t('policy.comparing')
            : t(inYear === null ? 'effect.mixHint' : 'effect.mixYearHint')}
          {comparison?.method === 'sampled' && ` ${t('effect.mixSampled')}`}
        </span>
      </div>
      {comparison !== null && changed.length === 0 && <p>{t('effect.noMixChange')}</p>}
      {changed.map(({ decision, cells }) => (
        <table key={decision.id} className="table mix-table">
          <caption>{decision.label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('policy.fromTo')}</th>
              <th scope="col" className="number">
                {t('effect.mixShare')}
              </th>
              {inYear !== null && (
                <th scope="col" className="number">
                  {t('effect.mixYear')}
                </th>
              )}
              <th scope="col">{t('effect.sampleCase')}</th>
            </tr>
          </thead>
          <tbody>{cells.map((cell) => renderCell(decision.id, cell))}</tbody>
        </table>
      ))}
    </div>
  );
}
