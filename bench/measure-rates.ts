/** One way of doing the work that is compared: does a share of it and says how much that was. */
export interface Contender {
  readonly name: string;
  /** @returns how many units were done (contacts, runs) */
  readonly work: () => number | Promise<number>;
}

/** Units a second of every contender, by name: the median over the rounds. */
export type Rates = Readonly<Record<string, number>>;

function findMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

async function measureRate({ work }: Contender, leastSeconds: number): Promise<number> {
  const start = performance.now();
  let units = 0;
  let seconds = 0;
  do {
    units += await work();
    seconds = (performance.now() - start) / 1000;
  } while (seconds < leastSeconds);
  return units / seconds;
}

/** What is read off an interleaved measurement. */
export interface Measurement {
  /** Median rate of every contender. */
  readonly rates: Rates;
  /** Median over the rounds of the ratio *within* a round, so that a machine that speeds up or slows down hurts little. */
  readonly ratio: (name: string, to: string) => number;
}

/**
 * Measures contenders in turn, A B A B ….
 *
 * @param rounds how often each is measured, ≥ 1
 * @param leastSeconds how long each turn lasts at least
 * @param warmUps unmeasured rounds before; 0 where a turn lasts many seconds
 */
export async function measureInTurn(
  contenders: readonly Contender[],
  rounds: number,
  leastSeconds: number,
  warmUps = 1,
): Promise<Measurement> {
  const seen = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -warmUps; round < rounds; round++) {
    for (const contender of contenders) {
      const rate = await measureRate(contender, leastSeconds);
      if (round >= 0) seen.get(contender.name)?.push(rate);
    }
  }
  const rateOf = (name: string) => seen.get(name) ?? [];
  return {
    rates: Object.fromEntries([...seen].map(([name, rates]) => [name, findMedian(rates)])),
    ratio: (name, to) => findMedian(rateOf(name).map((rate, round) => rate / (rateOf(to)[round] ?? Number.NaN))),
  };
}
