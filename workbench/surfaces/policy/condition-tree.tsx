import { edit } from '../../state/edit.ts';
import { isObject, listOf, textOf, type Json, type JsonObject } from '../../state/json.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import { useText } from '../../text/use-text.ts';
import { ComparisonRow } from './comparison-row.tsx';
import { ConditionMark } from './condition-mark.tsx';
import type { Trial } from './use-trial.ts';

interface TreeProps {
  readonly node: Json | undefined;
  readonly pointer: string;
  readonly words: PolicyWords;
  readonly trial: Trial | null;
}

function changeKind(node: JsonObject, pointer: string, from: 'all' | 'any', to: 'all' | 'any'): void {
  const { [from]: parts, ...rest } = node;
  edit({ file: 'policy.json', pointer, value: { [to]: parts ?? [], ...rest } });
}

function Group(props: TreeProps & { readonly object: JsonObject; readonly kind: 'all' | 'any' }) {
  const { t } = useText();
  const { object, kind, pointer, words, trial } = props;
  return (
    <div className="condition-group">
      <div className="condition-row">
        <select
          className="select"
          aria-label={t('policy.groupKind')}
          value={kind}
          onChange={(event) => {
            changeKind(object, pointer, kind, event.target.value === 'any' ? 'any' : 'all');
          }}
        >
          <option value="all">{t('policy.all')}</option>
          <option value="any">{t('policy.any')}</option>
        </select>
        <span className="secondary">{t('policy.applies')}</span>
        <ConditionMark state={trial?.stateOf(pointer) ?? null} />
      </div>
      <ul>
        {listOf(object[kind]).map((child, index) => (
          <li key={index}>
            <ConditionTree node={child} pointer={`${pointer}/${kind}/${String(index)}`} words={words} trial={trial} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Conditions as a tree in words: groups with a rule on the left, comparisons that can be changed, and how each stands. */
export function ConditionTree(props: TreeProps) {
  const { t } = useText();
  const { node, pointer, words, trial } = props;
  if (!isObject(node)) return null;
  if (Object.hasOwn(node, 'all')) return <Group {...props} object={node} kind="all" />;
  if (Object.hasOwn(node, 'any')) return <Group {...props} object={node} kind="any" />;
  if (Object.hasOwn(node, 'not')) {
    return (
      <div className="condition-group is-not">
        <div className="condition-row">
          <strong>{t('policy.not')}</strong>
          <ConditionMark state={trial?.stateOf(pointer) ?? null} />
        </div>
        <ConditionTree node={node['not']} pointer={`${pointer}/not`} words={words} trial={trial} />
      </div>
    );
  }
  const fact = textOf(node['fact']);
  return fact === null ? null : <ComparisonRow {...props} fact={fact} literal={node} />;
}
