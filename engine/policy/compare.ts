import type { Localized } from '../domain/localized.ts';
import type { FactDefinition, FactValue, Policy } from '../pack/policy-model.ts';
import { findCaseWeakenings } from './compare-cases.ts';
import { findPromiseWeakenings } from './compare-promises.ts';
import { findQuestionWeakenings } from './compare-questions.ts';
import type { Weakening } from './compare-weakening.ts';
import { compilePolicy, compileTogether, type CompiledDecision, type CompiledPolicy } from './compile.ts';
import { collectFacts } from './condition-node.ts';
import { decideOutcomes, rememberOutcomes, type OutcomeDecision } from './decide-outcomes.ts';
import { readAnswer, type Facts } from './facts.ts';
import { describeCase, wordDecision, wordName } from './policy-words.ts';
import { hasBit } from './verify/bits.ts';
import {
  countCases,
  enumerateCases,
  enumerationLimit,
  listCases,
  readCase,
  type CaseSpace,
} from './verify/case-space.ts';
import { buildDecisionTable, type DecisionTable } from './verify/decision-table.ts';
import { drawCases } from './verify/sample-cases.ts';

/** How many cases one policy puts at `from` and the other at `to`. Collected outcomes are joined by ` + `. */
export interface MatrixCell {
  readonly from: string;
  readonly to: string;
  /** Complete cases; numbers count once between comparands. Over a case mix: their weight. */
  readonly cases: number;
  /** Fraction of all cases, 0 … 1. */
  readonly share: number;
  /** The first case of the cell: the fewest danger answers, ties by fact order. */
  readonly witness: { readonly facts: Readonly<Record<string, FactValue | null>> };
  /** Over a case mix: the heaviest cases of the cell, the heaviest first. */
  readonly samples?: readonly SampleCase[];
}

/** A case of a cell and its part of all cases, 0 … 1. */
interface SampleCase {
  readonly facts: Readonly<Record<string, FactValue | null>>;
  readonly share: number;
}

/** An outcome of an ordered decision that moves. */
export interface OutcomeMove extends MatrixCell {
  readonly decision: string;
  readonly message: Localized;
}

/** What two policies do with the same cases, laid side by side. */
export interface CaseComparison {
  readonly method: 'exhaustive' | 'sampled' | 'cases';
  /** By decision that both policies take; cells in declared order, empty ones left out. */
  readonly decisions: Readonly<Record<string, { readonly matrix: readonly MatrixCell[] }>>;
  /** Moves to a lower outcome: of a scale, or of options in protective order. */
  readonly downgrades: readonly OutcomeMove[];
  readonly upgrades: readonly OutcomeMove[];
  /** Moves of a decision that the first policy orders, to an outcome that neither order can place. */
  readonly unplaced: readonly OutcomeMove[];
  /**
   * Facts that both name but cannot share (another kind, or no value in common). They are taken as the first policy has
   * them, so what the second makes of them is not to be relied on.
   */
  readonly unshared: readonly string[];
  /** Decisions that only one of the two takes. */
  readonly unmatched: readonly string[];
}

/** Two policies compared over complete cases, and all else in which the second is weaker than the first. */
export interface PolicyComparison extends CaseComparison {
  /** Longer deadlines, approvals, steps and promises gone, answers no longer taken, … each once. */
  readonly weakened: readonly Weakening[];
}

/** A fact with the values that both policies know; null where they share none. */
function shareFact(one: FactDefinition, other: FactDefinition): FactDefinition | null {
  if (one.kind === 'answer' && other.kind === 'answer') return { ...one, danger: one.danger || other.danger };
  if (one.kind === 'integer' && other.kind === 'integer') {
    const [min, max] = [Math.max(one.min, other.min), Math.min(one.max, other.max)];
    return min <= max ? { ...one, min, max } : null;
  }
  if (one.kind === 'choice' && other.kind === 'choice') {
    const options = one.options.filter((option) => other.options.includes(option));
    return options.length > 0 ? { ...one, options } : null;
  }
  return null;
}

function shareFacts(before: Policy, after: Policy): { facts: FactDefinition[]; unshared: string[] } {
  const unshared: string[] = [];
  const shared = before.facts.flatMap((one) => {
    const other = after.facts.find((fact) => fact.id === one.id);
    const fact = other ? shareFact(one, other) : one;
    if (fact === null) unshared.push(one.id);
    return fact ?? one;
  });
  const added = after.facts.filter((fact) => !before.facts.some((one) => one.id === fact.id));
  return { facts: [...shared, ...added], unshared };
}

