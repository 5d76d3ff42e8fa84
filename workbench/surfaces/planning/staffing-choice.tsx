import { useDocuments } from '../../state/documents.ts';
import { store } from '../../state/store.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { nameWord } from '../../text/name-word.ts';
import { useText } from '../../text/use-text.ts';
import { listPlans } from './use-staffing.ts';

/** Which staffing of desk.json the grid shows and the run uses; nothing where there is only one. */
export function StaffingChoice() {
  const { t, language } = useText();
  const { now } = useDocuments();
  const names = listPlans(now['desk.json']);
  const chosen = useWorkbench((state) => state.staffing) ?? names[0] ?? '';
  if (names.length < 2) return null;
  return (
    <select
      className="select"
      aria-label={t('planning.plan')}
      value={chosen}
      onChange={(event) => {
        store.trigger.staffingChosen({ staffing: event.target.value });
      }}
    >
      {names.map((name) => (
        <option key={name} value={name}>
          {nameWord(name, t, language)}
        </option>
      ))}
    </select>
  );
}
