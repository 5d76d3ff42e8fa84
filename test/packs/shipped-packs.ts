import { readPack } from '../../engine/cli/read-input.ts';
import type { Pack } from '../../engine/pack/load-pack.ts';
import type { Operations } from '../../engine/pack/operations-schema.ts';
import type { Policy } from '../../engine/pack/policy-model.ts';

const loaded = new Map<string, Pack>();

/** A pack that ships with the product; loading it with its bases is what `validate` does. */
export function loadShippedPack(id: string): Pack {
  const known = loaded.get(id);
  if (known) return known;
  const { pack, issues } = readPack(id);
  if (!pack) throw new Error(`${id}: ${JSON.stringify(issues)}`);
  loaded.set(id, pack);
  return pack;
}

/** An office's pack, which always has a policy and operations. */
export function loadOffice(id: string): { pack: Pack; policy: Policy; operations: Operations } {
  const pack = loadShippedPack(id);
  if (!pack.policy || !pack.operations) throw new Error(`${id} has no policy or no operations`);
  return { pack, policy: pack.policy, operations: pack.operations };
}
