import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadPack } from '../../engine/index.ts';
import { readAt, type Json, type JsonObject } from '../../workbench/state/json.ts';
import {
  changeKind,
  insertCondition,
  liftCondition,
  moveCondition,
  nestCondition,
  readConditions,
  removeCondition,
  yesCondition,
  type ConditionChange,
} from '../../workbench/surfaces/policy/editing/condition-edits.ts';
import {
  listOutline,
  nodeAt,
  readOutline,
  type ConditionPath,
} from '../../workbench/surfaces/policy/editing/condition-nodes.ts';
import { matchOpened } from '../../workbench/surfaces/policy/editing/opened-conditions.ts';

const policy = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../scenarios/tokyo-line-fy2021/policy.json', import.meta.url)), 'utf8'),
) as { readonly rules: readonly JsonObject[] };

/** The policy with other conditions in its tenth rule, the one with the deepest nesting. */
function listErrors(conditions: Json): readonly string[] {
  const rules = policy.rules.with(9, { ...policy.rules[9], conditions });
  const files = {
    'pack.json': '{"id":"trial","title":"trial","sources":[]}',
    'policy.json': JSON.stringify({ ...policy, rules }),
  };
  return loadPack(files).issues.flatMap((issue) => (issue.severity === 'error' ? [issue.message.en] : []));
}

type Change = (root: JsonObject, path: ConditionPath) => ConditionChange | null;

const changes: readonly Change[] = [
  (root, path) => insertCondition(root, path, yesCondition('wishToDie')),
  (root, path) => insertCondition(root, path, { any: [yesCondition('brokeOff')] }),
  removeCondition,
  (root, path) => moveCondition(root, path, -1),
  (root, path) => moveCondition(root, path, 1),
  nestCondition,
  liftCondition,
  (root, path) => changeKind(root, path, 'all'),
  (root, path) => changeKind(root, path, 'any'),
  (root, path) => changeKind(root, path, 'not'),
];

test('whatever is done to an outline, the rule is one that the engine reads, and the chosen condition exists', () => {
  const start = readConditions(readAt(policy.rules[9], 'conditions'));
  const steps = fc.array(fc.tuple(fc.nat(changes.length - 1), fc.nat(30)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(steps, (chosen) => {
      let root = start;
      for (const [which, place] of chosen) {
        const rows = listOutline(readOutline(root));
        const path = rows[place % rows.length]?.path ?? [];
        const change = changes[which]?.(root, path) ?? null;
        if (change === null) continue;
        root = change.root;
        expect(nodeAt(root, change.path)).not.toBeNull();
      }
      expect(listErrors(root)).toEqual([]);
      expect(matchOpened(root, root).changed.size).toBe(0);
    }),
    { seed: 20261120, numRuns: 150 },
  );
});
