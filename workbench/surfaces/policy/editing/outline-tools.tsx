import { useText } from '../../../text/use-text.ts';

const outlineActions = ['add', 'addGroup', 'count', 'up', 'down', 'nest', 'lift', 'remove'] as const;
/** What can be done with the chosen condition. */
export type OutlineAction = (typeof outlineActions)[number];

const shortcuts: Readonly<Record<OutlineAction, string | undefined>> = {
  add: 'Insert',
  addGroup: undefined,
  count: undefined,
  up: 'Alt+ArrowUp',
  down: 'Alt+ArrowDown',
  nest: 'Alt+ArrowRight',
  lift: 'Alt+ArrowLeft',
  remove: 'Delete',
};

/** The keys of the outline as buttons; they act on the chosen condition. */
export function OutlineTools(props: {
  readonly possible: (action: OutlineAction) => boolean;
  readonly isCounting: boolean;
  readonly onAct: (action: OutlineAction) => void;
}) {
  const { t } = useText();
  return (
    <div className="outline-tools" role="group" aria-label={t('policy.outlineTools')}>
      {outlineActions.map((action) => (
        <button
          key={action}
          type="button"
          className="button"
          disabled={!props.possible(action)}
          aria-expanded={action === 'count' ? props.isCounting : undefined}
          aria-keyshortcuts={shortcuts[action]}
          onClick={() => {
            props.onAct(action);
          }}
        >
          {t(`policy.outlineAction.${action}`)}
        </button>
      ))}
    </div>
  );
}
