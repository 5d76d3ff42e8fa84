import { EngineError } from '../domain/engine-error.ts';
import type { CompiledPolicy } from './compile.ts';
import { readAnswer, type Facts } from './facts.ts';

/** How often another order of names is learnt; past that, cases in other orders are read name by name. */
const ordersLearnt = 64;

/**
 * Reads answers into cells. Cases tend to name their facts in one order: that order is remembered and walked along,
 * which costs a third of looking every name up.
 */
export class CellReader {
  /** Cell of each fact of the case read last; −1 = unknown. */
  readonly cells: Int32Array;
  /** The first words of the rows of the cells walked along last, united. */
  firstWord = 0;
  private readonly ids: readonly string[];
  private readonly isAnswer: Uint8Array;
  /** Names in the order expected, with the fact of each; −1 for a name that is no fact. */
  private names: readonly string[];
  private factOf: Int32Array;
  private ordersLeft = ordersLearnt;

  /**
   * @param rows words for every cell of every fact
   * @param firstRow by fact: where its rows begin
   * @param width words of a row
   */
  constructor(
    private readonly compiled: CompiledPolicy,
    private readonly rows: Int32Array,
    private readonly firstRow: Int32Array,
    private readonly width: number,
  ) {
    const facts = compiled.cells.map(({ fact }) => fact);
    this.cells = new Int32Array(facts.length);
    this.ids = facts.map(({ id }) => id);
    this.isAnswer = Uint8Array.from(facts, ({ kind }) => (kind === 'answer' ? 1 : 0));
    this.names = this.ids;
    this.factOf = Int32Array.from(facts, (_, fact) => fact);
  }

  /** Walks along the names in the order expected. @returns whether that read the whole case, every fact answered */
  walk(facts: Facts): boolean {
    // What a case inherits is no answer, but would be walked along.
    if (Object.getPrototypeOf(facts) !== Object.prototype) return false;
    const { cells, factOf, firstRow, isAnswer, names, rows, width } = this;
    let place = 0;
    let found = 0;
    let united = 0;
    for (const name in facts) {
      if (name !== names[place]) break;
      const value = facts[name];
      const fact = factOf[place] ?? -1;
      place += 1;
      if (fact < 0) continue;
      let cell = value === true ? 1 : 0;
      if (typeof value !== 'boolean' || isAnswer[fact] !== 1) cell = this.compiled.cells[fact]?.cellOf(value) ?? -1;
      if (cell < 0) break;
      cells[fact] = cell;
      united |= rows[(firstRow[fact] ?? 0) + cell * width] ?? 0;
      found += 1;
    }
    this.firstWord = united;
    return found === cells.length;
  }

  /**
   * Looks every name up.
   * @returns whether every fact is answered
   * @throws EngineError `fact-value` for a value that the fact cannot have
   */
  lookUp(facts: Facts): boolean {
    let isComplete = true;
    this.compiled.cells.forEach(({ cellOf }, fact) => {
      const id = this.ids[fact] ?? '';
      const value = readAnswer(facts, id);
      const cell = value === null ? -1 : cellOf(value);
      if (cell < 0 && value !== null) throw new EngineError('fact-value', `${id}: ${String(value)}`);
      if (value === null) isComplete = false;
      this.cells[fact] = cell;
    });
    if (isComplete && this.ordersLeft > 0) this.learnOrder(facts);
    return isComplete;
  }

  private learnOrder(facts: Facts): void {
    this.ordersLeft -= 1;
    const names: string[] = [];
    for (const name in facts) names.push(name);
    const factByName = new Map(this.ids.map((id, fact) => [id, fact]));
    this.names = names;
    this.factOf = Int32Array.from(names, (name) => factByName.get(name) ?? -1);
  }
}
