import type { RandomStream } from '../../engine/kernel/random-streams.ts';
import type { ChannelStreams, openChannelStreams } from '../../engine/simulation/streams.ts';

type OpenStreams = typeof openChannelStreams;

const replications = Array.from({ length: 12 }, (_, index) => index);
const channels = [0, 1, 2, 127];
const sampleSize = 2000;
/** Correlations of so many pairs lie within 5 ÷ √n of 0 but once in two million. */
const correlationLimit = 5 / Math.sqrt(sampleSize);

function listStreams(streams: ChannelStreams): [string, RandomStream][] {
  return Object.entries(streams);
}

/** Two streams, each told by purpose, channel and replication, that begin with the same number. */
export function findSharedFirstDraws(open: OpenStreams, seed: number): string[] {
  const ownerOf = new Map<number, string>();
  const shared: string[] = [];
  for (const replication of replications)
    for (const channel of channels)
      for (const [purpose, stream] of listStreams(open(seed, replication, channel))) {
        const owner = `${purpose} ${String(channel)} ${String(replication)}`;
        const draw = stream.uniform();
        const other = ownerOf.get(draw);
        if (other === undefined) ownerOf.set(draw, owner);
        else shared.push(`${other} = ${owner}`);
      }
  return shared;
}

/** Pearson's correlation of two samples of uniform numbers. */
export function correlate(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const cross = a.reduce((sum, value, index) => sum + (value - meanA) * ((b[index] ?? 0) - meanB), 0);
  const squares = (values: readonly number[], center: number) =>
    values.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return cross / Math.sqrt(squares(a, meanA) * squares(b, meanB));
}

/** Pairs of purposes of one channel in one replication whose draws go together, or against each other. */
export function findRelatedPurposes(open: OpenStreams, seed: number): string[] {
  const samples = listStreams(open(seed, 3, 1)).map(
    ([purpose, stream]) => [purpose, Array.from({ length: sampleSize }, () => stream.uniform())] as const,
  );
  const next = listStreams(open(seed, 4, 1)).map(
    ([purpose, stream]) =>
      [`${purpose} of the next replication`, Array.from({ length: sampleSize }, () => stream.uniform())] as const,
  );
  const all = [...samples, ...next];
  return all.flatMap(([purpose, draws], index) =>
    all.slice(index + 1).flatMap(([other, others]) => {
      const correlation = correlate(draws, others);
      return Math.abs(correlation) > correlationLimit ? [`${purpose} ~ ${other}: ${correlation.toFixed(3)}`] : [];
    }),
  );
}
