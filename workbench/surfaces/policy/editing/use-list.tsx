import { useText } from '../../../text/use-text.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import type { Use } from './policy-uses.ts';

/** What still uses a question or a group, so that it cannot be removed; one press leads to the rule. */
export function UseList(props: {
  readonly name: string;
  readonly uses: readonly Use[];
  readonly words: PolicyWords;
  readonly onRule: (place: number) => void;
}) {
  const { t } = useText();
  const { name, uses, words, onRule } = props;
  const others = uses.flatMap((use) => (use.kind === 'rule' ? [] : [use]));
  const nameOf = (use: (typeof others)[number]) => {
    if (use.kind === 'group') return words.groups.find((each) => each.id === use.name)?.label ?? use.name;
    return use.kind === 'question' ? words.fact(use.name) : use.name;
  };
  return (
    <div role="alert" className="use-list">
      <p>
        <strong>× {t('policy.stillUsed', { name })}</strong> {t('policy.freeFirst')}
      </p>
      <ul>
        {uses.flatMap((use) =>
          use.kind === 'rule'
            ? [
                <li key={`rule ${String(use.place)}`}>
                  <button
                    type="button"
                    className="link"
                    onClick={() => {
                      onRule(use.place);
                    }}
                  >
                    {t('policy.toRule', { number: use.place + 1 })}
                  </button>
                </li>,
              ]
            : [],
        )}
        {others.slice(0, 6).map((use) => (
          <li key={`${use.kind} ${use.name}`}>{t(`policy.usedBy.${use.kind}`, { name: nameOf(use) })}</li>
        ))}
        {others.length > 6 && <li>{t('policy.andMore', { count: others.length - 6 })}</li>}
      </ul>
    </div>
  );
}
