import type { TFunction } from 'i18next';
import type { ConditionState, Issue } from '../../../state/engine.ts';
import { listOf, readAt, textOf, type Json, type JsonObject } from '../../../state/json.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import { readNumber } from '../../../state/sourced.ts';
import type { TriedFacts } from '../../../state/training.ts';
import { useText } from '../../../text/use-text.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { ConditionMark } from '../condition-mark.tsx';
import { describeCondition, describeValue } from '../describe-condition.ts';
import { BeforeNote } from './before-note.tsx';
import {
  changeFact,
  changeKind,
  changeOperator,
  countCondition,
  listCountable,
  operatorsFor,
  replaceCondition,
  yesCondition,
} from './condition-edits.ts';
import { groupOf, type FactShape, type OutlineNode } from './condition-nodes.ts';
import { IssueNotes } from './issue-notes.tsx';
import { ValueControl } from './value-control.tsx';

/** Everything that the rows of one outline share. */
export interface OutlineDesk {
  readonly policy: Json;
  readonly root: JsonObject;
  readonly words: PolicyWords;
  readonly shapes: readonly FactShape[];
  readonly tried: TriedFacts;
  /** Puts other conditions into the rule; with the answers to count where they make a group of their own. */
  readonly onRoot: (root: JsonObject) => void;
  readonly onCount: (node: OutlineNode, facts: readonly string[], count: number) => void;
  readonly onValue: (node: OutlineNode, value: Json) => void;
}

interface RowProps {
  readonly desk: OutlineDesk;
  readonly row: OutlineNode;
  readonly state: ConditionState | null;
  readonly issues: readonly Issue[];
  /** The condition as opened where it read otherwise, null where it is new, undefined where nothing changed. */
  readonly opened: JsonObject | null | undefined;
}

const kindWords = { all: 'policy.all', any: 'policy.any', not: 'policy.not' } as const;

function KindSelect({ desk, row }: RowProps) {
  const { t } = useText();
  const countable = listCountable(row.node);
  const group = groupOf(row.node);
  const members = listOf(
    readAt(
      listOf(readAt(desk.policy, 'groups')).find((each) => readAt(each, 'id') === group),
      'of',
    ),
  ).flatMap((each) => textOf(each) ?? []);
  const choose = (to: string) => {
    if (to === 'atLeast' && countable !== null) {
      desk.onCount(row, countable, row.kind === 'any' ? 1 : countable.length);
      return;
    }
    if (to !== 'all' && to !== 'any' && to !== 'not') return;
    const change =
      row.kind === 'atLeast' && to !== 'not'
        ? replaceCondition(desk.root, row.path, { [to]: members.map(yesCondition) })
        : changeKind(desk.root, row.path, to);
    if (change !== null) desk.onRoot(change.root);
  };
  return (
    <select
      className="select is-kind"
      aria-label={t('policy.groupKind')}
      value={row.kind}
      onChange={(event) => {
        choose(event.target.value);
      }}
    >
      {(['all', 'any', 'not'] as const).map((kind) => (
        <option key={kind} value={kind}>
          {t(kindWords[kind])}
        </option>
      ))}
      {(row.kind === 'atLeast' || countable !== null) && <option value="atLeast">{t('policy.atLeast')}</option>}
    </select>
  );
}

const answerSigns = { yes: '○', no: '×', unknown: '？' } as const;

function CountedAnswers({ desk, group }: { readonly desk: OutlineDesk; readonly group: string }) {
  const { t } = useText();
  const found = desk.words.groups.find((each) => each.id === group);
  return (
    <ul className="counted-answers">
      {(found?.of ?? []).map((fact) => {
        const answer = desk.tried[fact];
        const sign = answer === true ? 'yes' : answer === false ? 'no' : 'unknown';
        return (
          <li key={fact}>
            <span aria-hidden="true">{answerSigns[sign]}</span>
            <span className="spoken-only">{t(`answer.${sign}`)}</span> {desk.words.fact(fact)}
          </li>
        );
      })}
    </ul>
  );
}

function AtLeast(props: RowProps & { readonly group: string }) {
  const { t } = useText();
  const { desk, row, group, issues, opened } = props;
  const { groups } = desk.words;
  const most = groups.find((each) => each.id === group)?.of.length ?? 0;
  const label = t('policy.countOf', { group: groups.find((each) => each.id === group)?.label ?? group });
  return (
    <>
      <KindSelect {...props} />
      <NumberField
        label={label}
        value={readNumber(row.node['value'])}
        width={40}
        judge={(count) =>
          Number.isInteger(count) && count >= 1 && count <= most ? null : t('policy.typeCount', { most })
        }
        isInvalid={issues.length > 0}
        isChanged={opened !== undefined}
        onCommit={(count) => {
          desk.onValue(row, count);
        }}
      />
      <span>{t('policy.atLeastOf')}</span>
      <select
        className="select"
        aria-label={t('policy.countedGroup')}
        value={group}
        onChange={(event) => {
          const next = countCondition(event.target.value, readNumber(row.node['value']) ?? 1);
          desk.onRoot(replaceCondition(desk.root, row.path, { ...row.node, ...next }).root);
        }}
      >
        {groups.map((each) => (
          <option key={each.id} value={each.id}>
            {t('policy.groupSize', { group: each.label, count: each.of.length })}
          </option>
        ))}
      </select>
    </>
  );
}

