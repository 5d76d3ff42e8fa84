import type { ComparisonBits } from './comparison-bits.ts';
import type { ConditionNode } from './condition-node.ts';

/** Numbers of one test: word, mask, wanted bits, where to go on when they are as wanted, and when not. */
const testSize = 5;

/** Where a test leads: the place of the next one, or an ending (see {@link endAt}). */
export type Target = number;

/** The target at which a program ends with `result`, a whole number from 0. */
export function endAt(result: number): Target {
  return ~result;
}

/** Parts of an `all` or `any` taken together: comparisons with the truth that each should have, and what is left. */
interface Parts {
  readonly comparisons: { readonly bit: number; readonly isTrue: boolean }[];
  readonly trees: { readonly node: ConditionNode; readonly isTrue: boolean }[];
}

/**
 * Conditions as a chain of tests on the bits of complete cases: each looks at one word of comparisons under a mask and
 * says where to go on. Tests that an `all` or `any` makes of one word are one test; nothing is evaluated twice.
 */
export class BitProgram {
  private code: Int32Array = new Int32Array(testSize * 64);
  private size = 0;

  constructor(private readonly bits: ComparisonBits) {}

  private addTest(word: number, mask: number, wanted: number, yes: Target, no: Target): Target {
    if (this.size + testSize > this.code.length) {
      const longer = new Int32Array(this.code.length * 2);
      longer.set(this.code);
      this.code = longer;
    }
    const place = this.size;
    this.code.set([word, mask, wanted, yes, no], place);
    this.size += testSize;
    return place;
  }

  /** Takes nested combinations of the same sense together, whatever stands between them and the root. */
  private gather(node: ConditionNode, isAll: boolean, isTrue: boolean, parts: Parts): void {
    if ('literal' in node) parts.comparisons.push({ bit: this.bits.bitOf(node), isTrue });
    else if (node.kind === 'not') this.gather(node.of[0], isAll, !isTrue, parts);
    else if ((node.kind === 'all') === (isAll === isTrue)) {
      for (const child of node.of) this.gather(child, isAll, isTrue, parts);
    } else parts.trees.push({ node, isTrue });
  }

  /**
   * Adds the tests of a tree.
   * @returns where it starts
   */
  compile(node: ConditionNode, yes: Target, no: Target): Target {
    if ('literal' in node) return this.compileParts(node, true, yes, no);
    if (node.kind === 'not') return this.compile(node.of[0], no, yes);
    return this.compileParts(node, node.kind === 'all', yes, no);
  }

  /** An `all` fails at the first part that is false; an `any` holds at the first that is true. */
  private compileParts(node: ConditionNode, isAll: boolean, yes: Target, no: Target): Target {
    const parts: Parts = { comparisons: [], trees: [] };
    this.gather(node, isAll, true, parts);
    let next = isAll ? yes : no;
    for (const { node: tree, isTrue } of parts.trees.reverse()) {
      const [onTrue, onFalse] = isAll ? [next, no] : [yes, next];
      next = isTrue ? this.compile(tree, onTrue, onFalse) : this.compile(tree, onFalse, onTrue);
    }
    const trueBits = new Map<number, number>();
    const falseBits = new Map<number, number>();
    for (const { bit, isTrue } of parts.comparisons) {
      const side = isTrue ? trueBits : falseBits;
      side.set(bit >>> 5, (side.get(bit >>> 5) ?? 0) | (1 << (bit & 31)));
    }
    for (const word of new Set([...trueBits.keys(), ...falseBits.keys()])) {
      const [wantTrue, wantFalse] = [trueBits.get(word) ?? 0, falseBits.get(word) ?? 0];
      if ((wantTrue & wantFalse) !== 0) return isAll ? no : yes;
      const mask = wantTrue | wantFalse;
      // All are as wanted, or: none is, each bit being the opposite of what is wanted.
      next = isAll ? this.addTest(word, mask, wantTrue, next, no) : this.addTest(word, mask, wantFalse, next, yes);
    }
    return next;
  }

  /** Runs from a target to an ending, on the case read last. @returns its result */
  run(start: Target): number {
    const { code } = this;
    const { holding } = this.bits;
    let at = start;
    while (at >= 0) {
      const found = (holding[code[at] ?? 0] ?? 0) & (code[at + 1] ?? 0);
      at = (found === code[at + 2] ? code[at + 3] : code[at + 4]) ?? -1;
    }
    return ~at;
  }
}
