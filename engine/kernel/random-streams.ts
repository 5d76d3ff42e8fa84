import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { KernelError } from './kernel-error.ts';
import { jumpAhead, type GeneratorState } from './stream-jump.ts';

/** Largest seed: 2^53 − 1, the last whole number a double counts exactly. */
export const maxSeed = Number.MAX_SAFE_INTEGER;

/** Streams kept apart for one replication; a caller's purposes are numbered below this. */
export const streamsPerReplication = 4096;

/** An endless sequence of independent uniform numbers that no other stream of the seed shares. */
export class RandomStream {
  private readonly generator;

  constructor(state: GeneratorState) {
    this.generator = xoroshiro128plusFromState(state);
  }

  /**
   * A uniform multiple of 2^−53, 0 included, 1 excluded. Made of the 27 and 26 upper bits of two draws: the lowest bits
   * of xoroshiro128+ are its weak ones.
   */
  uniform(): number {
    const high = this.generator.next() >>> 5;
    const low = this.generator.next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** 32 random bits as a signed integer. */
  bits(): number {
    return this.generator.next();
  }
}

/** A bijection of 32-bit words that lets every input bit move about half of the output bits. */
function mixWord(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}

/**
 * The generator state of a seed. Neighbouring seeds get unrelated states, and no two seeds the same one: both halves of
 * the seed pass a Feistel ladder, which is a bijection, and the last two words only add to it.
 */
function mixSeed(seed: number): GeneratorState {
  const low = seed | 0;
  const high = Math.floor(seed / 4294967296);
  const a = mixWord(low ^ mixWord(high + 0x1f123bb5));
  const b = mixWord(high ^ mixWord(a + 0x5bd1e995));
  const c = mixWord(b ^ mixWord(a + 0x3c6ef372));
  const d = mixWord(c ^ mixWord(b + 0x27d4eb2f));
  return (a | b | c | d) === 0 ? [1, 0, 0, 0] : [a, b, c, d];
}

/** True for a whole number 0 … 2^53 − 1. */
function isSeed(seed: number): boolean {
  return Number.isInteger(seed) && seed >= 0 && seed <= maxSeed;
}

/**
 * Opens the stream of one purpose in one replication. The streams of one seed are disjoint: stream
 * `replication × 4096 + purpose` starts that many jumps of 2^64 draws after the seed's own state.
 *
 * @param seed whole number 0 … 2^53 − 1
 * @param replication whole number from 0
 * @param purpose whole number 0 … 4095, from the caller's table of purposes
 * @throws KernelError `not-a-seed`, `not-a-stream`
 */
export function openStream(seed: number, replication: number, purpose: number): RandomStream {
  if (!isSeed(seed)) throw new KernelError('not-a-seed', String(seed));
  const index = replication * streamsPerReplication + purpose;
  const isKnown = Number.isInteger(purpose) && purpose >= 0 && purpose < streamsPerReplication;
  if (!isKnown || !Number.isSafeInteger(index) || replication < 0 || !Number.isInteger(replication)) {
    throw new KernelError('not-a-stream', `replication ${String(replication)}, purpose ${String(purpose)}`);
  }
  return new RandomStream(jumpAhead(mixSeed(seed), index));
}

/**
 * Opens one of the private streams of an entity that carries 64 random bits of its own: luck that is fixed when the
 * entity is created and spent only if it comes to that. Different indexes give unrelated streams.
 *
 * @param index whole number 0 … 2^32 − 1
 */
export function openBranch(highBits: number, lowBits: number, index: number): RandomStream {
  const a = mixWord(highBits ^ mixWord(index + 0x165667b1));
  const b = mixWord(lowBits ^ mixWord(a + 0x5bd1e995));
  const c = mixWord(a ^ mixWord(b + 0x3c6ef372));
  const d = mixWord(b ^ mixWord(c + 0x27d4eb2f));
  return new RandomStream((a | b | c | d) === 0 ? [1, 0, 0, 0] : [a, b, c, d]);
}
