import { useText } from '../../../text/use-text.ts';

/** Up, down and remove for one row of a table; the row is named for those who cannot see it. */
export function RowTools(props: {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove?: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useText();
  const { name, onMove } = props;
  return (
    <span className="row-tools">
      {onMove !== undefined &&
        ([-1, 1] as const).map((step) => (
          <button
            key={step}
            type="button"
            className="button"
            disabled={step === -1 ? props.isFirst : props.isLast}
            aria-label={t(step === -1 ? 'policy.moveUpOf' : 'policy.moveDownOf', { name })}
            onClick={() => {
              onMove(step);
            }}
          >
            {step === -1 ? '↑' : '↓'}
          </button>
        ))}
      <button type="button" className="button" aria-label={t('policy.removeOf', { name })} onClick={props.onRemove}>
        {t('policy.delete')}
      </button>
    </span>
  );
}