/** 1 up, −1 down, 0 no move or one that no order speaks of; null = the first policy has an order, and cannot place it. */
function compareOutcomes(before: CompiledDecision, after: CompiledDecision, from: string, to: string): number | null {
  if (!before.isOrdered || before.decision.hit === 'collect' || from === to) return 0;
  if (!after.isOrdered || after.decision.hit === 'collect') return null;
  for (const { outcomes } of [before, after]) {
    const [low, high] = [outcomes.indexOf(from), outcomes.indexOf(to)];
    if (low >= 0 && high >= 0) return Math.sign(high - low);
  }
  return null;
}

function nameAt(table: DecisionTable, position: number): string {
  const { decision, outcomes, rules, otherwise } = table.decision;
  if (decision.hit !== 'collect') return outcomes[table.final[position] ?? -1] ?? '';
  const firing = rules.filter((_, place) => hasBit(table.fired[place] ?? new Uint32Array(), position));
  const ranks = firing.length > 0 ? firing.map((rule) => rule.rank) : otherwise;
  return ranks.map((rank) => outcomes[rank] ?? '').join(' + ');
}

function supportOf(sides: readonly { compiled: CompiledPolicy; decision: CompiledDecision }[]): number[] {
  const facts = new Set<number>();
  for (const { compiled, decision } of sides) {
    for (const { node } of [...decision.rules, ...decision.floors]) collectFacts(node, compiled.groups, facts);
  }
  return [...facts].sort((a, b) => a - b);
}

/** How many complete cases a position stands for, facts outside the space included. */
function createWeigher(compiled: CompiledPolicy, space: CaseSpace): (position: number) => number {
  if (space.method === 'sampled') return () => 1;
  const inSpace = new Set(space.support);
  const outside = compiled.cells.reduce(
    (product, { distinct }, fact) => (inSpace.has(fact) ? product : product * distinct),
    1,
  );
  const uneven = space.support.filter((fact) => compiled.cells[fact]?.weights.some((weight) => weight !== 1));
  return (position) =>
    uneven.reduce((product, fact) => {
      const cell = space.cellsOf(fact)?.[position] ?? 0;
      return product * (compiled.cells[fact]?.weights[cell] ?? 1);
    }, outside);
}

/** Sample cases kept for one cell. */
const samplesKept = 3;

interface WeighedCell {
  from: string;
  to: string;
  cases: number;
  facts: Facts;
  samples: readonly WeightedCase[];
}

class Matrix {
  private readonly cells = new Map<number | string, WeighedCell>();
  private total = 0;

  /** @param read called once for each key, with the first case of its cell */
  add(key: number | string, weight: number, read: () => { from: string; to: string; facts: Facts }): void {
    const cell = this.cells.get(key) ?? { ...read(), cases: 0, samples: [] };
    cell.cases += weight;
    this.total += weight;
    this.cells.set(key, cell);
  }

  /** Keeps a case as a sample of a cell where it is among the heaviest; of equally heavy ones the first. */
  keepSample(key: string, sample: WeightedCase): void {
    const cell = this.cells.get(key);
    if (cell === undefined) return;
    cell.samples = [...cell.samples, sample].sort((a, b) => b.weight - a.weight).slice(0, samplesKept);
  }

  list(before: CompiledDecision, after: CompiledDecision): MatrixCell[] {
    const order = (names: readonly string[], name: string) => {
      const place = names.indexOf(name);
      return place < 0 ? names.length : place;
    };
    return [...this.cells.values()]
      .sort(
        (a, b) =>
          order(before.outcomes, a.from) - order(before.outcomes, b.from) ||
          order(after.outcomes, a.to) - order(after.outcomes, b.to),
      )
      .map(({ from, to, cases, facts, samples }) => ({
        ...{ from, to, cases },
        share: this.total > 0 ? cases / this.total : 0,
        witness: { facts: facts as Readonly<Record<string, FactValue | null>> },
        ...(samples.length === 0
          ? {}
          : {
              samples: samples.map((sample) => ({
                facts: sample.facts as Readonly<Record<string, FactValue | null>>,
                share: this.total > 0 ? sample.weight / this.total : 0,
              })),
            }),
      }));
  }
}

interface Pair {
  readonly before: CompiledDecision;
  readonly after: CompiledDecision;
}

