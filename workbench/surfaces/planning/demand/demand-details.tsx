import { useText } from '../../../text/use-text.ts';
import { DemandImport } from './demand-import.tsx';
import { DemandParameters } from './demand-parameters.tsx';
import { listSingleWeekdays } from './demand-days.ts';
import type { DemandView } from './use-demand.ts';

/** Everything else that makes the contacts of a channel: totals, spread, months, surges, a funnel, and tables from outside. */
export default function DemandDetails(props: { readonly view: DemandView; readonly hours: readonly number[] }) {
  const { t } = useText();
  const single = listSingleWeekdays(props.view.now['perHour']);
  return (
    <div className="demand-details">
      {single.length > 0 && <p className="caption">{t('demandEdit.singleWeekdays', { count: single.length })}</p>}
      <DemandImport view={props.view} hours={props.hours} />
      <DemandParameters view={props.view} />
    </div>
  );
}
