import { store, type Surface } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

const elsewhere: readonly Surface[] = ['policy', 'training'];

/** Leads to what a pack without a desk has to show, and to other packs. */
export default function NoDesk() {
  const { t } = useText();
  return (
    <p className="no-desk">
      {elsewhere.map((surface) => (
        <button
          key={surface}
          type="button"
          className="button"
          onClick={() => {
            store.trigger.surfaceChosen({ surface });
          }}
        >
          {t('noDesk.open', { surface: t(`surface.${surface}`) })}
        </button>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => {
          document.querySelector<HTMLElement>('.pack-select')?.focus();
        }}
      >
        {t('noDesk.other')}
      </button>
    </p>
  );
}