function pairDecisions(before: CompiledPolicy, after: CompiledPolicy): { pairs: Pair[]; unmatched: string[] } {
  const pairs = before.decisions.flatMap((one): Pair[] => {
    const other = after.decisions.find(({ decision }) => decision.id === one.decision.id);
    return other ? [{ before: one, after: other }] : [];
  });
  const ids = [...before.decisions, ...after.decisions].map(({ decision }) => decision.id);
  const matched = new Set(pairs.map((pair) => pair.before.decision.id));
  return { pairs, unmatched: [...new Set(ids)].filter((id) => !matched.has(id)) };
}

/** The names of two policies together, those of the second first. */
function joinWords(before: Policy, after: Policy): Policy {
  const added = before.facts.filter(({ id }) => !after.facts.some((fact) => fact.id === id));
  return { ...after, facts: [...after.facts, ...added], labels: { ...before.labels, ...after.labels } };
}

function wordMove(words: Policy, decision: string, { from, to, witness }: MatrixCell, sign: number | null): Localized {
  const [name, before, after] = [wordDecision(words, decision), wordName(words, from), wordName(words, to)];
  const given = describeCase(words, witness.facts);
  const moves =
    sign === null
      ? { ja: '変わります（高さを比べられません）', en: 'changes (with no order to tell how)' }
      : sign < 0
        ? { ja: '下がります', en: 'falls' }
        : { ja: '上がります', en: 'rises' };
  return {
    ja: `${given.ja}で、判断「${name.ja}」が「${before.ja}」から「${after.ja}」へ${moves.ja}。`,
    en: `In ${given.en} decision "${name.en}" ${moves.en} from "${before.en}" to "${after.en}".`,
  };
}

function summarize(
  method: CaseComparison['method'],
  words: Policy,
  compared: readonly { pair: Pair; matrix: readonly MatrixCell[] }[],
  rest: Pick<CaseComparison, 'unshared' | 'unmatched'>,
): CaseComparison {
  const movesOf = (sign: number | null) =>
    compared.flatMap(({ pair, matrix }) =>
      matrix
        .filter(({ from, to }) => compareOutcomes(pair.before, pair.after, from, to) === sign)
        .map((cell) => {
          const decision = pair.before.decision.id;
          return { decision, ...cell, message: wordMove(words, decision, cell, sign) };
        }),
    );
  return {
    method,
    decisions: Object.fromEntries(compared.map(({ pair, matrix }) => [pair.before.decision.id, { matrix }])),
    downgrades: movesOf(-1),
    upgrades: movesOf(1),
    unplaced: movesOf(null),
    ...rest,
  };
}

/**
 * Compares two policies by what they do over all complete cases of their facts taken together: from/to matrices of every
 * decision that both take, and the moves down and up, each with its smallest witness. Beyond 3¹³ cases of one decision a
 * seeded sample is compared instead. Beside the matrices stands everything else in which the second is weaker.
 */
export function comparePolicies(
  before: Policy,
  after: Policy,
  options: { readonly seed?: number } = {},
): PolicyComparison {
  const { facts, unshared } = shareFacts(before, after);
  const [one, other] = compileTogether([before, after], facts) as [CompiledPolicy, CompiledPolicy];
  const { pairs, unmatched } = pairDecisions(one, other);
  const words = joinWords(before, after);
  const weakened: Weakening[] = [];
  let sample: CaseSpace | null = null;
  const compared = pairs.map((pair) => {
    const support = supportOf([
      { compiled: one, decision: pair.before },
      { compiled: other, decision: pair.after },
    ]);
    const isSmall = countCases(one, support) <= enumerationLimit;
    const draw = () => [one, other].flatMap((each) => drawCases(each, options.seed ?? 1, enumerationLimit / 32));
    const space = isSmall ? enumerateCases(one, support) : (sample ??= listCases(one, draw()));
    // Each side sees a space of its own: what is remembered of a group by its place would be that of the other policy.
    const tables = [
      buildDecisionTable(pair.before, { ...space }, one),
      buildDecisionTable(pair.after, { ...space }, other),
    ] as const;
    const judge = (from: string, to: string) => compareOutcomes(pair.before, pair.after, from, to);
    const sides = { compiled: [one, other], decision: [pair.before, pair.after], judge, words } as const;
    weakened.push(...findCaseWeakenings(sides, space));
    const weigh = createWeigher(one, space);
    const matrix = new Matrix();
    const collects = [pair.before, pair.after].some(({ decision }) => decision.hit === 'collect');
    for (let position = 0; position < space.size; position += 1) {
      const name = () => [nameAt(tables[0], position), nameAt(tables[1], position)] as const;
      const ranks = (tables[0].final[position] ?? 0) * 65_536 + (tables[1].final[position] ?? 0);
      matrix.add(collects ? name().join('\n') : ranks, weigh(position), () => {
        const [from, to] = name();
        return { from, to, facts: readCase(one, space, position) };
      });
    }
    return { pair, matrix: matrix.list(pair.before, pair.after) };
  });
  return {
    ...summarize(sample ? 'sampled' : 'exhaustive', words, compared, { unshared, unmatched }),
    weakened: [
      ...weakened,
      ...findQuestionWeakenings(before, after, words),
      ...findPromiseWeakenings([one, other], words),
    ],
  };
}

