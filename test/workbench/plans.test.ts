import { describe, expect, test } from 'vitest';
import {
  changeCurrent,
  choosePlan,
  currentPlan,
  deletePlan,
  hasRoom,
  isPlanEdited,
  judgePlanName,
  keepPlan,
  mostPlans,
  openPlans,
  renamePlan,
  restorePlan,
  suggestPlanLabel,
  type Plans,
} from '../../workbench/state/plans.ts';
import { addStep, currentTexts, openProject, undoStep } from '../../workbench/state/project.ts';
import { store } from '../../workbench/state/store.ts';

const opened = openProject('desk', 'bundled', { 'desk.json': 'as opened' });
const edit = { file: 'desk.json', pointer: '/a', value: 1 };
const write = (plans: Plans, text: string) =>
  changeCurrent(plans, { project: addStep(currentPlan(plans).project, edit, { 'desk.json': text }) });
const textOf = (plans: Plans, place: number) => currentTexts(plans.list[place]?.project ?? opened)['desk.json'];

describe('plans side by side', () => {
  test('a pack opens as one plan, in which nothing has been done', () => {
    const plans = openPlans(opened);
    expect(plans.list).toHaveLength(1);
    expect(isPlanEdited(currentPlan(plans))).toBe(false);
  });

  test('keeping the first plan moves its changes to a plan of its own, and the first is as opened again', () => {
    const plans = keepPlan(write(openPlans(opened), 'one more at 21'), ' 案A ');
    expect(plans.list.map(({ name }) => name)).toEqual(['', '案A']);
    expect(textOf(plans, 0)).toBe('as opened');
    expect(textOf(plans, 1)).toBe('one more at 21');
    expect(currentPlan(plans).name).toBe('案A');
  });

  test('each plan has its own undo', () => {
    const kept = keepPlan(write(openPlans(opened), 'one'), '案A');
    const both = keepPlan(kept, '案B');
    const edited = write(both, 'two');
    const undone = changeCurrent(edited, { project: undoStep(currentPlan(edited).project) });
    expect([textOf(undone, 1), textOf(undone, 2)]).toEqual(['one', 'one']);
    const again = changeCurrent(undone, { project: undoStep(currentPlan(undone).project) });
    expect([textOf(again, 1), textOf(again, 2)]).toEqual(['one', 'as opened']);
  });

  test('a plan may differ in nothing but the staffing that is run', () => {
    const plans = keepPlan(changeCurrent(openPlans(opened), { staffing: 'rush' }), '増員');
    expect(plans.list.map(({ staffing }) => staffing)).toEqual([null, 'rush']);
  });

  test('a deleted plan comes back to its place, with everything done to it', () => {
    let plans = keepPlan(write(openPlans(opened), 'one'), '案A');
    plans = keepPlan(plans, '案B');
    const without = deletePlan(plans, plans.list[1]?.id ?? '');
    expect(without.list.map(({ name }) => name)).toEqual(['', '案B']);
    const restored = restorePlan(without);
    expect(restored.list.map(({ name }) => name)).toEqual(['', '案A', '案B']);
    expect(textOf(restored, 1)).toBe('one');
    expect(restorePlan(restored)).toBe(restored);
  });

  test('the first plan is neither deleted nor renamed, and a plan that is not there changes nothing', () => {
    const plans = openPlans(opened);
    expect(deletePlan(plans, plans.current)).toBe(plans);
    expect(renamePlan(plans, plans.current, '別名')).toBe(plans);
    expect(choosePlan(plans, 'plan-9')).toBe(plans);
    expect(deletePlan(plans, 'plan-9')).toBe(plans);
  });

  test('deleting the plan on screen shows its neighbour; ids are never given twice', () => {
    const one = keepPlan(openPlans(opened), '案A');
    const gone = deletePlan(one, one.current);
    expect(gone.current).toBe(gone.list[0]?.id);
    expect(keepPlan(gone, '案A').current).not.toBe(one.current);
  });

  test('a name that is empty, taken or too long is refused with the reason', () => {
    const plans = keepPlan(keepPlan(openPlans(opened), '案A'), '案B');
    expect(judgePlanName(plans, plans.current, '  ')).toBe('empty');
    expect(judgePlanName(plans, plans.current, '案A')).toBe('taken');
    expect(judgePlanName(plans, plans.current, '案'.repeat(25))).toBe('long');
    expect(judgePlanName(plans, plans.current, '案B')).toBeNull();
    expect(renamePlan(plans, plans.current, '案A')).toBe(plans);
    expect(currentPlan(renamePlan(plans, plans.current, '夜間 +1名')).name).toBe('夜間 +1名');
  });

  test('the next free letter is suggested', () => {
    const nameOf = (label: string) => `案${label}`;
    const plans = keepPlan(keepPlan(openPlans(opened), '案A'), '案C');
    expect(suggestPlanLabel(plans, nameOf)).toBe('B');
  });

  test('the list has an end, and says so by having no room', () => {
    let plans = openPlans(opened);
    for (let place = 1; place < mostPlans + 3; place += 1) plans = keepPlan(plans, `案${String(place)}`);
    expect(plans.list).toHaveLength(mostPlans);
    expect(hasRoom(plans)).toBe(false);
  });

  test('plans are plain data: stored as JSON and read back they are the same', () => {
    const plans = deletePlan(keepPlan(keepPlan(write(openPlans(opened), 'one'), '案A'), '案B'), 'plan-2');
    expect(JSON.parse(JSON.stringify(plans))).toEqual(plans);
  });
});

describe('plans on screen', () => {
  test('the project and the staffing shown are always those of the current plan', () => {
    const check = () => {
      const { plans, project, staffing } = store.getSnapshot().context;
      expect(project).toBe(currentPlan(plans).project);
      expect(staffing).toBe(currentPlan(plans).staffing);
    };
    store.trigger.projectOpened({ project: opened });
    check();
    store.trigger.edited({ edit, texts: { 'desk.json': 'edited' } });
    store.trigger.staffingChosen({ staffing: 'rush' });
    check();
    store.trigger.planKept({ name: '案A' });
    check();
    expect(store.getSnapshot().context.staffing).toBe('rush');
    store.trigger.planChosen({ plan: 'opened' });
    check();
    expect(currentTexts(store.getSnapshot().context.project)['desk.json']).toBe('as opened');
    const kept = store.getSnapshot().context.plans;
    store.trigger.projectOpened({ project: openProject('other', 'bundled', {}) });
    check();
    store.trigger.plansOpened({ plans: kept });
    check();
    expect(store.getSnapshot().context.plans.list).toHaveLength(2);
  });
});
