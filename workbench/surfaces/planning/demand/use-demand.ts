import { edit } from '../../../state/edit.ts';
import { formatJsonPointer, type DayType } from '../../../state/engine.ts';
import { useDocuments } from '../../../state/documents.ts';
import { isObject, readAt, type Json, type JsonObject } from '../../../state/json.ts';
import { changeDemandDays, readDemandDays, type DemandDays } from './demand-days.ts';

/** The contacts of one channel, now and as the pack was opened, with what changes them. */
export interface DemandView {
  readonly channel: string;
  readonly now: JsonObject;
  readonly opened: Json | undefined;
  readonly days: DemandDays;
  readonly openedDays: DemandDays;
  /** Puts rates into whole day types, as one step. */
  readonly setDays: (changes: Readonly<Partial<Record<DayType, readonly number[]>>>) => void;
}

/** The channel asked for; the first where none is asked for or it has no contacts. */
function findChannel(demand: Json | undefined, wanted: string | null): string | null {
  const channels = readAt(demand, 'channels');
  if (!isObject(channels)) return null;
  return wanted !== null && Object.hasOwn(channels, wanted) ? wanted : (Object.keys(channels)[0] ?? null);
}

/** null where there is no readable demand. */
export function useDemand(wanted: string | null): DemandView | null {
  const { now, original } = useDocuments();
  const demand = now['demand.json'];
  const channel = findChannel(demand, wanted);
  const current = channel === null ? undefined : readAt(demand, 'channels', channel);
  if (channel === null || !isObject(current)) return null;
  const opened = readAt(original['demand.json'], 'channels', channel);
  const [perHour, openedPerHour] = [current['perHour'], readAt(opened, 'perHour')];
  return {
    channel,
    now: current,
    opened,
    days: readDemandDays(perHour),
    openedDays: readDemandDays(openedPerHour),
    setDays: (changes) => {
      const value = changeDemandDays(openedPerHour, perHour, changes);
      edit({ file: 'demand.json', pointer: formatJsonPointer(['channels', channel, 'perHour']), value });
    },
  };
}
