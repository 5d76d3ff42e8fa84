import { describe, expect, test } from 'vitest';
import { runProgram } from '../../engine/cli/program.ts';
import type { SimulationResult } from '../../engine/simulation/result.ts';

async function simulate(...options: string[]): Promise<SimulationResult> {
  const base = ['simulate', 'tokyo-line-fy2021', '--replications', '40', '--seed', '7', '--json'];
  const { outcome } = await runProgram([...base, ...options]);
  expect(outcome.exit).toBe(0);
  return outcome.json as SimulationResult;
}

const meanOf = (measured: { mean: number | null }) => measured.mean ?? Number.NaN;
const halfWidth = ({ high, mean }: { high: number | null; mean: number | null }) => (high ?? Number.NaN) - (mean ?? 0);
const evening = 'desk.json#/staffing/published/1/counsellors';

describe('the Tokyo LINE desk of fiscal 2021, 40 replications, seed 7', async () => {
  const asPublished = await simulate();
  const rate = asPublished.rates.responseRate;

  test('meets the published accesses and the response rate it is fitted to', () => {
    expect(Math.abs(meanOf(asPublished.counts.offered) / 11_223 - 1)).toBeLessThan(0.015);
    expect(Math.abs(meanOf(rate) - 0.887)).toBeLessThan(0.01);
    expect(meanOf(asPublished.counts.noReply) / 1079).toBeCloseTo(1, 1);
    expect(meanOf(asPublished.afterDesk.handedOn) / 178).toBeCloseTo(1, 1);
  });

  test('every contact is accounted for', () => {
    const { offered, autoReplied, abandoned, closedOut, connected, noReply, realSessions } = asPublished.counts;
    const met = [autoReplied, abandoned, closedOut, connected].map(meanOf).reduce((sum, value) => sum + value, 0);
    expect(met).toBeCloseTo(meanOf(offered), 6);
    expect(meanOf(noReply) + meanOf(realSessions)).toBeCloseTo(meanOf(connected), 6);
  });

  test('one evening counsellor fewer lowers the response rate, one more raises it, beyond doubt', async () => {
    const fewer = (await simulate('--set', `${evening}=6`)).rates.responseRate;
    const more = (await simulate('--set', `${evening}=8`)).rates.responseRate;
    expect(meanOf(rate) - meanOf(fewer)).toBeGreaterThan(halfWidth(rate));
    expect(meanOf(more) - meanOf(rate)).toBeGreaterThan(halfWidth(rate));
  });

  test('twice the demand lowers it', async () => {
    const twice = (await simulate('--set', 'demand.json#/channels/sns/total=22446')).rates.responseRate;
    expect(meanOf(rate) - meanOf(twice)).toBeGreaterThan(10 * halfWidth(rate));
  });

  test('another outcome in the policy changes what is handed on, and nobody else is met', async () => {
    const { outcome } = await runProgram(['validate', 'tokyo-line-fy2021', '--json']);
    expect(outcome.exit).toBe(0);
    const rule = 'policy.json#/rules';
    const changed = await simulate('--set', `${rule}/24/event/params/outcome="childGuidanceCenter"`);
    expect(meanOf(changed.afterDesk.handedOn)).toBeGreaterThan(meanOf(asPublished.afterDesk.handedOn) + 100);
    expect(changed.counts).toEqual(asPublished.counts);
    expect(changed.run.policyHash).not.toBe(asPublished.run.policyHash);
  });

  test('the same seed gives the same bytes again, on two threads, and in another time zone; another seed does not', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/Los_Angeles';
    const again = await simulate('--threads', '2');
    process.env['TZ'] = zone;
    expect(again.run.resultHash).toBe(asPublished.run.resultHash);
    expect({ ...again, run: null }).toEqual({ ...asPublished, run: null });
    const other = await simulate('--seed', '8');
    expect(other.run.resultHash).not.toBe(asPublished.run.resultHash);
  });
});
