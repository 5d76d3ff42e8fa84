import type { Localized } from '../../domain/localized.ts';
import type { CompiledPolicy } from '../compile.ts';
import type { Box } from './dmn-boxes.ts';
import { quoteFeel, testFact, testRuns } from './dmn-feel.ts';
import type { GraphNode } from './dmn-graph.ts';
import { xml, type XmlElement } from './xml.ts';

/** An input that decision tables may test. */
export interface TableInput {
  readonly node: GraphNode;
  readonly label: string;
  /** FEEL list or range of the values it may have; null: any. */
  readonly allowed: string | null;
  /** The unary test for some of its cells. */
  readonly test: (isTaken: readonly boolean[]) => string;
}

/** One row: its tests and what it gives. */
export interface TableRow {
  readonly box: Box;
  /** Tests of inputs beyond facts and counts, by the input. */
  readonly further?: ReadonlyMap<TableInput, string>;
  /** FEEL. */
  readonly output: string;
  readonly notes: readonly string[];
}

/** A decision table to be written. */
export interface TableDraft {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly typeRef: 'number' | 'string';
  readonly hitPolicy: 'FIRST' | 'PRIORITY' | 'RULE ORDER' | 'COLLECT';
  readonly aggregation?: 'MIN';
  /** FEEL list of outputs, the one that wins first in front. */
  readonly outputs: string | null;
  /** FEEL; given where no row is met. */
  readonly fallback: string | null;
  readonly rows: readonly TableRow[];
  /** Names of the columns of notes. */
  readonly notes: readonly string[];
}

function text(name: string, content: string, id?: string): XmlElement {
  return xml(name, { id }, [xml('text', {}, content)]);
}

/** Both languages on one line; one where they say the same. */
export function bothLanguages(words: Localized | undefined): string {
  if (words === undefined) return '';
  return words.ja === words.en ? words.ja : `${words.ja} / ${words.en}`;
}

/** The inputs that some row of a table tests, in their order. */
export function listInputs(rows: readonly TableRow[], inputs: readonly TableInput[]): TableInput[] {
  const tested = new Set<TableInput>();
  for (const row of rows) {
    for (const place of row.box.keys()) {
      const input = inputs[place];
      if (input) tested.add(input);
    }
    for (const input of row.further?.keys() ?? []) tested.add(input);
  }
  const further = [...tested].filter((input) => !inputs.includes(input));
  return [...inputs.filter((input) => tested.has(input)), ...further];
}

/** Writes a decision table over the inputs that its rows test. */
export function writeTable(draft: TableDraft, inputs: readonly TableInput[]): XmlElement {
  const { id, rows } = draft;
  const columns = listInputs(rows, inputs).map((input) => ({ input, place: inputs.indexOf(input) }));
  const testOf = (row: TableRow, { input, place }: (typeof columns)[number]): string => {
    const isTaken = row.box.get(place);
    return row.further?.get(input) ?? (isTaken === undefined ? '-' : input.test(isTaken));
  };
  const attributes = { id, hitPolicy: draft.hitPolicy, aggregation: draft.aggregation };
  return xml('decisionTable', attributes, [
    ...columns.map(({ input }, place) =>
      xml('input', { id: `${id}_input_${place + 1}`, label: input.label }, [
        xml('inputExpression', { id: `${id}_expression_${place + 1}`, typeRef: input.node.typeRef }, [
          xml('text', {}, input.node.name),
        ]),
        input.allowed === null ? null : text('inputValues', input.allowed, `${id}_values_${place + 1}`),
      ]),
    ),
    // A single output has neither name nor type of its own: the decision has them.
    xml('output', { id: `${id}_output`, label: draft.label }, [
      draft.outputs === null ? null : text('outputValues', draft.outputs, `${id}_outputs`),
      draft.fallback === null ? null : text('defaultOutputEntry', draft.fallback, `${id}_default`),
    ]),
    ...draft.notes.map((name) => xml('annotation', { name })),
    ...rows.map((row, place) =>
      xml('rule', { id: `${id}_row_${place + 1}` }, [
        ...columns.map((column, at) =>
          text('inputEntry', testOf(row, column), `${id}_row_${place + 1}_test_${at + 1}`),
        ),
        text('outputEntry', row.output, `${id}_row_${place + 1}_output`),
        ...draft.notes.map((_, at) => text('annotationEntry', row.notes[at] ?? '')),
      ]),
    ),
  ]);
}

/** Literal FEEL as the expression of a decision. */
export function writeExpression(id: string, feel: string, typeRef?: string): XmlElement {
  return xml('literalExpression', { id, typeRef }, [xml('text', {}, feel)]);
}

/** Facts and counts of groups as inputs, by the places that boxes use. */
export function describeInputs(
  compiled: CompiledPolicy,
  facts: readonly GraphNode[],
  counts: readonly GraphNode[],
): TableInput[] {
  const ofFacts = compiled.cells.map((cells, place): TableInput[] => {
    const { fact } = cells;
    const node = facts[place];
    if (node === undefined) return [];
    const bound = (value: number) => (Math.abs(value) === Number.MAX_SAFE_INTEGER ? null : value);
    const [min, max] = fact.kind === 'integer' ? [bound(fact.min), bound(fact.max)] : [null, null];
    const range = min === null || max === null ? null : `[${min}..${max}]`;
    const allowed = fact.kind === 'choice' ? fact.options.map(quoteFeel).join(', ') : range;
    const label = fact.label === undefined ? fact.id : bothLanguages(fact.label);
    return [{ node, label, allowed, test: (isTaken) => testFact(cells, isTaken) }];
  });
  const ofGroups = compiled.groups.map((group, place): TableInput[] => {
    const node = counts[place];
    if (node === undefined) return [];
    const most = group.members.length + (group.takesOther ? 1 : 0);
    const starts = Array.from({ length: most + 1 }, (_, count) => count);
    return [
      { node, label: `${group.id}.count`, allowed: `[0..${most}]`, test: (isTaken) => testRuns(starts, isTaken) },
    ];
  });
  return [...ofFacts, ...ofGroups].flat();
}