/** Decisions remembered for one policy while cases are compared. */
const rememberedAtMost = 100_000;

/** A case of a mix with its weight, unknown answers included. */
export interface WeightedCase {
  readonly facts: Facts;
  /** 0 or more; only its ratio to the others counts. */
  readonly weight: number;
}

function nameResult(result: OutcomeDecision | undefined): string {
  const outcome = result?.outcome ?? null;
  if (outcome === null) return `? ${(result?.possible ?? []).map(String).join(' / ')}`;
  return typeof outcome === 'string' ? outcome : outcome.join(' + ');
}

/** The answers of a case that a policy knows, each of a kind it knows. */
function selectFacts(compiled: CompiledPolicy, facts: Facts): Facts {
  const own = compiled.cells.flatMap(({ fact, cellOf }) => {
    const value = readAnswer(facts, fact.id);
    return value === null || cellOf(value) < 0 ? [] : [[fact.id, value] as const];
  });
  const others = compiled.groups.flatMap((group) => {
    const id = `${group.id}.other`;
    return group.takesOther && readAnswer(facts, id) === true ? [[id, true] as const] : [];
  });
  return Object.fromEntries([...own, ...others]);
}

/**
 * Compares two policies over given cases, such as those drawn from a pack's mix; unknown answers are decided as
 * `decide` does, an outcome left open without order shown as `? a / b`. The witness of a cell is its first case.
 */
export function compareOnCases(before: Policy, after: Policy, cases: readonly WeightedCase[]): CaseComparison {
  const [one, other] = [compilePolicy(before), compilePolicy(after)];
  const { pairs, unmatched } = pairDecisions(one, other);
  const matrices = pairs.map(() => new Matrix());
  const deciders = [one, other].map((compiled) => ({ compiled, memory: rememberOutcomes(compiled, rememberedAtMost) }));
  for (const { facts, weight } of cases) {
    const results = deciders.map(({ compiled, memory }) => memory.decide(selectFacts(compiled, facts)));
    pairs.forEach((pair, place) => {
      const from = nameResult(results[0]?.[pair.before.index]);
      const to = nameResult(results[1]?.[pair.after.index]);
      matrices[place]?.add(`${from}\n${to}`, weight, () => ({ from, to, facts }));
      matrices[place]?.keepSample(`${from}\n${to}`, { facts, weight });
    });
  }
  const compared = pairs.map((pair, place) => ({ pair, matrix: matrices[place]?.list(pair.before, pair.after) ?? [] }));
  const { unshared } = shareFacts(before, after);
  return summarize('cases', joinWords(before, after), compared, { unshared, unmatched });
}

/** What one of several policies says of the same case. */
export interface SideBySide {
  readonly policy: Policy;
  readonly decisions: Readonly<Record<string, OutcomeDecision>>;
  /** Answers of the case that this policy does not ask for. */
  readonly ignored: readonly string[];
  /** Facts this policy asks for that the case does not answer. */
  readonly unanswered: readonly string[];
}

/** Lays several policies side by side on one case; each hears the answers that it asks for. */
export function decideSideBySide(policies: readonly Policy[], facts: Facts): readonly SideBySide[] {
  return policies.map((policy) => {
    const compiled = compilePolicy(policy);
    const heard = selectFacts(compiled, facts);
    const results = decideOutcomes(compiled, heard);
    return {
      policy,
      decisions: Object.fromEntries(
        compiled.decisions.map(({ decision, index }) => [decision.id, results[index]]),
      ) as Readonly<Record<string, OutcomeDecision>>,
      ignored: Object.keys(facts).filter((id) => readAnswer(facts, id) !== null && readAnswer(heard, id) === null),
      unanswered: policy.facts.map((fact) => fact.id).filter((id) => readAnswer(heard, id) === null),
    };
  });
}
