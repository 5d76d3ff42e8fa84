import type { CompiledPolicy } from '../compile.ts';
import type { CaseState } from '../condition-node.ts';
import { solve } from '../solve.ts';
import { cellsAtMost, countCases, listCases, listTurns, type CaseSpace } from './case-space.ts';

/** Cases drawn where the answers are too many to enumerate, before single facts are turned. */
const sampleSize = 20_000;

const casesDrawn = 120_000;
const rulesAimedAt = 500;

/** Whole numbers from 0 to 2³² − 1, the same on every machine (an xorshift; statistical quality is beside the point). */
export function createDraw(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}

/**
 * A seeded sample of complete cases: random ones, with few and with many yes answers in turn; for every rule and floor
 * a case in which it holds; and each of them with every danger and proxy fact turned by itself.
 *
 * @param seed a whole number
 * @param casesAtMost how many cases may be held, neighbours included
 */
export function drawCases(compiled: CompiledPolicy, seed: number, casesAtMost: number): Uint16Array[] {
  const draw = createDraw(seed);
  const facts = compiled.cells.length;
  const drawCell = (fact: number, oneIn: number): number => {
    const cells = compiled.cells[fact];
    if (cells?.fact.kind === 'answer') return draw() % oneIn === 0 ? 1 : 0;
    return draw() % Math.min(cells?.values.length ?? 1, cellsAtMost);
  };
  const turned = compiled.cells.flatMap(({ fact }, index) =>
    (fact.kind === 'answer' && fact.danger) || fact.proxy === true ? [index] : [],
  );
  const turnsFrom = (fact: number, own: number): number[] => {
    const cells = compiled.cells[fact];
    return cells ? listTurns(cells, own) : [];
  };
  // A number of many runs has one turn more away from its ends.
  const turns = turned.reduce((sum, fact) => sum + turnsFrom(fact, 0).length, 0);
  const everyCase = countCases(
    compiled,
    compiled.cells.map((_, fact) => fact),
  );
  const drawn = Math.floor(Math.min(casesDrawn, casesAtMost) / (turns + 1));
  const count = Math.min(sampleSize, drawn, everyCase * 4);
  const cases: Uint16Array[] = [];
  const state: CaseState = {
    cells: new Int32Array(facts).fill(-1),
    others: compiled.groups.map(() => 0),
    unknowns: compiled.groups.map(() => 0),
  };
  const aims = compiled.decisions.flatMap(({ rules, floors }) => [...rules, ...floors]).slice(0, rulesAimedAt);
  for (const { node } of aims) {
    solve(compiled, state, [{ node, wanted: true }], (found) => {
      if (found.some((cell) => cell >= cellsAtMost)) return;
      for (const oneIn of [2, 8]) {
        cases.push(Uint16Array.from(found, (cell, fact) => (cell < 0 ? drawCell(fact, oneIn) : cell)));
      }
      cases.push(Uint16Array.from(found, (cell) => Math.max(cell, 0)));
    });
  }
  while (cases.length < count) {
    const oneIn = [2, 4, 8, 16][cases.length % 4] ?? 2;
    cases.push(Uint16Array.from({ length: facts }, (_, fact) => drawCell(fact, oneIn)));
  }
  const neighbours = cases.flatMap((cells) =>
    turned.flatMap((fact) =>
      turnsFrom(fact, cells[fact] ?? 0).map((to) => {
        const next = cells.slice();
        next[fact] = to;
        return next;
      }),
    ),
  );
  return [...cases, ...neighbours];
}

/** The sample of {@link drawCases} as a space. */
export function sampleCases(compiled: CompiledPolicy, seed: number, casesAtMost: number): CaseSpace {
  return listCases(compiled, drawCases(compiled, seed, casesAtMost));
}
