import { hasErrors, type Issue } from '../../domain/issue.ts';
import type { CompiledPolicy } from '../compile.ts';
import type { ConditionNode } from '../condition-node.ts';
import { rowLimit } from './dmn-boxes.ts';
import { exportDecision } from './dmn-decision.ts';
import { FeelNames } from './dmn-feel.ts';
import { dmnNamespaces, writeDiagram, writeNode, type GraphNode } from './dmn-graph.ts';
import { bothLanguages, describeInputs, writeExpression } from './dmn-tables.ts';
import { createExchangeIssue } from './exchange-issues.ts';
import { writeXml, xml } from './xml.ts';

/** Names under which a decision stands in the DMN. */
export interface DmnDecisionNames {
  readonly outcome: string;
  /** null: no rule sets one. */
  readonly deadlineHours: string | null;
  readonly approvals: string | null;
}

/** A policy as DMN, and by which names its parts are called there. */
export interface DmnExport {
  /** The document; null when a decision cannot be written. */
  readonly xml: string | null;
  readonly issues: readonly Issue[];
  /** Fact id, `<group>.other` among them → FEEL name. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly decisions: ReadonlyMap<string, DmnDecisionNames>;
}

const caution =
  '教材です。実事例の判断には使わないでください。DMN では「不明」を表せないため、すべての項目に答えた場合だけ元の方針と同じ結果になります。 / ' +
  'Teaching material: do not use it to judge a real case. DMN cannot express unknown answers: it decides as the policy does only where every item is answered.';

const typeRefs = { answer: 'boolean', integer: 'number', choice: 'string' } as const;

class GraphInputs {
  readonly names = new FeelNames();
  readonly facts: readonly GraphNode[];
  readonly others: readonly (GraphNode | null)[];
  readonly counts: readonly GraphNode[];
  readonly byId = new Map<string, string>();

  constructor(compiled: CompiledPolicy) {
    const entered = (id: string, typeRef: GraphNode['typeRef'], label: string, key: string): GraphNode => {
      const name = this.names.claim(id);
      this.byId.set(id, name);
      return { id: key, name, typeRef, description: label, needs: [], expression: null };
    };
    this.facts = compiled.policy.facts.map((fact, place) =>
      entered(fact.id, typeRefs[fact.kind], bothLanguages(fact.label), `fact_${place + 1}`),
    );
    this.others = compiled.groups.map((group, place) =>
      group.takesOther ? entered(`${group.id}.other`, 'boolean', '', `other_${place + 1}`) : null,
    );
    this.counts = compiled.groups.map((group, place): GraphNode => {
      const other = this.others[place] ?? null;
      const members = group.members.flatMap((member) => this.facts[member] ?? []);
      const needs = other === null ? members : [...members, other];
      const feel = `count([${needs.map((need) => need.name).join(', ')}][item = true])`;
      const id = `count_${place + 1}`;
      const description = bothLanguages(compiled.policy.groups[place]?.label);
      const expression = writeExpression(`${id}_expression`, feel, 'number');
      return { id, name: this.names.claim(`${group.id}.count`), typeRef: 'number', description, needs, expression };
    });
  }
}

function asksUnknown(node: ConditionNode): boolean {
  if (node.kind === 'unknown') return true;
  return 'of' in node && (node.of as readonly ConditionNode[]).some(asksUnknown);
}

function warnOfUnknowns(compiled: CompiledPolicy): Issue[] {
  return compiled.decisions.flatMap((decision) => {
    const rules = decision.rules.map(({ node, rule, index }) => ({
      node,
      rule: rule.name,
      pointer: `/rules/${index}`,
    }));
    const floors = decision.floors.map(({ node, id, index }) => ({ node, rule: id, pointer: `/floors/${index}` }));
    return [...rules, ...floors]
      .filter(({ node }) => asksUnknown(node))
      .map(({ rule, pointer }) => createExchangeIssue('dmn-asks-unknown', { file: '', pointer }, { rule }));
  });
}

function listNeeded(ends: readonly GraphNode[]): ReadonlySet<GraphNode> {
  const needed = new Set<GraphNode>();
  const visit = (node: GraphNode) => {
    if (needed.has(node)) return;
    for (const need of node.needs) visit(need);
    needed.add(node);
  };
  ends.forEach(visit);
  return needed;
}

/**
 * Writes a policy as DMN 1.3 (the OMG namespace of 2019-11-11): a decision table for each decision, its conditions
 * expanded to rows of FEEL unary tests, with a plain diagram. `first` becomes FIRST in order of priority, `worst`
 * PRIORITY over the outcomes from the highest, `collect` RULE ORDER; floors, counts of groups, deadlines and approvals
 * are decisions of their own. On every complete case it decides as the policy does; unknown answers DMN cannot express,
 * and it says so.
 *
 * @returns no document, and an issue for each such decision, where a table would take more than 2,000 rows
 */
export function policyToDmn(compiled: CompiledPolicy): DmnExport {
  const { policy } = compiled;
  const graph = new GraphInputs(compiled);
  const inputs = describeInputs(compiled, graph.facts, graph.counts);
  const names = compiled.decisions.map(({ decision }) => graph.names.claim(decision.id));
  const issues: Issue[] = warnOfUnknowns(compiled);
  const exported = compiled.decisions.map((decision, place) => {
    const { id } = decision.decision;
    const name = names[place] ?? id;
    return { id, nodes: exportDecision(compiled, decision, inputs, graph.names, name, `decision_${place + 1}`) };
  });
  exported.forEach(({ id, nodes: { overflow } }, place) => {
    if (overflow === null) return;
    const params = { decision: id, rule: overflow, limit: rowLimit };
    issues.push(createExchangeIssue('dmn-too-many-rows', { file: '', pointer: `/decisions/${place}` }, params));
  });
  const decisions = new Map(
    exported.map(({ id, nodes }) => [
      id,
      {
        outcome: nodes.outcome.name,
        deadlineHours: nodes.deadlineHours?.name ?? null,
        approvals: nodes.approvals?.name ?? null,
      },
    ]),
  );
  if (hasErrors(issues)) return { xml: null, issues, inputs: graph.byId, decisions };
  const nodes = [...listNeeded(exported.flatMap((each) => each.nodes.nodes))];
  const stamp = policy.asOf === undefined ? '' : ` (${policy.asOf})`;
  const root = xml(
    'definitions',
    { ...dmnNamespaces, id: 'policy', name: policy.id, namespace: 'urn:madoguchi:policy' },
    [
      xml('description', {}, `${bothLanguages(policy.title)}${stamp}. ${caution}`),
      ...nodes.map(writeNode),
      writeDiagram(nodes),
    ],
  );
  return { xml: writeXml(root), issues, inputs: graph.byId, decisions };
}
