import { openProject, type Project } from './project.ts';

/** One plan: the files of the open pack with everything done to them under this name, each with its own undo. */
export interface Plan {
  /** Never given twice while a pack is open. */
  readonly id: string;
  /** As the user named it; empty for the first plan, which goes by words of the page. */
  readonly name: string;
  readonly project: Project;
  /** Staffing of desk.json that is run and edited; null = the first in the file. */
  readonly staffing: string | null;
}

/**
 * The plans of the open pack: plain data that can be stored as it is. The first plan is where the pack opens, cannot be
 * named or deleted, and goes back to the files as opened whenever what was done to it is kept as a plan of its own.
 */
export interface Plans {
  readonly list: readonly Plan[];
  /** Id of the plan on screen. */
  readonly current: string;
  /** Plans made so far, deleted ones included. */
  readonly made: number;
  /** The plan deleted last and its place, until something else is done to the list; null = none. */
  readonly deleted: { readonly plan: Plan; readonly place: number } | null;
}

/** Letters a name may have. */
export const longestPlanName = 24;
/** Plans that may stand side by side. */
export const mostPlans = 12;

const firstId = 'opened';

export function openPlans(project: Project): Plans {
  return { list: [{ id: firstId, name: '', project, staffing: null }], current: firstId, made: 0, deleted: null };
}

export function isFirstPlan(plan: Plan): boolean {
  return plan.id === firstId;
}

/** The plan of an id; the first one where there is none of that id. */
export function findPlan(plans: Plans, id: string): Plan {
  const [first] = plans.list;
  const found = plans.list.find((plan) => plan.id === id) ?? first;
  return found ?? { id: firstId, name: '', project: openProject('', 'bundled', {}), staffing: null };
}

export function currentPlan(plans: Plans): Plan {
  return findPlan(plans, plans.current);
}

function replacePlan(plans: Plans, id: string, change: Partial<Omit<Plan, 'id'>>): Plans {
  return { ...plans, list: plans.list.map((plan) => (plan.id === id ? { ...plan, ...change } : plan)) };
}

/** Changes the plan on screen. */
export function changeCurrent(plans: Plans, change: { readonly project?: Project; readonly staffing?: string }): Plans {
  return replacePlan(plans, plans.current, change);
}

/** Whether anything was done to a plan since the pack was opened. */
export function isPlanEdited({ project, staffing }: Plan): boolean {
  return project.done.length > 0 || staffing !== null;
}

/** Whether one more plan may be added. */
export function hasRoom(plans: Plans): boolean {
  return plans.list.length < mostPlans;
}

/**
 * Keeps the plan on screen, with its undo, under a name of its own and shows it. The first plan so gives away what was
 * done to it and is as opened again; any other is copied. Changes nothing where there is no room.
 */
export function keepPlan(plans: Plans, name: string): Plans {
  if (!hasRoom(plans)) return plans;
  const source = currentPlan(plans);
  const made = plans.made + 1;
  const kept: Plan = { ...source, id: `plan-${String(made)}`, name: name.trim() };
  const { id, origin, original } = source.project;
  const left = isFirstPlan(source)
    ? replacePlan(plans, source.id, { project: openProject(id, origin, original), staffing: null })
    : plans;
  return { list: [...left.list, kept], current: kept.id, made, deleted: null };
}

/** Shows another plan; an id that is not listed changes nothing. */
export function choosePlan(plans: Plans, id: string): Plans {
  return plans.list.some((plan) => plan.id === id) ? { ...plans, current: id } : plans;
}

/** Why a plan cannot have a name; null where it can. */
export function judgePlanName(plans: Plans, id: string | null, name: string): 'empty' | 'long' | 'taken' | null {
  const wanted = name.trim();
  if (wanted === '') return 'empty';
  if ([...wanted].length > longestPlanName) return 'long';
  return plans.list.some((plan) => plan.id !== id && plan.name === wanted) ? 'taken' : null;
}

/** Gives a plan another name; the first one, and a name that {@link judgePlanName} refuses, stay as they are. */
export function renamePlan(plans: Plans, id: string, name: string): Plans {
  if (id === firstId || judgePlanName(plans, id, name) !== null) return plans;
  return replacePlan(plans, id, { name: name.trim() });
}

/** Deletes a plan, which {@link restorePlan} brings back; its neighbour on the left is shown where it was on screen. */
export function deletePlan(plans: Plans, id: string): Plans {
  const place = plans.list.findIndex((plan) => plan.id === id);
  const plan = plans.list[place];
  const neighbour = plans.list[place - 1];
  if (id === firstId || plan === undefined || neighbour === undefined) return plans;
  return {
    ...plans,
    list: plans.list.filter((each) => each.id !== id),
    current: plans.current === id ? neighbour.id : plans.current,
    deleted: { plan, place },
  };
}

/** Brings the plan deleted last back to its place and shows it. */
export function restorePlan(plans: Plans): Plans {
  if (plans.deleted === null) return plans;
  const { plan, place } = plans.deleted;
  return { ...plans, list: plans.list.toSpliced(place, 0, plan), current: plan.id, deleted: null };
}

/** The first of 案A, 案B … that no plan has, as the letter or number of it. */
export function suggestPlanLabel(plans: Plans, nameOf: (label: string) => string): string {
  const labels = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return labels.find((label) => judgePlanName(plans, null, nameOf(label)) === null) ?? String(plans.made + 1);
}
