import type { Words } from './dictionary.ts';
import type { planningJa } from './planning-ja.ts';

export const planningEn: Words<typeof planningJa> = {
  plans: {
    list: 'Plans',
    opened: 'As opened',
    edited: 'edited',
    name: 'Name of the plan',
    suggested: 'Plan {{label}}',
    keep: 'Keep this plan',
    add: 'Add a plan',
    rename: 'Rename',
    delete: 'Delete plan',
    deleted: '“{{name}}” was deleted.',
    restore: 'Undo delete',
    full: 'There may be 12 plans. Delete one to add another.',
    problem: {
      empty: 'Give the plan a name.',
      long: 'Use at most {{most}} letters.',
      taken: 'Another plan has this name. Type another one.',
    },
  },
};
