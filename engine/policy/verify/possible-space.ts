import type { CompiledPolicy } from '../compile.ts';
import { complementInPlace, createBits, forEachBit, uniteInto } from './bits.ts';
import type { CaseSpace } from './case-space.ts';
import { findHolding } from './decision-table.ts';

/**
 * A space without the cases that the policy declares impossible; the space itself where it declares none. Positions keep
 * their order, so that the first of any set is still its smallest witness.
 *
 * @param space holds every fact that the declarations name
 */
export function keepPossible(space: CaseSpace, compiled: CompiledPolicy): CaseSpace {
  if (compiled.impossible.length === 0) return space;
  const possible = createBits(space.size);
  for (const node of compiled.impossible) uniteInto(possible, findHolding(node, space, compiled));
  complementInPlace(possible, space.size);
  const placeOf = new Int32Array(space.size).fill(-1);
  let size = 0;
  forEachBit(possible, (position) => (placeOf[position] = size++));
  const positions = new Int32Array(size);
  placeOf.forEach((place, position) => {
    if (place >= 0) positions[place] = position;
  });
  const kept = new Map<number, Uint16Array | null>();
  const keepCells = (fact: number): Uint16Array | null => {
    const cells = space.cellsOf(fact);
    return cells && Uint16Array.from(positions, (position) => cells[position] ?? 0);
  };
  const placeAfter = (turned: number): number => (turned < 0 ? -1 : (placeOf[turned] ?? -1));
  return {
    ...space,
    size,
    cellsOf: (fact) => {
      const known = kept.get(fact);
      if (known !== undefined) return known;
      const cells = keepCells(fact);
      kept.set(fact, cells);
      return cells;
    },
    turnOn: (fact, position) => placeAfter(space.turnOn(fact, positions[position] ?? -1)),
    turnTo: (fact, position, cell) => placeAfter(space.turnTo(fact, positions[position] ?? -1, cell)),
  };
}
