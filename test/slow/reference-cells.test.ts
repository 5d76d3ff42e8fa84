import { describe } from 'vitest';
import { expectFaithfulCells } from '../theory/expect-faithful-cells.ts';

describe('every cell of the time-varying reference, 40 seeds of 30 weeks', () => {
  expectFaithfulCells(40);
});
