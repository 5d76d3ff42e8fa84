import { readAt, textOf } from '../../../state/json.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import { listOf } from '../../../state/json.ts';
import { useText } from '../../../text/use-text.ts';
import { formatPlain } from '../../../ui/format.ts';
import { OutcomeChip } from '../../../ui/outcome-chip.tsx';
import { ConditionMark } from '../condition-mark.tsx';
import { describeCondition } from '../describe-condition.ts';
import type { RuleRow } from '../rule-list-view.ts';
import type { Trial } from '../use-trial.ts';
import { readConditions } from './condition-edits.ts';
import { keyOf, readOutline, type OutlineNode } from './condition-nodes.ts';

/** A rule in words alone: its conditions one under the other, then what follows. */
export function SentenceTree(props: {
  readonly row: RuleRow;
  readonly words: PolicyWords;
  readonly trial: Trial | null;
}) {
  const { t } = useText();
  const { row, words, trial } = props;
  const pointer = `/rules/${String(row.place)}/conditions`;
  const approvals = listOf(readAt(row.rule, 'event', 'params', 'approvals')).flatMap((each) => textOf(each) ?? []);
  const headOf = (node: OutlineNode) => {
    if (node.kind === 'not') return t('policy.headNot');
    if (node.kind === 'all') return t('policy.headAll');
    return node.kind === 'any' ? t('policy.headAny') : describeCondition(node.node, words, t);
  };
  const renderNode = (node: OutlineNode) => (
    <li key={keyOf(node.path)}>
      <div className="condition-line">
        <span>{headOf(node)}</span>
        <ConditionMark state={trial?.stateOf(pointer + node.pointer) ?? null} />
      </div>
      {node.children.length > 0 && <ul>{node.children.map(renderNode)}</ul>}
    </li>
  );
  return (
    <>
      <ul className="sentence-tree">{renderNode(readOutline(readConditions(readAt(row.rule, 'conditions'))))}</ul>
      <p className="sentence-outcome">
        <strong>{t('policy.then')}</strong> <OutcomeChip words={words} decision={row.decision} outcome={row.outcome} />
        <span>
          <span className="secondary">{t('policy.deadline')}</span>{' '}
          {row.deadlineHours === null
            ? t('policy.noDeadline')
            : t('policy.hours', { hours: formatPlain(row.deadlineHours) })}
        </span>
        <span>
          <span className="secondary">{t('policy.approval')}</span>{' '}
          {approvals.length === 0
            ? t('policy.noApproval')
            : approvals.map((each) => words.option(each)).join(t('policy.and'))}
        </span>
      </p>
    </>
  );
}
