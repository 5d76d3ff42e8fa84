import type { ConditionState } from '../../state/engine.ts';
import { useText } from '../../text/use-text.ts';

const signs: Readonly<Record<ConditionState, string>> = { true: '○', false: '×', unknown: '？' };

/** How a condition stands for the tried case: a sign and a word. */
export function ConditionMark({ state }: { readonly state: ConditionState | null }) {
  const { t } = useText();
  if (state === null) return <span className="condition-mark" />;
  return (
    <span className={`condition-mark is-${state}`}>
      <span aria-hidden="true">{signs[state]}</span> {t(`policy.state.${state}`)}
    </span>
  );
}
