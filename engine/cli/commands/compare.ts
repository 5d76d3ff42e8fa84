import { hasErrors } from '../../domain/issue.ts';
import type { Pack } from '../../pack/load-pack.ts';
import type { Policy } from '../../pack/policy-model.ts';
import { comparePolicies, type PolicyComparison } from '../../policy/compare.ts';
import { comparePaired, type PairedComparison } from '../../simulation/compare-paired.ts';
import { prepareDesk } from '../../simulation/prepare-desk.ts';
import { runReplication } from '../../simulation/run-replication.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { readPack, readPolicy } from '../read-input.ts';
import { formatTable } from '../table.ts';

/** Pairs of replications behind the effect on the load, and their seed: the same people under both policies. */
const replications = 40;
const seed = 1;

function compareLoad(pack: Pack, before: Policy, after: Policy): PairedComparison | null {
  const [one, other] = [before, after].map((policy) => prepareDesk(pack, { policy }).model);
  if (!one || !other) return null;
  const indices = Array.from({ length: replications }, (_, index) => index);
  return comparePaired(
    { model: one, records: indices.map((index) => runReplication(one, seed, index)) },
    { model: other, records: indices.map((index) => runReplication(other, seed, index)) },
  );
}

function describe(comparison: PolicyComparison, load: PairedComparison | null): string {
  const tables = Object.entries(comparison.decisions).map(([decision, { matrix }]) => {
    const rows = matrix.map(({ from, to, cases, share }) => [from, to, String(cases), `${(share * 100).toFixed(2)} %`]);
    return `${decision}\n${formatTable(['から from', 'へ to', '場合 cases', '割合 share'], rows)}`;
  });
  const moves = `引き下げ downgrades ${String(comparison.downgrades.length)} · 引き上げ upgrades ${String(comparison.upgrades.length)}`;
  const effect = load === null ? [] : [`引き継ぎの差 difference in handedOn: ${JSON.stringify(load.handedOn)}`];
  return [...tables, moves, ...effect].join('\n\n');
}

/** `compare <policyA> <policyB> [--pack P]`: who is decided otherwise, and with a pack what that does to its desk. */
export function runCompare(beforeName: string, afterName: string, packName: string | undefined): Outcome {
  const before = readPolicy(beforeName);
  const after = readPolicy(afterName);
  const packReading = packName === undefined ? null : readPack(packName);
  const issues = [...before.issues, ...after.issues, ...(packReading?.issues ?? [])];
  if (before.policy === null || after.policy === null || hasErrors(issues)) return refuse(issues);
  const comparison = comparePolicies(before.policy, after.policy);
  const load = packReading?.pack ? compareLoad(packReading.pack, before.policy, after.policy) : null;
  const json = { ...comparison, ...(load === null ? {} : { load }) };
  return { exit: exitCodes.done, json, text: describe(comparison, load) };
}
