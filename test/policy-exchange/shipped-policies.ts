import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson } from '../../engine/pack/json-reader.ts';
import { loadPolicy } from '../../engine/pack/load-policy.ts';

const scenarios = fileURLToPath(new URL('../../scenarios', import.meta.url));

function listPolicyFiles(): string[] {
  return readdirSync(scenarios).flatMap((pack) => {
    const others = join(scenarios, pack, 'policies');
    const paths = [
      join(pack, 'policy.json'),
      ...(existsSync(others) ? readdirSync(others).map((name) => join(pack, 'policies', name)) : []),
    ];
    return paths.filter((path) => existsSync(join(scenarios, path)));
  });
}

/** Every policy document of the packs that loads, by its path; one that does not is the packs' test to tell. */
export const shippedPolicies: readonly (readonly [string, unknown])[] = listPolicyFiles().flatMap((path) => {
  const document = readJson(readFileSync(join(scenarios, path), 'utf8'), path).value;
  return loadPolicy(document, path).policy === null ? [] : [[path, document] as const];
});
