import { exitCodes, type Outcome } from '../outcome.ts';
import { formatTable } from '../table.ts';

/** What the bench answers with, as far as the command shows it; `bench/report.ts` has the whole form. */
type BenchReport = Readonly<Record<string, BenchPart>>;
interface BenchPart {
  readonly work: string;
  readonly rates: Readonly<Record<string, number>>;
  readonly ratios: Readonly<Record<string, RatioReading>>;
}
interface RatioReading {
  readonly ratio: number | null;
  readonly target: number | null;
  readonly bound: 'atLeast' | 'atMost';
  readonly met: boolean | null;
  readonly compares: string;
}

/** Outside the engine: it needs packages that only a development checkout has. */
const place = new URL('../../../bench/run-bench.ts', import.meta.url).href;

function describe(report: BenchReport): string {
  return Object.entries(report)
    .map(([part, { work, rates, ratios }]) => {
      const rateRows = Object.entries(rates).map(([name, rate]) => [name, Math.round(rate).toLocaleString('en')]);
      const ratioRows = Object.entries(ratios).map(([name, { ratio, target, bound, met, compares }]) => [
        name,
        ratio === null ? '—' : ratio.toFixed(2),
        target === null ? '—' : `${bound === 'atLeast' ? '≥' : '≤'} ${String(target)}`,
        met === null ? '—' : met ? '達成 met' : '未達 missed',
        compares,
      ]);
      return [
        `${part}: ${work}`,
        formatTable(['速さ rate', '毎秒 a second'], rateRows),
        formatTable(['比 ratio', '値 value', '目標 target', '', '何と何 compares'], ratioRows),
      ].join('\n');
    })
    .join('\n\n');
}

/** `bench`: speeds as ratios, measured side by side in this run. Some half a minute; a missed target is shown, not failed. */
export async function runBench(): Promise<Outcome> {
  const { measureAll } = (await import(place)) as { measureAll: (isLong: boolean) => Promise<BenchReport> };
  const report = await measureAll(false);
  return { exit: exitCodes.done, json: report, text: describe(report) };
}
