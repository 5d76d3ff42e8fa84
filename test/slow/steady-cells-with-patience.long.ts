import { describe } from 'vitest';
import { expectFaithfulCells } from '../theory/expect-faithful-cells.ts';
import { listStationaryDesks, scoreStationaryCells, steadyReplications } from '../theory/stationary-cells.ts';

const seeds = 400;
const desks = listStationaryDesks().slice(9);

describe('every cell of the other eleven steady desks of the reference, 400 seeds', () => {
  expectFaithfulCells(
    desks.flatMap((desk) => scoreStationaryCells(desk, seeds)),
    seeds,
    steadyReplications,
    82,
  );
});
