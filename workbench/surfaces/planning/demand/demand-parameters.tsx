import { useDocuments } from '../../../state/documents.ts';
import { edit } from '../../../state/edit.ts';
import { formatJsonPointer, userSource } from '../../../state/engine.ts';
import { isObject, listOf, readAt, textOf, type Json } from '../../../state/json.ts';
import { readNumber, readSourced } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import { BasisBadge } from '../../../ui/basis-badge.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { judgeRange, judgeWhole, type Bounds } from '../judge-entry.ts';
import type { DemandView } from './use-demand.ts';

const file = 'demand.json';
const factorBounds: Bounds = { low: 0, high: 1000 };
const months = Array.from({ length: 12 }, (_, index) => index);

interface NumberPlace {
  /** Below the channel. */
  readonly path: readonly string[];
  readonly label: string;
  readonly unit: string;
  /** As files name it. */
  readonly unitId: string;
  readonly bounds: Bounds;
  readonly isWhole?: boolean;
}

function useNumberEdit(view: DemandView) {
  return ({ path, unitId }: Pick<NumberPlace, 'path' | 'unitId'>, value: number) => {
    const opened = readAt(view.opened, ...path);
    const isFirst = opened !== undefined && readNumber(opened) === value;
    const isKnown = readAt(view.now, ...path) !== undefined;
    const added: Json = { value, unit: unitId, basis: 'assumed', source: userSource };
    const pointer = formatJsonPointer(['channels', view.channel, ...path]);
    edit({ file, pointer, value: isFirst ? opened : isKnown ? value : added });
  };
}

function NumberRow({ view, place }: { readonly view: DemandView; readonly place: NumberPlace }) {
  const { t } = useText();
  const put = useNumberEdit(view);
  const stored = readAt(view.now, ...place.path);
  const sourced = readSourced(stored);
  const value = readNumber(stored);
  const isChanged = value !== readNumber(readAt(view.opened, ...place.path));
  return (
    <tr>
      <th scope="row">{place.label}</th>
      <td>
        <NumberField
          label={place.label}
          value={value}
          width={96}
          isChanged={isChanged}
          judge={(typed) => (place.isWhole ? judgeWhole : judgeRange)(typed, place.bounds, t)}
          onCommit={(typed) => {
            put(place, typed);
          }}
        />{' '}
        {place.unit}
      </td>
      <td>{sourced?.basis ? <BasisBadge sourced={sourced} about={place.label} /> : null}</td>
    </tr>
  );
}

/** The factors of the months, as twelve fields of one list. */
function MonthRow({ view }: { readonly view: DemandView }) {
  const { t } = useText();
  const stored = view.now['byMonth'];
  const sourced = readSourced(stored);
  const listed = listOf(sourced?.value);
  const factors = months.map((month) => readNumber(listed[month]) ?? 1);
  const about = t('demandEdit.byMonth');
  const put = (month: number, factor: number) => {
    const value = factors.map((each, index) => (index === month ? factor : each));
    const added: Json = { value, unit: 'factor', basis: 'assumed', source: userSource };
    const pointer = formatJsonPointer(['channels', view.channel, 'byMonth']);
    edit({ file, pointer, value: stored === undefined ? added : value });
  };
  return (
    <tr>
      <th scope="row">{about}</th>
      <td>
        <span className="month-fields">
          {factors.map((factor, month) => (
            <span key={month} className="month-field">
              <span className="caption">{t('demandEdit.month', { month: month + 1 })}</span>
              <NumberField
                label={t('demandEdit.monthLabel', { month: month + 1 })}
                value={factor}
                width={44}
                judge={(typed) => judgeRange(typed, factorBounds, t)}
                onCommit={(typed) => {
                  put(month, typed);
                }}
              />
            </span>
          ))}
        </span>
      </td>
      <td>{sourced?.basis ? <BasisBadge sourced={sourced} about={about} /> : null}</td>
    </tr>
  );
}

