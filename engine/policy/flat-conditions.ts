import type { ComparisonBits } from './comparison-bits.ts';
import type { CompiledPolicy } from './compile.ts';
import type { ConditionNode, Truth } from './condition-node.ts';

/**
 * How every condition of every rule and floor stands in one case, two bits each: the first half of the words says which
 * may be true, the second half which may be false. Unknown is both.
 */
export type ConditionWords = Int32Array;

/** One combination of conditions, its tests being words of earlier bits under a mask. */
interface Combination {
  readonly kind: 'all' | 'any' | 'not';
  readonly bit: number;
  readonly masks: ReadonlyMap<number, number>;
}

/**
 * Every condition of a policy as a bit: first the comparisons, each different one once, then the combinations, parts
 * before the whole, so that one pass over the combinations evaluates all of them by three-valued logic.
 */
export class FlatConditions {
  private readonly bitByNode = new Map<ConditionNode, number>();
  /** Words of either half. */
  private readonly width: number;
  /** By word: the bits that are comparisons. */
  private readonly comparisonMasks: Int32Array;
  /** By combination: half read first, place written first, bit, number of tests; then word and mask of each test. */
  private readonly code: Int32Array;

  constructor(
    compiled: CompiledPolicy,
    private readonly bits: ComparisonBits,
  ) {
    const combinations: Combination[] = [];
    let next = bits.count;
    const add = (node: ConditionNode): number => {
      let bit: number;
      if ('literal' in node) bit = bits.bitOf(node);
      else {
        const children: readonly ConditionNode[] = node.of;
        const masks = new Map<number, number>();
        for (const part of children.map(add)) {
          masks.set(part >>> 5, (masks.get(part >>> 5) ?? 0) | (1 << (part & 31)));
        }
        bit = next;
        next += 1;
        combinations.push({ kind: node.kind, bit, masks });
      }
      this.bitByNode.set(node, bit);
      return bit;
    };
    for (const { rules, floors } of compiled.decisions) for (const { node } of [...rules, ...floors]) add(node);
    const width = Math.max(1, (next + 31) >>> 5);
    this.width = width;
    this.comparisonMasks = new Int32Array(Math.max(1, (bits.count + 31) >>> 5)).fill(-1);
    if ((bits.count & 31) !== 0) this.comparisonMasks[this.comparisonMasks.length - 1] = (1 << (bits.count & 31)) - 1;
    if (bits.count === 0) this.comparisonMasks[0] = 0;
    this.code = Int32Array.from(
      combinations.flatMap(({ kind, bit, masks }) => {
        const word = bit >>> 5;
        // `any` is `all` with true and false exchanged; `not` exchanges only what comes out.
        const reads = kind === 'any' ? width : 0;
        const writes = kind === 'all' ? word : width + word;
        return [reads, writes, 1 << (bit & 31), masks.size, ...[...masks].flat()];
      }),
    );
  }

  /** How every condition stands in the case that the bits have read last; none is left out. */
  evaluate(): ConditionWords {
    const { code, comparisonMasks, width } = this;
    const { holding, open } = this.bits;
    const words = new Int32Array(width * 2);
    for (let word = 0; word < comparisonMasks.length; word += 1) {
      const held = holding[word] ?? 0;
      words[word] = held | (open[word] ?? 0);
      words[width + word] = ~held & (comparisonMasks[word] ?? 0);
    }
    let at = 0;
    while (at < code.length) {
      const one = code[at] ?? 0;
      const other = width - one;
      const into = code[at + 1] ?? 0;
      const bit = code[at + 2] ?? 0;
      const end = at + 4 + (code[at + 3] ?? 0) * 2;
      let isEvery = true;
      let isSome = false;
      for (at += 4; at < end; at += 2) {
        const word = code[at] ?? 0;
        const mask = code[at + 1] ?? 0;
        if (((words[one + word] ?? 0) & mask) !== mask) isEvery = false;
        if (((words[other + word] ?? 0) & mask) !== 0) isSome = true;
      }
      const opposite = into < width ? into + width : into - width;
      if (isEvery) words[into] = (words[into] ?? 0) | bit;
      if (isSome) words[opposite] = (words[opposite] ?? 0) | bit;
    }
    return words;
  }

  /** Which of some comparisons hold, those of the first 32 bits that a mask names; null where one of them is open. */
  readHolding(words: ConditionWords, mask: number): number | null {
    const held = words[0] ?? 0;
    return (held & (words[this.width] ?? 0) & mask) === 0 ? held & mask : null;
  }

  /** How one condition of the policy stands. */
  read(words: ConditionWords, node: ConditionNode): Truth {
    const bit = this.bitByNode.get(node) ?? -1;
    const mayBeTrue = ((words[bit >>> 5] ?? 0) >>> (bit & 31)) & 1;
    const mayBeFalse = ((words[this.width + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1;
    return mayBeTrue === 0 ? 0 : mayBeFalse === 0 ? 1 : 2;
  }
}
