/** Sets of cases as bits, 32 cases a word: position p is bit p % 32 of word ⌊p / 32⌋. */
export type CaseBits = Uint32Array;

/** An empty set over `size` cases. */
export function createBits(size: number): CaseBits {
  return new Uint32Array((size + 31) >>> 5);
}

/** All of `size` cases. */
export function createFullBits(size: number): CaseBits {
  const bits = createBits(size).fill(0xffffffff);
  clearTail(bits, size);
  return bits;
}

function clearTail(bits: CaseBits, size: number): void {
  const used = size & 31;
  if (used !== 0) bits[bits.length - 1] = (bits[bits.length - 1] ?? 0) & (2 ** used - 1);
}

/** Whether a position, 0 or more, is in the set. */
export function hasBit(bits: CaseBits, position: number): boolean {
  return (((bits[position >>> 5] ?? 0) >>> (position & 31)) & 1) === 1;
}

/** Keeps in `into` what is in both. */
export function intersectInto(into: CaseBits, other: CaseBits): void {
  for (let word = 0; word < into.length; word += 1) into[word] = (into[word] ?? 0) & (other[word] ?? 0);
}

/** Adds to `into` what is in the other. */
export function uniteInto(into: CaseBits, other: CaseBits): void {
  for (let word = 0; word < into.length; word += 1) into[word] = (into[word] ?? 0) | (other[word] ?? 0);
}

/** Turns a set of `size` cases into the cases not in it. */
export function complementInPlace(bits: CaseBits, size: number): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = ~(bits[word] ?? 0);
  clearTail(bits, size);
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** The first position of a set. @returns −1 for the empty set */
export function findFirst(bits: CaseBits): number {
  for (let word = 0; word < bits.length; word += 1) {
    const value = bits[word] ?? 0;
    if (value !== 0) return word * 32 + lowestBit(value);
  }
  return -1;
}

/** The first position in both sets. @returns −1 where they share none */
export function findFirstShared(one: CaseBits, other: CaseBits): number {
  for (let word = 0; word < one.length; word += 1) {
    const value = (one[word] ?? 0) & (other[word] ?? 0);
    if (value !== 0) return word * 32 + lowestBit(value);
  }
  return -1;
}

/** Visits the positions of a set, rising; stops when the visitor returns true. @returns whether it was stopped */
export function someBit(bits: CaseBits, visit: (position: number) => boolean): boolean {
  for (let word = 0; word < bits.length; word += 1) {
    let value = bits[word] ?? 0;
    while (value !== 0) {
      if (visit(word * 32 + lowestBit(value))) return true;
      value &= value - 1;
    }
  }
  return false;
}

/** Visits the positions of a set, rising. */
export function forEachBit(bits: CaseBits, visit: (position: number) => void): void {
  someBit(bits, (position) => {
    visit(position);
    return false;
  });
}
