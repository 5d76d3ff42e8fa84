import type { CompiledDecision, CompiledPolicy, CompiledRule } from '../compile.ts';
import type { ConditionNode } from '../condition-node.ts';
import { expandConditions, rowLimit, separateRows, type Box } from './dmn-boxes.ts';
import { quoteFeel } from './dmn-feel.ts';
import type { FeelNames } from './dmn-feel.ts';
import type { GraphNode } from './dmn-graph.ts';
import {
  bothLanguages,
  listInputs,
  writeExpression,
  writeTable,
  type TableDraft,
  type TableInput,
  type TableRow,
} from './dmn-tables.ts';

/** A decision as nodes of the graph; the last one of `outcome` gives what the policy decides. */
export interface DecisionNodes {
  readonly nodes: readonly GraphNode[];
  readonly outcome: GraphNode;
  readonly deadlineHours: GraphNode | null;
  readonly approvals: GraphNode | null;
  /** Name of the rule or floor with which a table would pass {@link rowLimit}; null: none. */
  readonly overflow: string | null;
}

const noteNames = ['規則 / rule', '期限（時間） / deadline hours', '承認 / approvals', '理由 / because'] as const;

function noteRule({ rule, deadlineHours, approvals }: CompiledRule): string[] {
  const deadline = deadlineHours === null ? '' : String(deadlineHours);
  return [rule.name, deadline, approvals.join(', '), bothLanguages(rule.event.params.because)];
}

/** Builds the nodes of one decision. */
class DecisionExport {
  private readonly nodes: GraphNode[] = [];
  private overflow: string | null = null;

  constructor(
    private readonly compiled: CompiledPolicy,
    private readonly decision: CompiledDecision,
    private readonly inputs: readonly TableInput[],
    private readonly names: FeelNames,
    private readonly id: string,
  ) {}

  /** The rows of one rule or floor; none once a table has become too long. */
  private expand(node: ConditionNode, rule: string, isSeparate = false): readonly Box[] {
    if (this.overflow !== null) return [];
    const boxes = expandConditions(node, this.compiled);
    const rows = boxes !== null && isSeparate ? separateRows(boxes) : boxes;
    if (rows === null) this.overflow = rule;
    return rows ?? [];
  }

  private add(node: GraphNode): GraphNode {
    this.nodes.push(node);
    return node;
  }

  private addTable(draft: Omit<TableDraft, 'id' | 'label'>, description: string, lastRule: string): GraphNode {
    if (draft.rows.length > rowLimit) this.overflow ??= lastRule;
    const id = `${this.id}_${this.nodes.length + 1}`;
    const { label } = this.decision.decision;
    const words = label === undefined ? this.decision.decision.id : bothLanguages(label);
    const typeRef = draft.hitPolicy === 'RULE ORDER' ? undefined : draft.typeRef;
    const expression = writeTable({ ...draft, id: `${id}_table`, label: words }, this.inputs);
    const needs = listInputs(draft.rows, this.inputs).map((input) => input.node);
    return this.add({ id, name: draft.name, typeRef, description, needs, expression });
  }

  private addExpression(name: string, feel: string, needs: readonly GraphNode[], description: string): GraphNode {
    const id = `${this.id}_${this.nodes.length + 1}`;
    const expression = writeExpression(`${id}_expression`, feel);
    return this.add({ id, name, typeRef: undefined, description, needs, expression });
  }

  private nameRank(rank: number): string {
    const { outcomes } = this.decision;
    return quoteFeel(outcomes[rank] ?? '');
  }

  private get lastRule(): string {
    return this.decision.rules.at(-1)?.rule.name ?? '';
  }

  private get descending(): string {
    return [...this.decision.outcomes].reverse().map(quoteFeel).join(', ');
  }

  /** What the rules give, floors aside. */
  private addRules(name: string): GraphNode {
    const { decision, outcomes, precedence, rules, otherwise } = this.decision;
    const collects = decision.hit === 'collect';
    const rows = (collects ? rules : precedence).flatMap((rule) => {
      const output = quoteFeel(outcomes[rule.rank] ?? '');
      const notes = noteRule(rule);
      return this.expand(rule.node, rule.rule.name, collects).map((box): TableRow => ({ box, output, notes }));
    });
    const fallback = quoteFeel(outcomes[otherwise[0] ?? 0] ?? '');
    const isFirst = decision.hit === 'first';
    const last: TableRow = { box: new Map(), output: fallback, notes: ['otherwise'] };
    const draft = {
      name,
      typeRef: 'string',
      hitPolicy: isFirst ? 'FIRST' : collects ? 'RULE ORDER' : 'PRIORITY',
      outputs: isFirst || collects ? outcomes.map(quoteFeel).join(', ') : this.descending,
      fallback: isFirst || collects ? null : fallback,
      rows: isFirst ? [...rows, last] : rows,
      notes: noteNames,
    } as const;
    return this.addTable(draft, '', this.lastRule);
  }

