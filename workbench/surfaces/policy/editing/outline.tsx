import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Issue } from '../../../state/engine.ts';
import { setAtPointer } from '../../../state/engine.ts';
import { isObject, readAt, type Json, type JsonObject } from '../../../state/json.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import { useText } from '../../../text/use-text.ts';
import { describeCondition } from '../describe-condition.ts';
import type { RuleRow } from '../rule-list-view.ts';
import type { Trial } from '../use-trial.ts';
import type { TriedFacts } from '../../../state/training.ts';
import { addGroup, findGroupOf } from './checklist-edits.ts';
import {
  countCondition,
  insertCondition,
  liftCondition,
  moveCondition,
  nestCondition,
  readConditions,
  removeCondition,
  replaceCondition,
  startComparison,
  type ConditionChange,
} from './condition-edits.ts';
import { keyOf, listOutline, listShapes, nodeAt, readOutline, type OutlineNode } from './condition-nodes.ts';
import { CountForm, type CountChoice } from './count-form.tsx';
import { submitAt, submitDocument } from './editing-store.ts';
import { matchOpened } from './opened-conditions.ts';
import { OutlineRow, type OutlineDesk } from './outline-row.tsx';
import { OutlineTools, type OutlineAction } from './outline-tools.tsx';
import { issuesUnder } from './policy-draft.ts';

const none = '';

/** Issues of one line: those of the condition itself, not of conditions inside it. */
function ownIssues(issues: readonly Issue[], pointer: string, row: OutlineNode): readonly Issue[] {
  const inside = row.children.map((child) => pointer + child.pointer);
  return issuesUnder(issues, pointer + row.pointer).filter(
    (issue) => !inside.some((place) => issue.pointer === place || issue.pointer.startsWith(`${place}/`)),
  );
}

/** The first control inside a line of the outline. */
function controlsOf(item: Element): readonly HTMLElement[] {
  return [...item.querySelectorAll<HTMLElement>(':scope > .condition-line :is(select, input, button)')];
}

/**
 * The conditions of a rule as a tree. Arrows move, Alt+↑↓ change the order, Alt+→ takes a condition into a group, Alt+←
 * out of it, Insert adds, Delete removes, Enter goes into a line and Esc back. The same is on buttons.
 */