function Comparison({ desk, row, issues, opened }: RowProps) {
  const { t } = useText();
  const { words, shapes } = desk;
  const fact = textOf(row.node['fact']) ?? '';
  const operator = textOf(row.node['operator']) ?? 'equal';
  const label = words.fact(fact);
  const shape = shapes.find((each) => each.id === fact) ?? null;
  const isDanger = words.facts.some((each) => each.id === fact && each.isDanger);
  const replace = (node: JsonObject) => {
    desk.onRoot(replaceCondition(desk.root, row.path, node).root);
  };
  const known = operatorsFor(shape?.kind ?? 'integer');
  return (
    <span className="comparison-pair">
      <span className="fact-pick">
        <span aria-hidden="true">
          {label}
          {isDanger && <span className="danger-mark">{t('policy.danger')}</span>}
        </span>
        <select
          aria-label={t(isDanger ? 'policy.dangerFactOf' : 'policy.factOf', { fact: label })}
          aria-invalid={shape === null}
          value={fact}
          onChange={(event) => {
            const next = shapes.find((each) => each.id === event.target.value);
            if (next !== undefined) replace(changeFact(row.node, shape, next));
          }}
        >
          {shape === null && <option value={fact}>{label}</option>}
          {shapes.map((each) => (
            <option key={each.id} value={each.id}>
              {words.fact(each.id)}
            </option>
          ))}
        </select>
      </span>
      <span className="comparison">
        <select
          className="select"
          aria-label={t('policy.operatorOf', { fact: label })}
          value={operator}
          onChange={(event) => {
            replace(changeOperator(row.node, event.target.value));
          }}
        >
          {!known.includes(operator) && <option value={operator}>{operator}</option>}
          {known.map((each) => (
            <option key={each} value={each}>
              {t(`policy.operator.${each}` as 'policy.operator.equal')}
            </option>
          ))}
        </select>
        {shape !== null && (
          <ValueControl
            label={t('policy.valueOf', { fact: label })}
            shape={shape}
            value={row.node['value']}
            words={words}
            isInvalid={issues.length > 0}
            isChanged={opened !== undefined}
            onValue={(value) => {
              desk.onValue(row, value);
            }}
          />
        )}
      </span>
    </span>
  );
}

/** A comparison as opened: its value alone where nothing else of it changed. */
function describeBefore(now: JsonObject, opened: JsonObject, words: PolicyWords, t: TFunction): string {
  const isSameQuestion = now['fact'] === opened['fact'] && now['operator'] === opened['operator'];
  return isSameQuestion ? describeValue(opened['value'], words, t) : describeCondition(opened, words, t);
}

/** What one line of the outline holds: its controls, how it stands for the tried case, and what was here before. */
export function OutlineRow(props: RowProps) {
  const { t } = useText();
  const { desk, row, state, issues, opened } = props;
  const group = groupOf(row.node);
  const isCounted = group !== null && desk.words.groups.some((each) => each.id === group);
  const openedKind = opened?.['any'] !== undefined ? 'any' : opened?.['not'] !== undefined ? 'not' : 'all';
  const isGroup = row.kind === 'all' || row.kind === 'any' || row.kind === 'not';
  return (
    <>
      <div className={`condition-line ${opened === undefined ? '' : 'is-changed'}`}>
        <span className="condition-controls">
          {isCounted && <AtLeast {...props} group={group} />}
          {isGroup && <KindSelect {...props} />}
          {isGroup && row.kind !== 'not' && <span className="secondary">{t('policy.applies')}</span>}
          {!isGroup && !isCounted && <Comparison {...props} />}
          {opened === null && <span className="changed-mark">{t('policy.added')}</span>}
          {opened !== null && opened !== undefined && (
            <BeforeNote was={isGroup ? t(kindWords[openedKind]) : describeBefore(row.node, opened, desk.words, t)} />
          )}
        </span>
        <ConditionMark state={state} />
      </div>
      {isCounted && <CountedAnswers desk={desk} group={group} />}
      <IssueNotes issues={issues} />
    </>
  );
}
