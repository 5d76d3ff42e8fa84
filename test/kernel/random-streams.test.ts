import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { maxSeed, openStream, streamsPerReplication } from '../../engine/kernel/random-streams.ts';
import { jumpAhead, type GeneratorState } from '../../engine/kernel/stream-jump.ts';

function firstDraws(seed: number, replication: number, purpose: number, count = 4): number[] {
  const stream = openStream(seed, replication, purpose);
  return Array.from({ length: count }, () => stream.uniform());
}

describe('the random streams', () => {
  it('knows that the bare generator gives seeds 1, 2 and 3 one and the same first draw but for a shift', () => {
    const first = [1, 2, 3].map((seed) => xoroshiro128plus(seed).next());
    expect(Math.max(...first) - Math.min(...first)).toBeLessThan(4);
  });

  it('shares no first draw between seeds, replications and purposes that are neighbours', () => {
    const draws = new Set<number>();
    for (let seed = 0; seed < 10; seed++) {
      for (let replication = 0; replication < 10; replication++) {
        for (let purpose = 0; purpose < 10; purpose++)
          firstDraws(seed, replication, purpose).forEach((u) => draws.add(u));
      }
    }
    expect(draws.size).toBe(4000);
  });

  it('leaves no trace of the seed in the first draw: over 10,000 seeds it is uniform and uncorrelated with the next seed', () => {
    const draws = Array.from({ length: 10_000 }, (_, seed) => firstDraws(seed, 0, 0, 1)[0] as number);
    const mean = draws.reduce((sum, u) => sum + u, 0) / draws.length;
    const product = draws.slice(1).reduce((sum, u, i) => sum + (u - 0.5) * ((draws[i] as number) - 0.5), 0) / 9_999;
    // Standard errors: √(1/12 ÷ 10,000) = 0.0029 and 1/12 ÷ 100 = 0.00083; four of each.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.0116);
    expect(Math.abs(product)).toBeLessThan(0.0034);
  });

  it('tells apart seeds that differ only above 2^32', () => {
    expect(firstDraws(1, 0, 0)).not.toEqual(firstDraws(2 ** 32 + 1, 0, 0));
    expect(firstDraws(maxSeed, 0, 0)).not.toEqual(firstDraws(maxSeed - 1, 0, 0));
  });

  it('gives the same stream whenever it is asked for', () => {
    expect(firstDraws(7, 123_456, 9, 50)).toEqual(firstDraws(7, 123_456, 9, 50));
  });

  it('gives the very same numbers in every release', () => {
    expect(firstDraws(1, 0, 0, 3)).toMatchInlineSnapshot(`
      [
        0.7277899966982778,
        0.3128507578185008,
        0.8028429757756786,
      ]
    `);
  });

  it('stays within 0 … 1, 1 excluded, with mean one half', () => {
    const stream = openStream(5, 0, 0);
    let sum = 0;
    for (let i = 0; i < 100_000; i++) {
      const u = stream.uniform();
      if (!(u >= 0 && u < 1)) expect.fail(`drew ${String(u)}`);
      sum += u;
    }
    expect(Math.abs(sum / 100_000 - 0.5)).toBeLessThan(4 * 0.000913);
  });

  it.each([-1, 0.5, 2 ** 53, NaN, Infinity])('refuses the seed %s', (seed) => {
    expect(() => openStream(seed, 0, 0)).toThrow('not-a-seed');
  });

  it.each([
    [-1, 0],
    [0.5, 0],
    [0, -1],
    [0, streamsPerReplication],
    [0, 1.5],
    [2 ** 53, 0],
  ])('refuses replication %s, purpose %s', (replication, purpose) => {
    expect(() => openStream(1, replication, purpose)).toThrow('not-a-stream');
  });
});

describe('jumping ahead', () => {
  const start: GeneratorState = [11, -22, 33, 44];

  it('equals as many single jumps of the generator', () => {
    fc.assert(
      fc.property(fc.tuple(fc.integer(), fc.integer(), fc.integer(), fc.integer()), fc.nat(40), (state, jumps) => {
        const generator = xoroshiro128plus(0);
        const stepped = Object.assign(generator, { s01: state[0], s00: state[1], s11: state[2], s10: state[3] });
        for (let i = 0; i < jumps; i++) stepped.jump();
        expect(jumpAhead(state, jumps)).toEqual([...stepped.getState()]);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('may be split: 2^40 + 5 jumps are 2^40 jumps and then 5', () => {
    expect(jumpAhead(start, 2 ** 40 + 5)).toEqual(jumpAhead(jumpAhead(start, 2 ** 40), 5));
  });

  it('stays where it is for no jump', () => {
    expect(jumpAhead(start, 0)).toEqual(start);
  });
});