/** News, cards or a message that move some days: each with its days and its factor; more can be added. */
function ShockRows({ view }: { readonly view: DemandView }) {
  const { t } = useText();
  const { now } = useDocuments();
  const put = useNumberEdit(view);
  const shocks = listOf(view.now['shocks']);
  const calendar = readAt(now[file], 'calendar');
  const [from, to] = [textOf(readAt(calendar, 'from')) ?? '', textOf(readAt(calendar, 'to')) ?? ''];
  const pointer = formatJsonPointer(['channels', view.channel, 'shocks']);
  const writeAll = (value: readonly Json[]) => {
    edit({ file, pointer, value });
  };
  const setDate = (place: number, member: 'from' | 'to', date: string) => {
    if (date === '') return;
    writeAll(shocks.map((shock, index) => (index === place && isObject(shock) ? { ...shock, [member]: date } : shock)));
  };
  return (
    <>
      {shocks.map((shock, place) => {
        const name = t('demandEdit.shock', { number: place + 1 });
        const path = ['shocks', String(place), 'factor'];
        const sourced = readSourced(readAt(shock, 'factor'));
        return (
          <tr key={place}>
            <th scope="row">{name}</th>
            <td>
              <span className="shock-fields">
                {(['from', 'to'] as const).map((member) => (
                  <input
                    key={member}
                    type="date"
                    className="field"
                    aria-label={`${name} ${t(`demandEdit.shockDay.${member}`)}`}
                    min={from}
                    max={to}
                    value={textOf(readAt(shock, member)) ?? ''}
                    onChange={(event) => {
                      setDate(place, member, event.target.value);
                    }}
                  />
                ))}
                <NumberField
                  label={`${name} ${t('demandEdit.shockFactor')}`}
                  value={readNumber(readAt(shock, 'factor'))}
                  width={56}
                  judge={(typed) => judgeRange(typed, factorBounds, t)}
                  onCommit={(typed) => {
                    put({ path, unitId: 'factor' }, typed);
                  }}
                />
                {t('unit.factor')}
                <button
                  type="button"
                  className="button"
                  aria-label={t('demandEdit.removeShock', { name })}
                  onClick={() => {
                    writeAll(shocks.filter((_, index) => index !== place));
                  }}
                >
                  {t('demandEdit.remove')}
                </button>
              </span>
            </td>
            <td>{sourced?.basis ? <BasisBadge sourced={sourced} about={name} /> : null}</td>
          </tr>
        );
      })}
      <tr>
        <th scope="row">{t('demandEdit.shocks')}</th>
        <td colSpan={2}>
          <button
            type="button"
            className="button"
            onClick={() => {
              const factor: Json = { value: 1, unit: 'factor', basis: 'assumed', source: userSource };
              writeAll([...shocks, { kind: 'other', from, to: from, factor }]);
            }}
          >
            {t('demandEdit.addShock')}
          </button>
        </td>
      </tr>
    </>
  );
}

/** Everything that shapes the contacts of a channel beside the hours, each number with its basis. */
export function DemandParameters({ view }: { readonly view: DemandView }) {
  const { t } = useText();
  const isFunnel = isObject(view.now['funnel']);
  const hasSurge = isObject(view.now['openingSurge']);
  const hasReturns = isObject(view.now['returns']);
  const people: Bounds = { low: 0, high: 1e9 };
  const funnel: readonly NumberPlace[] = [
    {
      path: ['funnel', 'friends'],
      label: t('demandEdit.friends'),
      unit: t('unit.people'),
      unitId: 'people',
      bounds: people,
    },
    {
      path: ['funnel', 'userShare'],
      label: t('demandEdit.userShare'),
      unit: '',
      unitId: 'fraction',
      bounds: { low: 0, high: 1 },
    },
    {
      path: ['funnel', 'contactsPerUser'],
      label: t('demandEdit.contactsPerUser'),
      unit: t('unit.times'),
      unitId: 'times',
      bounds: { low: 0, high: 1e6 },
    },
  ];
  const total: NumberPlace = {
    path: ['total'],
    label: t('demandEdit.total'),
    unit: t('unit.contacts'),
    unitId: 'contacts',
    bounds: people,
  };
  const dayCv: NumberPlace = {
    path: ['dayCv'],
    label: t('demandEdit.dayCv'),
    unit: '',
    unitId: 'coefficientOfVariation',
    bounds: { low: 0, high: 10 },
  };
  const surge: readonly NumberPlace[] = [
    {
      path: ['openingSurge', 'factor'],
      label: t('demandEdit.surgeFactor'),
      unit: t('unit.factor'),
      unitId: 'factor',
      bounds: factorBounds,
    },
    {
      path: ['openingSurge', 'hours'],
      label: t('demandEdit.surgeHours'),
      unit: t('unit.hours'),
      unitId: 'hours',
      bounds: { low: 1, high: 24 },
      isWhole: true,
    },
  ];
  const returns: NumberPlace = {
    path: ['returns', 'probability'],
    label: t('demandEdit.returns'),
    unit: '',
    unitId: 'fraction',
    bounds: { low: 0, high: 1 },
  };
  const places = [
    ...(isFunnel ? funnel : [total]),
    dayCv,
    ...(hasSurge ? surge : []),
    ...(hasReturns ? [returns] : []),
  ];
  const stopScaling = () => {
    const rest = Object.fromEntries(Object.entries(view.now).filter(([member]) => member !== 'total'));
    edit({ file, pointer: formatJsonPointer(['channels', view.channel]), value: rest });
  };
  return (
    <section className="demand-parameters" aria-labelledby="demand-parameters-title">
      <h3 id="demand-parameters-title">{t('demandEdit.parameters')}</h3>
      <table className="table">
        <caption className="spoken-only">{t('demandEdit.parameters')}</caption>
        <tbody>
          {places.map((place) => (
            <NumberRow key={place.path.join('/')} view={view} place={place} />
          ))}
          <MonthRow view={view} />
          <ShockRows view={view} />
        </tbody>
      </table>
      {!isFunnel && readNumber(view.now['total']) !== null && (
        <p>
          <button type="button" className="button" onClick={stopScaling}>
            {t('demandEdit.stopScaling')}
          </button>
        </p>
      )}
    </section>
  );
}
