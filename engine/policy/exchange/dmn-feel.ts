import type { FactCells } from '../fact-cells.ts';

/** Words that a FEEL name must not be: the language's own, and the functions that exported expressions call. */
const reserved = new Set(
  (
    'and between context count date distinct duration else every external false for function if in index instance ' +
    'item list max min not null number of or partial range return satisfies some string sum then time true values'
  ).split(' '),
);

/** Gives each id of a policy one name that any FEEL reader takes as one word. */
export class FeelNames {
  private readonly taken = new Set<string>();

  /** A name not given before: the id itself where it can be, else the nearest to it. */
  claim(id: string): string {
    const plain = id.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^(?=\d)|^$/, '_');
    const base = reserved.has(plain.toLowerCase()) ? `${plain}_` : plain;
    let name = base;
    for (let count = 2; this.taken.has(name.toLowerCase()); count += 1) name = `${base}_${count}`;
    this.taken.add(name.toLowerCase());
    return name;
  }
}

/** A FEEL string literal; what XML cannot hold is escaped. */
export function quoteFeel(text: string): string {
  const escapeUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const quoted = text
    .replace(/["\\]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]/g, escapeUnit);
  return `"${quoted}"`;
}

function testRange(from: number | null, to: number | null): string {
  if (from === null) return to === null ? '-' : `<= ${to}`;
  if (to === null) return `>= ${from}`;
  return from === to ? String(from) : `[${from}..${to}]`;
}

/**
 * A unary test for runs of whole numbers.
 *
 * @param starts first number of each run, rising
 * @param isTaken which runs pass
 */
export function testRuns(starts: readonly number[], isTaken: readonly boolean[]): string {
  const tests: string[] = [];
  for (let first = 0; first < starts.length; first += 1) {
    if (isTaken[first] !== true) continue;
    let after = first + 1;
    while (after < starts.length && isTaken[after] === true) after += 1;
    const next = starts[after];
    tests.push(testRange(first === 0 ? null : (starts[first] ?? null), next === undefined ? null : next - 1));
    first = after;
  }
  return tests.join(', ');
}

/** A unary test for one of several texts, told by what it is or by what it is not, whichever is shorter. */
function testTexts(taken: readonly string[], left: readonly string[]): string {
  const list = (texts: readonly string[]) => texts.map(quoteFeel).join(', ');
  return left.length > 0 && left.length < taken.length ? `not(${list(left)})` : list(taken);
}

/** A unary test for cells of a fact. */
export function testFact({ fact, values, cellOf }: FactCells, isTaken: readonly boolean[]): string {
  switch (fact.kind) {
    case 'answer':
      return isTaken[1] === true ? 'true' : 'false';
    case 'choice': {
      const passes = (option: string) => isTaken[cellOf(option)] === true;
      return testTexts(
        fact.options.filter(passes),
        fact.options.filter((option) => !passes(option)),
      );
    }
    case 'integer':
      return testRuns(values as readonly number[], isTaken);
  }
}
