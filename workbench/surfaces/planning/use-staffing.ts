import { useMemo } from 'react';
import { edit } from '../../state/edit.ts';
import { formatJsonPointer, type DayType } from '../../state/engine.ts';
import { useDocuments } from '../../state/documents.ts';
import { isObject, listOf, readAt, type Json } from '../../state/json.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { listStaffOf, type StaffOf } from './channels.ts';
import { listHours } from './open-hours.ts';
import { changeStaffing, readStaffing, writeStaffing, type StaffingGrid } from './staffing-grid.ts';

/** So many people in one hour of a day type. */
export interface StaffingWrite {
  readonly day: DayType;
  readonly hour: number;
  readonly counsellors: number;
}

export interface Staffing {
  readonly desk: Json;
  /** Name of the plan in desk.json. */
  readonly plan: string;
  /** Whose staff can be shown, and whose is. */
  readonly staffOf: readonly StaffOf[];
  readonly channel: StaffOf;
  readonly grid: StaffingGrid;
  /** The grid as the pack was opened. */
  readonly original: StaffingGrid;
  /** The shared time axis. */
  readonly hours: readonly number[];
  /** Puts numbers of people into hours, all as one step. */
  readonly setCells: (writes: readonly StaffingWrite[]) => void;
}

/** Plans of desk.json by name, in file order. */
export function listPlans(desk: Json | undefined): readonly string[] {
  const plans = readAt(desk, 'staffing');
  return isObject(plans) ? Object.keys(plans) : [];
}

/**
 * The chosen staffing plan as a grid by hour, with what changes it; null where there is no readable desk.
 * @param wanted whose staff to show; the first of `staffOf` where it is not among them
 */
export function useStaffing(wanted: StaffOf | undefined): Staffing | null {
  const { now, original: opened } = useDocuments();
  const chosen = useWorkbench((state) => state.staffing);
  const desk = now['desk.json'];
  const openedDesk = opened['desk.json'];
  return useMemo(() => {
    const plan = chosen ?? listPlans(desk)[0];
    if (desk === undefined || plan === undefined) return null;
    const entries = listOf(readAt(desk, 'staffing', plan));
    const staffOf = listStaffOf(desk, plan);
    const channel = wanted !== undefined && staffOf.includes(wanted) ? wanted : (staffOf[0] ?? null);
    const grid = readStaffing(entries, channel);
    const original = readStaffing(listOf(readAt(openedDesk, 'staffing', plan)), channel);
    const setCells = (writes: readonly StaffingWrite[]) => {
      const changed = writes.reduce(
        (rows, { day, hour, counsellors }) => changeStaffing(rows, original, { day, hour }, counsellors),
        grid,
      );
      edit({ file: 'desk.json', pointer: formatJsonPointer(['staffing', plan]), value: writeStaffing(changed) });
    };
    return { desk, plan, staffOf, channel, grid, original, hours: listHours(desk, grid), setCells };
  }, [desk, openedDesk, chosen, wanted]);
}
