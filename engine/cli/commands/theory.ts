import { hasErrors } from '../../domain/issue.ts';
import { createPackIssue } from '../../pack/pack-issues.ts';
import { findRequiredStaff, type RequiredStaff } from '../../planning/required-staff.ts';
import { solveTheory, type TheoryResult } from '../../planning/theory.ts';
import { createCliIssue } from '../cli-issues.ts';
import { OptionReader } from '../options.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { readPack } from '../read-input.ts';
import { formatTable } from '../table.ts';

/** Options of `theory` as commander gives them. */
export interface TheoryOptions {
  readonly staffing?: string;
  /** Response rate, fraction, for which the least staff is wanted too. */
  readonly requiredFor?: string;
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

function describeRequired({ byHour, target, formula }: RequiredStaff): string {
  const rows = byHour.map(({ day, hour, offeredErlangs, required, scheduled, net }) => [
    day,
    String(hour),
    offeredErlangs.toFixed(3),
    required === null ? '—' : String(required),
    String(Number(scheduled.toFixed(2))),
    net === null ? '—' : String(Number(net.toFixed(2))),
  ]);
  const heads = ['日 day', '時 hour', '負荷 erlangs', '必要 required', '配置 scheduled', '過不足 net'];
  return `目標 target ${(target * 100).toFixed(2)} % (${formula})\n${formatTable(heads, rows)}`;
}

/** `theory <pack>`: the exponential model of the first channel's desk, exact for that model. */
export function runTheory(packName: string, options: TheoryOptions): Outcome {
  const reader = new OptionReader();
  const { requiredFor } = options;
  const target = requiredFor === undefined ? null : reader.numberBetween('--required-for', requiredFor, 0, 1);
  const { pack, issues } = readPack(packName, options.set);
  if (pack === null || hasErrors(issues) || reader.issues.length > 0) return refuse([...reader.issues, ...issues]);
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
  if (solved.length === 0) {
    const allowed = { ja: Object.keys(desk.staffing).join('・'), en: Object.keys(desk.staffing).join(', ') };
    const params = { option: '--staffing', got: staffing, allowed };
    return refuse([createCliIssue('option-wrong', { file: '--staffing', pointer: '' }, params)]);
  }
  const answers = solved.map((theory) => {
    const required = target === null ? null : findRequiredStaff(demand, desk, theory.channel, staffing, target);
    return required === null ? theory : { ...theory, required };
  });
  const json = { ...answers[0], ...(answers.length > 1 ? { channels: answers } : {}) };
  const texts = answers.map((each) =>
    'required' in each ? `${describe(each)}\n\n${describeRequired(each.required)}` : describe(each),
  );
  return { exit: exitCodes.done, json, text: texts.join('\n\n') };
}
