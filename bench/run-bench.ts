import { benchDesk } from './bench-desk.ts';
import { benchKernel } from './bench-kernel.ts';
import { benchRules } from './bench-rules.ts';
import type { BenchReport } from './report.ts';

const rounds = 5;

/**
 * Measures everything side by side in this one run; some half a minute, and minutes when `isLong`.
 * @param isLong also measures runs of ten million contacts
 */
export async function measureAll(isLong: boolean): Promise<BenchReport> {
  return {
    rules: await benchRules(rounds),
    kernel: await benchKernel(rounds),
    desk: await benchDesk(rounds, isLong),
  };
}
