import { useMemo } from 'react';
import { edit } from '../../state/edit.ts';
import { formatJsonPointer, type DayType } from '../../state/engine.ts';
import { useDocuments } from '../../state/documents.ts';
import { isObject, listOf, readAt, textOf, type Json } from '../../state/json.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { listHours } from './open-hours.ts';
import { changeStaffing, readStaffing, writeStaffing, type StaffingGrid } from './staffing-grid.ts';

export interface Staffing {
  readonly desk: Json;
  /** Name of the plan in desk.json. */
  readonly plan: string;
  readonly grid: StaffingGrid;
  /** The grid as the pack was opened. */
  readonly original: StaffingGrid;
  /** The shared time axis. */
  readonly hours: readonly number[];
  readonly setCell: (day: DayType, hour: number, counsellors: number) => void;
}

/** Plans of desk.json by name, in file order. */
export function listPlans(desk: Json | undefined): readonly string[] {
  const plans = readAt(desk, 'staffing');
  return isObject(plans) ? Object.keys(plans) : [];
}

/** The channel whose entries fill the grid: none where an entry names none, else the first that is named. */
function chooseChannel(entries: readonly Json[]): string | null {
  const channels = entries.map((entry) => textOf(readAt(entry, 'channel')));
  return channels.includes(null) ? null : (channels[0] ?? null);
}

/** The chosen staffing plan as a grid by hour, with what changes it; null where there is no readable desk. */
export function useStaffing(): Staffing | null {
  const { now, original: opened } = useDocuments();
  const chosen = useWorkbench((state) => state.staffing);
  const desk = now['desk.json'];
  const openedDesk = opened['desk.json'];
  return useMemo(() => {
    const plan = chosen ?? listPlans(desk)[0];
    if (desk === undefined || plan === undefined) return null;
    const entries = listOf(readAt(desk, 'staffing', plan));
    const channel = chooseChannel(entries);
    const grid = readStaffing(entries, channel);
    const original = readStaffing(listOf(readAt(openedDesk, 'staffing', plan)), channel);
    const setCell = (day: DayType, hour: number, counsellors: number) => {
      const changed = changeStaffing(grid, original, { day, hour }, counsellors);
      edit({ file: 'desk.json', pointer: formatJsonPointer(['staffing', plan]), value: writeStaffing(changed) });
    };
    return { desk, plan, grid, original, hours: listHours(desk, grid), setCell };
  }, [desk, openedDesk, chosen]);
}