  private addFloors(name: string): GraphNode {
    const { floors } = this.decision;
    const rows = floors.flatMap((floor) =>
      this.expand(floor.node, floor.id).map((box): TableRow => ({
        box,
        output: this.nameRank(floor.rank),
        notes: [floor.id],
      })),
    );
    const draft = {
      name,
      typeRef: 'string',
      hitPolicy: 'PRIORITY',
      outputs: this.descending,
      fallback: this.nameRank(0),
      rows,
      notes: ['下限 / floor'],
    } as const;
    const description = 'これより下げない下限 / what no rule may go below';
    return this.addTable(draft, description, floors.at(-1)?.id ?? '');
  }

  /** Rows of the rules that give the outcome: a further input asks for it, except where all fired rules count. */
  private listGivingRows(byRules: GraphNode, outputsOf: (rule: CompiledRule) => readonly string[]): TableRow[] {
    const { decision, outcomes, rules } = this.decision;
    const outcomeInput: TableInput = { node: byRules, label: byRules.name, allowed: null, test: () => '-' };
    return rules.flatMap((rule) => {
      const outputs = outputsOf(rule);
      if (outputs.length === 0) return [];
      const test = quoteFeel(outcomes[rule.rank] ?? '');
      const further = decision.hit === 'collect' ? new Map<TableInput, string>() : new Map([[outcomeInput, test]]);
      return this.expand(rule.node, rule.rule.name).flatMap((box) =>
        outputs.map((output): TableRow => ({ box, further, output, notes: [rule.rule.name] })),
      );
    });
  }

  private addDeadline(name: string, byRules: GraphNode): GraphNode | null {
    const rows = this.listGivingRows(byRules, ({ deadlineHours }) =>
      deadlineHours === null ? [] : [String(deadlineHours)],
    );
    if (rows.length === 0) return null;
    const description =
      '最初の受付からの時間。結果を出した規則のうち最も短いもの / hours from first receipt, the shortest of the rules that gave the outcome';
    const [note] = noteNames;
    const draft = {
      name: this.names.claim(`${name}_deadlineHours`),
      typeRef: 'number',
      hitPolicy: 'COLLECT',
      aggregation: 'MIN',
      outputs: null,
      fallback: null,
      rows,
      notes: [note],
    } as const;
    return this.addTable(draft, description, this.lastRule);
  }

  private addApprovals(name: string, byRules: GraphNode): GraphNode | null {
    const rows = this.listGivingRows(byRules, ({ approvals }) => approvals.map(quoteFeel));
    if (rows.length === 0) return null;
    const [note] = noteNames;
    const draft = {
      name: this.names.claim(`${name}_approvalsByRule`),
      typeRef: 'string',
      hitPolicy: 'RULE ORDER',
      outputs: null,
      fallback: null,
      rows,
      notes: [note],
    } as const;
    const listed = this.addTable(draft, '', this.lastRule);
    const feel = `if ${listed.name} = null then [] else distinct values(${listed.name})`;
    const description = '承認する人 / who has to approve';
    return this.addExpression(this.names.claim(`${name}_approvals`), feel, [listed], description);
  }

  run(name: string): DecisionNodes {
    const { decision, floors, outcomes, otherwise } = this.decision;
    const collects = decision.hit === 'collect';
    const isPlain = !collects && floors.length === 0;
    const byRules = this.addRules(isPlain ? name : this.names.claim(`${name}_byRules`));
    let outcome = byRules;
    if (collects) {
      const fallback = otherwise.map((rank) => quoteFeel(outcomes[rank] ?? '')).join(', ');
      const feel = `if ${byRules.name} = null then [${fallback}] else ${byRules.name}`;
      outcome = this.addExpression(name, feel, [byRules], '');
    } else if (floors.length > 0) {
      const floor = this.addFloors(this.names.claim(`${name}_floor`));
      const scale = `[${outcomes.map(quoteFeel).join(', ')}]`;
      const place = (node: GraphNode) => `index of(${scale}, ${node.name})[1]`;
      const feel = `if ${place(byRules)} >= ${place(floor)} then ${byRules.name} else ${floor.name}`;
      outcome = this.addExpression(name, feel, [byRules, floor], '');
    }
    const deadlineHours = this.addDeadline(name, byRules);
    const approvals = this.addApprovals(name, byRules);
    return { nodes: this.nodes, outcome, deadlineHours, approvals, overflow: this.overflow };
  }
}

/**
 * Writes one decision as DMN: a table of its rules; where it has floors, one of those and what is higher of the two;
 * where its rules set them, tables of deadline and approvals.
 *
 * @param name FEEL name of what is decided
 * @param id XML id that its nodes begin with
 */
export function exportDecision(
  compiled: CompiledPolicy,
  decision: CompiledDecision,
  inputs: readonly TableInput[],
  names: FeelNames,
  name: string,
  id: string,
): DecisionNodes {
  return new DecisionExport(compiled, decision, inputs, names, id).run(name);
}
