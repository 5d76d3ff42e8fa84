import { listReferenceDesks } from '../../planning/reference-desks.ts';
import {
  boundSurprises,
  defaultCheckReplications,
  prepareCheck,
  scoreCheck,
  seedOfCheck,
  surprisingScore,
} from '../../planning/theory-check.ts';
import { runReplication } from '../../simulation/run-replication.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { OptionReader } from '../options.ts';
import { formatTable } from '../table.ts';

/** Options of `check-theory` as commander gives them. */
export interface CheckTheoryOptions {
  readonly seed: string;
  readonly replications?: string;
}

/** `check-theory`: the simulation beside exact answers on small reference desks. */
export function runCheckTheory(options: CheckTheoryOptions): Outcome {
  const reader = new OptionReader();
  const seed = reader.wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  const asked = options.replications ?? String(defaultCheckReplications);
  const replications = reader.wholeNumber('--replications', asked, 2, 100_000);
  if (reader.issues.length > 0) return refuse(reader.issues);
  const checks = listReferenceDesks().flatMap((desk, place) => {
    const prepared = prepareCheck(desk);
    const own = seedOfCheck(seed, place);
    const records = Array.from({ length: replications }, (_, index) => runReplication(prepared.model, own, index));
    return scoreCheck(prepared, records);
  });
  const surprises = checks.filter(({ z }) => Math.abs(z) > surprisingScore).length;
  const expected = boundSurprises(checks.length);
  const rows = checks.map(({ desk, flow, hour, exact, simulated, z }) => [
    desk,
    hour === null ? '—' : String(hour),
    flow,
    exact.toFixed(3),
    simulated.mean?.toFixed(3) ?? '—',
    z.toFixed(2),
  ]);
  const heads = ['窓口 desk', '時 hour', '項目 flow', '厳密 exact', '試算 simulated', 'z'];
  const foot = `|z| > ${String(surprisingScore)}: ${String(surprises)} / ${String(checks.length)}（見込み expected ${String(expected.least)}–${String(expected.most)}）`;
  return {
    exit: exitCodes.done,
    json: { seed, replications, checks, surprises, expected },
    text: `${formatTable(heads, rows)}\n${foot}`,
  };
}
