import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** State of xoroshiro128+: 128 bits in four 32-bit words, not all zero. */
export type GeneratorState = readonly [number, number, number, number];

const stateBits = 128;
const stateWords = 4;

/** A linear map of states over GF(2): image `i` (four words) is where the state with only bit `i` set goes. */
type StateMap = Int32Array;

function applyMap(map: StateMap, state: ArrayLike<number>): [number, number, number, number] {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let bit = 0; bit < stateBits; bit++) {
    if (((state[bit >> 5] as number) >>> (bit & 31)) & 1) {
      const image = bit * stateWords;
      a ^= map[image] as number;
      b ^= map[image + 1] as number;
      c ^= map[image + 2] as number;
      d ^= map[image + 3] as number;
    }
  }
  return [a, b, c, d];
}

function mapOneJump(): StateMap {
  const map = new Int32Array(stateBits * stateWords);
  for (let bit = 0; bit < stateBits; bit++) {
    const unit = [0, 0, 0, 0];
    unit[bit >> 5] = 1 << (bit & 31);
    const generator = xoroshiro128plusFromState(unit);
    generator.jump();
    map.set(generator.getState(), bit * stateWords);
  }
  return map;
}

function square(map: StateMap): StateMap {
  const squared = new Int32Array(map.length);
  for (let at = 0; at < map.length; at += stateWords) squared.set(applyMap(map, map.subarray(at, at + stateWords)), at);
  return squared;
}

/** `jumpMaps[i]` makes 2^i jumps; filled as far as asked. */
const jumpMaps: StateMap[] = [];

function mapJumps(power: number): StateMap {
  for (let i = jumpMaps.length; i <= power; i++) {
    const below = jumpMaps[i - 1];
    jumpMaps.push(below ? square(below) : mapOneJump());
  }
  return jumpMaps[power] as StateMap;
}

/**
 * The state after `jumps` calls of the generator's `jump()`, each 2^64 draws long, in O(log jumps).
 *
 * A jump is linear over GF(2), so 2^i jumps are one matrix, squared i times from that of a single jump.
 *
 * @param jumps whole number 0 … 2^53 − 1
 */
export function jumpAhead(state: GeneratorState, jumps: number): GeneratorState {
  let reached: GeneratorState = state;
  let left = jumps;
  for (let power = 0; left > 0; power++) {
    if (left % 2 === 1) reached = applyMap(mapJumps(power), reached);
    left = Math.floor(left / 2);
  }
  return reached;
}
