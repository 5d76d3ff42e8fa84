import { formatWallTime, type DayReplay } from '../../state/engine.ts';
import { useText } from '../../text/use-text.ts';
import { saveCsv } from '../../ui/save-csv.ts';
import { levelsAt } from './replay-view.ts';

/** Hours and minutes; what follows after midnight is marked. */
function useClock(): (minute: number) => string {
  const { t } = useText();
  return (minute) => {
    const whole = Math.floor(minute);
    const isNext = whole >= 24 * 60;
    const clock = formatWallTime(whole % (24 * 60));
    return isNext ? t('replay.nextDay', { clock }) : clock;
  };
}

/** Everything that happened on the day, in order, with the levels after it: the chart as a table, and as a file. */
export function ReplayTable({ replay, minute }: { readonly replay: DayReplay; readonly minute: number }) {
  const { t } = useText();
  const clock = useClock();
  const rows = replay.events.map((event) => ({ event, levels: levelsAt(replay.steps, event.minute) }));
  const heads = [
    t('replay.clock'),
    t('replay.event'),
    t('replay.contact'),
    t('replay.staff'),
    t('replay.busy'),
    t('replay.waiting'),
  ];
  const save = () => {
    const lines = rows.map(({ event, levels }) => [
      event.minute,
      event.kind,
      event.contact,
      levels.staff,
      levels.busy,
      levels.waiting,
    ]);
    saveCsv(`day-${String(replay.day)}-${String(replay.replication + 1)}.csv`, [heads, ...lines]);
  };
  return (
    <div className="replay-log scroll-region" role="region" aria-label={t('replay.log')} tabIndex={0}>
      <table className="table">
        <caption className="caption">
          {t('replay.log')}{' '}
          <button type="button" className="link" onClick={save}>
            {t('ui.saveCsv')}
          </button>
        </caption>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" className={index < 2 ? '' : 'number'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ event, levels }, index) => (
            <tr key={index} className={event.minute <= minute ? '' : 'is-later'}>
              <td>{clock(event.minute)}</td>
              <td>{t(`replay.kind.${event.kind}`)}</td>
              <td className="number">{event.contact ?? '—'}</td>
              <td className="number">{event.staff ?? levels.staff}</td>
              <td className="number">{levels.busy}</td>
              <td className="number">{levels.waiting}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
