import { dayTypes, type DayType } from '../../state/engine.ts';
import { listOf, readAt, type Json } from '../../state/json.ts';
import { listStaffOf } from './channels.ts';
import { readStaffing } from './staffing-grid.ts';

/** Hours in a row of one day type whose staff changed alike. */
export interface StaffingChange {
  readonly day: DayType;
  readonly from: number;
  /** The last hour that changed, itself included. */
  readonly through: number;
  readonly before: number;
  readonly after: number;
}

/** What one staffing of desk.json has otherwise than before, hour by hour, hours alike taken together. */
export function listStaffingChanges(before: Json | undefined, after: Json | undefined, name: string): StaffingChange[] {
  const entriesOf = (desk: Json | undefined) => listOf(readAt(desk, 'staffing', name));
  const changes: StaffingChange[] = [];
  for (const channel of listStaffOf(after, name)) {
    const [first, now] = [readStaffing(entriesOf(before), channel), readStaffing(entriesOf(after), channel)];
    for (const day of dayTypes) {
      now.rows[day].forEach((cell, hour) => {
        const [old, count] = [first.rows[day][hour]?.counsellors ?? 0, cell?.counsellors ?? 0];
        if (old === count) return;
        const last = changes.at(-1);
        const isNext = last?.day === day && last.through === hour - 1 && last.before === old && last.after === count;
        if (isNext) changes[changes.length - 1] = { ...last, through: hour };
        else changes.push({ day, from: hour, through: hour, before: old, after: count });
      });
    }
  }
  return changes;
}
