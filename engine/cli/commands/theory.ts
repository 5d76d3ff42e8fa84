import { hasErrors } from '../../domain/issue.ts';
import { createPackIssue } from '../../pack/pack-issues.ts';
import { solveTheory, type TheoryResult } from '../../planning/theory.ts';
import { createCliIssue } from '../cli-issues.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { readPack } from '../read-input.ts';
import { formatTable } from '../table.ts';

/** Options of `theory` as commander gives them. */
export interface TheoryOptions {
  readonly staffing?: string;
  readonly set: readonly string[];
}

function describe(theory: TheoryResult): string {
  const rows = theory.byHour.map((hour) => [
    hour.day,
    String(hour.hour),
    ...[hour.offered, hour.blocked, hour.abandoned, hour.connected, hour.meanInSystem].map((value) => value.toFixed(3)),
  ]);
  const rate = theory.totals.responseRate;
  const foot = `対応率 responseRate ${rate === null ? '—' : `${(rate * 100).toFixed(2)} %`}`;
  const heads = [
    '日 day',
    '時 hour',
    '着信 offered',
    '満席 blocked',
    '放棄 abandoned',
    '接続 connected',
    '在席 in system',
  ];
  const left = theory.leftOut.length === 0 ? '' : `\n含まないもの left out: ${theory.leftOut.join(', ')}`;
  return `${formatTable(heads, rows)}\n${foot}${left}`;
}

/** `theory <pack>`: the exponential model of the first channel's desk, exact for that model. */
export function runTheory(packName: string, options: TheoryOptions): Outcome {
  const { pack, issues } = readPack(packName, options.set);
  if (pack === null || hasErrors(issues)) return refuse(issues);
  if (pack.demand === null || pack.desk === null) {
    const required = ['demand.json', 'desk.json'];
    return refuse(
      required.map((name) => createPackIssue('file-missing', { file: name, pointer: '' }, { name, required })),
    );
  }
  const { demand, desk } = pack;
  const staffing = options.staffing ?? Object.keys(desk.staffing)[0] ?? '';
  const channels = Object.keys(demand.channels);
  if (channels.length === 0) {
    const params = { got: '—', file: 'demand.json', allowed: [] };
    return refuse([createPackIssue('channel-unknown', { file: 'demand.json', pointer: '/channels' }, params)]);
  }
  const solved = channels.flatMap((channel) => solveTheory(demand, desk, channel, staffing) ?? []);
  const [first] = solved;
  if (first === undefined) {
    const allowed = { ja: Object.keys(desk.staffing).join('・'), en: Object.keys(desk.staffing).join(', ') };
    const params = { option: '--staffing', got: staffing, allowed };
    return refuse([createCliIssue('option-wrong', { file: '--staffing', pointer: '' }, params)]);
  }
  const json = { ...first, ...(solved.length > 1 ? { channels: solved } : {}) };
  return { exit: exitCodes.done, json, text: solved.map(describe).join('\n\n') };
}
