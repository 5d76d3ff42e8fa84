import { hasErrors } from '../../domain/issue.ts';
import type { Pack } from '../../pack/load-pack.ts';
import type { FactValue, Policy } from '../../pack/policy-model.ts';
import { comparePolicies, type PolicyComparison } from '../../policy/compare.ts';
import { compareOnMix, type MixComparison } from '../../policy/mix-cases.ts';
import { describeCase, wordDecision } from '../../policy/policy-words.ts';
import { comparePaired, type PairedComparison } from '../../simulation/compare-paired.ts';
import { prepareDesk } from '../../simulation/prepare-desk.ts';
import { runReplication } from '../../simulation/run-replication.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { readPack, readPolicy } from '../read-input.ts';
import { formatTable } from '../table.ts';
import { showOutcome } from './decide.ts';

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

/** A matrix as a table: outcomes in words, and a sample case for each cell. */
function describeMatrix(
  policies: readonly [Policy, Policy],
  decision: string,
  rows: readonly {
    readonly from: string;
    readonly to: string;
    readonly cases: string;
    readonly share: number;
    readonly facts: Readonly<Record<string, FactValue | null>>;
  }[],
): string {
  const [before, after] = policies;
  const added = before.facts.filter(({ id }) => !after.facts.some((fact) => fact.id === id));
  const words = { ...after, facts: [...after.facts, ...added] };
  const cells = rows.map(({ from, to, cases, share, facts }) => [
    showOutcome(before, from),
    showOutcome(after, to),
    cases,
    `${(share * 100).toFixed(2)} %`,
    describeCase(words, facts).ja.slice(0, 60),
  ]);
  const heads = ['から from', 'へ to', '場合 cases', '割合 share', '例 sample'];
  return `${wordDecision(after, decision).ja} ${decision}\n${formatTable(heads, cells)}`;
}

function describeMix(policies: readonly [Policy, Policy], mix: MixComparison): string {
  const tables = Object.entries(mix.decisions).map(([decision, { matrix }]) =>
    describeMatrix(
      policies,
      decision,
      matrix.map(({ from, to, share, cases }) => ({ from, to, cases: '', share, facts: cases[0]?.facts ?? {} })),
    ),
  );
  const method = mix.method === 'exhaustive' ? '全数 exhaustive' : '標本 sampled';
  return [`相談者の構成では Over the case mix (${String(mix.compared)}, ${method})`, ...tables].join('\n\n');
}

function describe(
  policies: readonly [Policy, Policy],
  comparison: PolicyComparison,
  mix: MixComparison | null,
  load: PairedComparison | null,
): string {
  const tables = Object.entries(comparison.decisions).map(([decision, { matrix }]) =>
    describeMatrix(
      policies,
      decision,
      matrix.map((cell) => ({ ...cell, cases: String(cell.cases), facts: cell.witness.facts })),
    ),
  );
  const { downgrades, upgrades, unplaced, weakened } = comparison;
  const counts = `引き下げ downgrades ${String(downgrades.length)} · 引き上げ upgrades ${String(upgrades.length)} · ほかに弱まるもの otherwise weakened ${String(weakened.length)}`;
  const moves = [...downgrades, ...unplaced, ...weakened].map(({ message }) => `  ${message.ja}\n  ${message.en}`);
  const overMix = mix === null ? [] : [describeMix(policies, mix)];
  const effect = load === null ? [] : [`引き継ぎの差 difference in handedOn: ${JSON.stringify(load.handedOn)}`];
  return [...tables, [counts, ...moves].join('\n'), ...overMix, ...effect].join('\n\n');
}

/** `compare <policyA> <policyB> [--pack P]`: who is decided otherwise, and with a pack among whom, and what its desk meets. */
export function runCompare(beforeName: string, afterName: string, packName: string | undefined): Outcome {
  const before = readPolicy(beforeName);
  const after = readPolicy(afterName);
  const packReading = packName === undefined ? null : readPack(packName);
  const issues = [...before.issues, ...after.issues, ...(packReading?.issues ?? [])];
  if (before.policy === null || after.policy === null || hasErrors(issues)) return refuse(issues);
  const comparison = comparePolicies(before.policy, after.policy);
  const pack = packReading?.pack ?? null;
  const load = pack === null ? null : compareLoad(pack, before.policy, after.policy);
  const mix = pack?.mix ? compareOnMix(before.policy, after.policy, pack.mix) : null;
  const json = {
    ...comparison,
    ...(mix === null
      ? {}
      : { caseMix: mix.decisions, caseMixRun: { method: mix.method, cases: mix.compared, moved: mix.moved } }),
    ...(load === null ? {} : { load }),
  };
  return { exit: exitCodes.done, json, text: describe([before.policy, after.policy], comparison, mix, load) };
}