export function Outline(props: {
  readonly policy: Json;
  readonly row: RuleRow;
  readonly words: PolicyWords;
  readonly trial: Trial | null;
  readonly tried: TriedFacts;
  readonly issues: readonly Issue[];
}) {
  const { t } = useText();
  const { policy, row, words, trial, tried, issues } = props;
  const pointer = `/rules/${String(row.place)}/conditions`;
  const root = useMemo(() => readConditions(readAt(row.rule, 'conditions')), [row.rule]);
  const shapes = useMemo(() => listShapes(policy), [policy]);
  const top = useMemo(() => readOutline(root), [root]);
  const opened = readAt(row.opened, 'conditions');
  const match = useMemo(() => matchOpened(root, isObject(opened) ? opened : null), [root, opened]);
  const rows = listOutline(top);
  const [chosenKey, setChosenKey] = useState(none);
  const [isCounting, setCounting] = useState(false);
  const tree = useRef<HTMLUListElement>(null);
  const focusNext = useRef<{ readonly key: string; readonly isInside: boolean } | null>(null);
  const hadFocus = useRef(false);
  const chosen = rows.find((each) => keyOf(each.path) === chosenKey) ?? top;
  const key = keyOf(chosen.path);

  const itemOf = (at: string) => tree.current?.querySelector<HTMLElement>(`[data-path="${at}"]`) ?? null;
  useLayoutEffect(() => {
    const wanted = focusNext.current;
    focusNext.current = null;
    if (wanted !== null) {
      const item = itemOf(wanted.key);
      (wanted.isInside && item !== null ? controlsOf(item)[0] : item)?.focus();
    } else if (hadFocus.current && document.activeElement === document.body) itemOf(key)?.focus();
  });
  // The tree is one stop of the Tab key: the controls of other lines are reached by the arrows.
  useEffect(() => {
    for (const item of tree.current?.querySelectorAll('[role="treeitem"]') ?? []) {
      const isChosen = item.getAttribute('data-path') === key;
      for (const control of controlsOf(item)) control.tabIndex = isChosen ? 0 : -1;
    }
  });

  const putRoot = (next: JsonObject) => {
    submitAt(policy, pointer, next);
  };
  const take = (change: ConditionChange | null, isInside = false) => {
    if (change === null) return;
    focusNext.current = { key: keyOf(change.path), isInside };
    setChosenKey(keyOf(change.path));
    putRoot(change.root);
  };
  const goTo = (node: OutlineNode | undefined) => {
    if (node === undefined) return;
    setChosenKey(keyOf(node.path));
    itemOf(keyOf(node.path))?.focus();
  };

  const count = (document: Json, at: OutlineNode, choice: CountChoice, isNew: boolean) => {
    const same = choice.group ?? findGroupOf(document, choice.facts);
    const added = same === null ? addGroup(document, choice.label, choice.facts) : { policy: document, id: same };
    const condition = countCondition(added.id, choice.count);
    const change = isNew ? insertCondition(root, at.path, condition) : replaceCondition(root, at.path, condition);
    const target = change.path.length === 0 ? { root: { all: [change.root] }, path: [0] } : change;
    const { document: next, issue } = setAtPointer(added.policy, pointer, target.root);
    if (issue !== null) return;
    focusNext.current = { key: keyOf(target.path), isInside: false };
    setChosenKey(keyOf(target.path));
    submitDocument(next as Json, pointer);
  };

  const addition = () => {
    const asked = new Set(rows.map((each) => each.node['fact']));
    const fresh = words.facts.find((fact) => fact.isDanger && !asked.has(fact.id)) ?? words.facts[0];
    const shape = shapes.find((each) => each.id === fresh?.id);
    return shape === undefined ? null : startComparison(shape);
  };
  const act = (action: OutlineAction, isByKey: boolean) => {
    const { path } = chosen;
    const apply = (change: ConditionChange | null) => {
      take(change);
      if (!isByKey) focusNext.current = null;
    };
    if (action === 'add' || action === 'addGroup') {
      const added = addition();
      if (added === null) return;
      const isAll = nodeAt(root, path)?.['all'] !== undefined || nodeAt(root, path.slice(0, -1))?.['all'] !== undefined;
      take(insertCondition(root, path, action === 'add' ? added : { [isAll ? 'any' : 'all']: [added] }), true);
    } else if (action === 'count') setCounting(true);
    else if (action === 'remove') apply(removeCondition(root, path));
    else if (action === 'up') apply(moveCondition(root, path, -1));
    else if (action === 'down') apply(moveCondition(root, path, 1));
    else if (action === 'nest') apply(nestCondition(root, path));
    else apply(liftCondition(root, path));
  };
  const possible = (action: OutlineAction): boolean => {
    const { path } = chosen;
    switch (action) {
      case 'remove':
        return removeCondition(root, path) !== null;
      case 'up':
        return moveCondition(root, path, -1) !== null;
      case 'down':
        return moveCondition(root, path, 1) !== null;
      case 'lift':
        return liftCondition(root, path) !== null;
      default:
        return true;
    }
  };

  const onItemKey = (event: KeyboardEvent<HTMLElement>, node: OutlineNode) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const isInside = event.target !== event.currentTarget;
    if (isInside) {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.currentTarget.focus();
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const place = rows.findIndex((each) => keyOf(each.path) === keyOf(node.path));
    const keys: Readonly<Record<string, () => void>> = event.altKey
      ? {
          ArrowUp: () => {
            act('up', true);
          },
          ArrowDown: () => {
            act('down', true);
          },
          ArrowRight: () => {
            act('nest', true);
          },
          ArrowLeft: () => {
            act('lift', true);
          },
        }
      : {
          ArrowUp: () => {
            goTo(rows[place - 1]);
          },
          ArrowDown: () => {
            goTo(rows[place + 1]);
          },
          ArrowRight: () => {
            goTo(node.children[0]);
          },
          ArrowLeft: () => {
            goTo(rows.find((each) => keyOf(each.path) === keyOf(node.path.slice(0, -1))));
          },
          Home: () => {
            goTo(rows[0]);
          },
          End: () => {
            goTo(rows.at(-1));
          },
          Enter: () => controlsOf(event.currentTarget)[0]?.focus(),
          F2: () => controlsOf(event.currentTarget)[0]?.focus(),
          Insert: () => {
            act('add', true);
          },
          Delete: () => {
            act('remove', true);
          },
        };
    const handle = keys[event.key];
    if (handle === undefined) return;
    handle();
    event.preventDefault();
    event.stopPropagation();
  };

  const desk: OutlineDesk = {
    policy,
    root,
    words,
    shapes,
    tried,
    onRoot: putRoot,
    onCount: (node, facts, atLeast) => {
      const label = (lng: 'ja' | 'en') => t('policy.newGroup', { lng, count: facts.length });
      count(policy, node, { group: null, facts, count: atLeast, label: { ja: label('ja'), en: label('en') } }, false);
    },
    onValue: (node, value) => {
      submitAt(policy, `${pointer}${node.pointer}/value`, value);
    },
  };

  const renderItem = (node: OutlineNode) => {
    const at = keyOf(node.path);
    return (
      <li key={at} role="none" className={`is-${node.kind}`}>
        <div
          role="treeitem"
          data-path={at}
          className="condition-item"
          tabIndex={at === key ? 0 : -1}
          aria-level={node.path.length + 1}
          aria-posinset={node.place}
          aria-setsize={node.siblings}
          aria-selected={at === key}
          aria-expanded={node.children.length > 0 ? true : undefined}
          onKeyDown={(event) => {
            onItemKey(event, node);
          }}
          onFocus={() => {
            setChosenKey(at);
          }}
        >
          <OutlineRow
            desk={desk}
            row={node}
            state={trial?.stateOf(pointer + node.pointer) ?? null}
            issues={ownIssues(issues, pointer, node)}
            opened={match.changed.get(at)}
          />
        </div>
        {node.children.length > 0 && <ul role="group">{node.children.map(renderItem)}</ul>}
      </li>
    );
  };

  return (
    <div className="outline">
      <OutlineTools
        possible={possible}
        isCounting={isCounting}
        onAct={(action) => {
          act(action, false);
        }}
      />
      {isCounting && (
        <CountForm
          words={words}
          onClose={() => {
            setCounting(false);
          }}
          onChoose={(choice) => {
            setCounting(false);
            count(policy, chosen, choice, true);
          }}
        />
      )}
      <ul
        ref={tree}
        role="tree"
        aria-label={t('policy.conditionTree')}
        onFocus={() => {
          hadFocus.current = true;
        }}
        onBlur={(event) => {
          if (event.relatedTarget !== null) hadFocus.current = false;
        }}
      >
        {renderItem(top)}
      </ul>
      {match.removed.length > 0 && (
        <p className="before-note is-removed">
          {t('policy.removed', {
            what: match.removed.map((each) => describeCondition(each, words, t)).join(t('policy.and')),
          })}
        </p>
      )}
      <p className="caption">{t('policy.outlineKeys')}</p>
    </div>
  );
}
