import { hasErrors, type Issue } from '../../domain/issue.ts';
import { applyOptions, parseEffect } from '../../pack/apply-options.ts';
import { buildPack } from '../../pack/load-pack.ts';
import type { Measured, SimulationResult } from '../../simulation/result.ts';
import { createCliIssue } from '../cli-issues.ts';
import { prepareDesk } from '../../simulation/prepare-desk.ts';
import { exitCodes, formatIssues, refuse, type Outcome } from '../outcome.ts';
import { OptionReader } from '../options.ts';
import { readPack, readPolicy } from '../read-input.ts';
import { runReplications } from '../run-replications.ts';
import { formatTable } from '../table.ts';

/** Options of `simulate` as commander gives them. */
export interface SimulateOptions {
  readonly staffing?: string;
  readonly policy?: string;
  readonly replications?: string;
  readonly seed: string;
  readonly threads: string;
  readonly precision?: string;
  readonly set: readonly string[];
  readonly option: readonly string[];
  readonly optionsFrom: string;
}

type Reading = ReturnType<typeof readPack>;

const defaultReplications = 100;
const mostReplications = 100_000;

function show(measured: Measured, digits: number, scale = 1): string[] {
  const one = (value: number | null) => (value === null ? '—' : (value * scale).toFixed(digits));
  return [one(measured.mean), `${one(measured.low)} 〜 ${one(measured.high)}`];
}

function describe(result: SimulationResult): string {
  const rows = [
    ['対応率 responseRate %', ...show(result.rates.responseRate, 2, 100)],
    ['稼働率 occupancy %', ...show(result.rates.occupancy, 2, 100)],
    ['待ち時間 mean wait min', ...show(result.waits.meanMinutes, 2)],
    ...Object.entries(result.counts).map(([name, measured]) => [name, ...show(measured, 1)]),
    ['引き継ぎ handedOn', ...show(result.afterDesk.handedOn, 1)],
  ];
  const head = `${result.pack}  人員配置 staffing: ${result.staffing}  種 seed: ${result.seed}  組数 replications: ${result.replications}`;
  const foot = [
    `仮定・調整の割合 share assumed or fitted: ${result.assumedShare === null ? '—' : `${(result.assumedShare * 100).toFixed(0)} %`}`,
    `resultHash ${result.run.resultHash}`,
    '実事例の判断には使わないでください。 Never for judging a live case.',
  ];
  return [head, formatTable(['項目 measure', '平均 mean', '95% 区間 interval'], rows), ...foot].join('\n');
}

/** A warning where the replications ended before the precision asked for was reached. */
function checkPrecision({ rates, replications }: SimulationResult, wanted: number): Issue[] {
  const { mean, high } = rates.responseRate;
  const reached = mean === null || high === null ? null : high - mean;
  if (reached !== null && reached <= wanted) return [];
  const params = { wanted, reached, replications };
  return [createCliIssue('precision-not-reached', { file: '--precision', pointer: '' }, params)];
}

/**
 * Puts the effects of `--option` on a pack, read against the options of another.
 * @returns the pack changed, null where anything is wrong
 */
function putOptions(reading: Reading, options: SimulateOptions): Reading {
  if (options.option.length === 0) return reading;
  const offered = readPack(options.optionsFrom);
  if (offered.pack === null) return { pack: null, issues: [...reading.issues, ...offered.issues] };
  const known = offered.pack.options;
  const parsed = options.option.map((text) => parseEffect(text, known));
  const issues = [...reading.issues, ...parsed.flatMap(({ issue }) => (issue ? [issue] : []))];
  if (reading.pack === null || hasErrors(issues)) return { pack: null, issues };
  const effects = parsed.flatMap(({ effect }) => (effect ? [effect] : []));
  const built = buildPack(applyOptions(reading.pack.documents, effects));
  return { pack: built.pack, issues: [...issues, ...built.issues.filter(({ severity }) => severity === 'error')] };
}

/** `simulate <pack>`: the desk under its load, judged by the policy. */
export async function runSimulate(packName: string, options: SimulateOptions): Promise<Outcome> {
  const reader = new OptionReader();
  const seed = reader.wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  const threads = reader.wholeNumber('--threads', options.threads, 1, 64);
  const replications =
    options.replications === undefined
      ? null
      : reader.wholeNumber('--replications', options.replications, 1, mostReplications);
  const precision =
    options.precision === undefined ? null : reader.numberBetween('--precision', options.precision, 0, 1);
  const packReading = putOptions(readPack(packName, options.set), options);
  const policyReading = options.policy === undefined ? null : readPolicy(options.policy);
  const { staffing } = options;
  const policy = policyReading?.policy ?? undefined;
  const prepared = packReading.pack ? prepareDesk(packReading.pack, { staffing, policy }) : null;
  const found = [...packReading.issues, ...(policyReading?.issues ?? []), ...(prepared?.issues ?? [])];
  const issues = [...reader.issues, ...found];
  if (packReading.pack === null || !prepared?.model || hasErrors(issues)) return refuse(issues);

  const run = await runReplications({
    pack: packReading.pack,
    model: prepared.model,
    ...(policy ? { policy } : {}),
    ...(staffing === undefined ? {} : { staffing }),
    seed,
    threads,
    stop:
      precision === null
        ? { replications: replications ?? defaultReplications }
        : { precision, most: replications ?? mostReplications },
  });
  if (run.result === null) return refuse([...found, ...run.issues]);
  const warnings = [...found];
  if (precision !== null) warnings.push(...checkPrecision(run.result, precision));
  const json = { ...run.result, run: { ...run.result.run, warnings } };
  return {
    exit: exitCodes.done,
    json,
    text: [describe(run.result), formatIssues(warnings)].filter(Boolean).join('\n'),
  };
}
