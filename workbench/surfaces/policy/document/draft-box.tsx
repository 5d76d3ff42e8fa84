import type { PolicyComparison } from '../../../state/engine.ts';
import { listOf, readAt, textOf, type Json } from '../../../state/json.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import { useText } from '../../../text/use-text.ts';
import { formatNumber, formatPlain } from '../../../ui/format.ts';
import { describeCondition } from '../describe-condition.ts';
import { listRules, type RuleRow } from '../rule-list-view.ts';
import { readVersion, type Acknowledged } from '../versions/version-edits.ts';

/** Says on the sheet that its text is a draft, of which version, and what is changed in it. */
export function DraftBox(props: {
  readonly policy: Json;
  readonly opened: Json | undefined;
  readonly words: PolicyWords;
  readonly acknowledged: readonly Acknowledged[];
  /** null until it is worked out. */
  readonly comparison: PolicyComparison | null;
}) {
  const { t } = useText();
  const { policy, opened, words, acknowledged, comparison } = props;
  const rows = listRules(policy, opened);
  const changed = rows.filter((row) => row.isChanged);
  const kept = new Set(rows.map((row) => row.opened));
  const gone = listOf(readAt(opened, 'rules')).filter((rule) => !kept.has(rule));
  const open =
    comparison === null
      ? null
      : [...comparison.downgrades, ...comparison.unplaced].filter(
          (move) =>
            !acknowledged.some(
              (each) => each.decision === move.decision && each.from === move.from && each.to === move.to,
            ),
        );
  const labelOf = (decision: string) => words.decisions.find((each) => each.id === decision)?.label ?? decision;
  const consequence = ({ decision, outcome, deadlineHours }: RuleRow) => {
    const hours = deadlineHours === null ? '' : ` ${t('policy.hours', { hours: formatPlain(deadlineHours) })}`;
    return `${words.outcome(decision, outcome)}${hours}`;
  };
  const renderRule = (row: RuleRow) => {
    const [before] = row.opened === undefined ? [] : listRules({ rules: [row.opened] }, undefined);
    const was = before === undefined ? null : consequence(before);
    return (
      <li key={row.place}>
        {t('policy.ruleNumber', { number: row.place + 1 })} {labelOf(row.decision)}：
        {was === null
          ? `${t('policy.added')} ${consequence(row)}`
          : was === consequence(row)
            ? t('paper.otherChange')
            : `${was} → ${consequence(row)}`}
        （{describeCondition(readAt(row.rule, 'conditions'), words, t)}）
      </li>
    );
  };
  const from = readVersion(opened) ?? '—';
  return (
    <section className="paper-draft" aria-label={t('paper.draft')}>
      <p>
        <strong>{t('paper.draftOf', { version: from })}</strong> {t('paper.draftMeans')}
      </p>
      <p>{t('paper.changedRules', { count: changed.length + gone.length })}</p>
      {changed.length + gone.length > 0 && (
        <ul>
          {changed.map(renderRule)}
          {gone.map((rule) => (
            <li key={textOf(readAt(rule, 'name')) ?? ''}>
              {t('paper.removedRule')} {describeCondition(readAt(rule, 'conditions'), words, t)}
            </li>
          ))}
        </ul>
      )}
      {open === null ? (
        <p>{t('policy.comparing')}</p>
      ) : (
        <>
          <p>{open.length === 0 ? t('paper.noOpenDowngrades') : t('paper.openDowngrades', { count: open.length })}</p>
          {open.length > 0 && (
            <ul>
              {open.map(({ decision, from: before, to, cases }) => (
                <li key={JSON.stringify([decision, before, to])}>
                  {labelOf(decision)}：{words.outcome(decision, before)} → {words.outcome(decision, to)}{' '}
                  {t('effect.caseCount', { count: formatNumber(cases) })}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
