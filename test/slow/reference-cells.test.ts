import { describe } from 'vitest';
import { expectFaithfulCells } from '../theory/expect-faithful-cells.ts';
import { listReferenceDesks, replicationsPerSeed, scoreCells } from '../theory/reference-cells.ts';

const seeds = 20;

describe('every cell of the time-varying reference, 20 seeds of 30 weeks', () => {
  expectFaithfulCells(
    listReferenceDesks().flatMap((desk) => scoreCells(desk, seeds)),
    seeds,
    replicationsPerSeed,
    380,
  );
});
