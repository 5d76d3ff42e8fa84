// @ts-expect-error dmn-moddle ships no types
import { DmnModdle } from 'dmn-moddle';
import { evaluate, unaryTest } from 'feelin';

/**
 * Reads DMN by the model of the specification (dmn-moddle) and decides by it: FEEL is feelin's; which rows count under
 * each hit policy is written here from the specification (DMN 1.3, chapter 8.2.8). It shares no code with the engine.
 */

interface Text {
  readonly text: string;
}
interface Clause {
  readonly inputExpression?: Text;
  readonly outputValues?: Text;
  readonly defaultOutputEntry?: Text;
}
interface Row {
  readonly inputEntry?: readonly Text[];
  readonly outputEntry: readonly Text[];
}
interface Logic extends Text {
  readonly $type: string;
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  readonly input?: readonly Clause[];
  readonly output?: readonly Clause[];
  readonly rule?: readonly Row[];
}
interface Requirement {
  readonly requiredInput?: { readonly href: string };
  readonly requiredDecision?: { readonly href: string };
}
interface Element {
  readonly $type: string;
  readonly id: string;
  readonly name: string;
  readonly variable?: { readonly name: string };
  readonly informationRequirement?: readonly Requirement[];
  readonly decisionLogic?: Logic;
}

type Values = Record<string, unknown>;

/** A DMN document ready to decide. */
export interface DmnModel {
  /** What the reader of the DMN found odd, elements and attributes that DMN 1.3 does not have among them. */
  readonly warnings: readonly unknown[];
  readonly hitPolicies: readonly string[];
  /** Names of what has to be put in. */
  readonly inputs: readonly string[];
  /** Every decision's value, by name. */
  readonly decide: (inputs: Values) => Values;
}

/** Unary test → value → whether it passes: there are few of each, asked often. */
const tests = new Map<string, Map<unknown, boolean>>();

function passes(test: string, value: unknown): boolean {
  if (test === '-') return true;
  const known = tests.get(test) ?? new Map<unknown, boolean>();
  tests.set(test, known);
  let result = known.get(value);
  if (result === undefined) {
    const read = unaryTest(test, { '?': value });
    // A missing answer cannot be compared with a number: that is no fault of the test.
    if (read.warnings.length > 0 && value !== null) throw new Error(`${test}: ${JSON.stringify(read.warnings)}`);
    result = read.value === true;
    known.set(value, result);
  }
  return result;
}

const parsed = new Map<string, unknown>();

function constant(feel: string): unknown {
  if (!parsed.has(feel)) parsed.set(feel, evaluate(feel, {}).value);
  return parsed.get(feel);
}

function decideTable(table: Logic, values: Values): unknown {
  const columns = table.input ?? [];
  const rows = (table.rule ?? []).filter((row) =>
    columns.every((column, place) => {
      const name = column.inputExpression?.text ?? '';
      if (!(name in values)) throw new Error(`no input ${name}`);
      return passes(row.inputEntry?.[place]?.text ?? '-', values[name]);
    }),
  );
  const outputs = rows.map((row) => constant(row.outputEntry[0]?.text ?? 'null'));
  const [clause] = table.output ?? [];
  const fallback = clause?.defaultOutputEntry ? constant(clause.defaultOutputEntry.text) : null;
  if (outputs.length === 0) return fallback;
  switch (table.hitPolicy) {
    case 'FIRST':
      return outputs[0];
    case 'PRIORITY': {
      const order = constant(`[${clause?.outputValues?.text ?? ''}]`) as unknown[];
      return order.find((each) => outputs.includes(each));
    }
    case 'RULE ORDER':
      return outputs;
    case 'COLLECT':
      if (table.aggregation === 'MIN') return Math.min(...(outputs as number[]));
      return outputs;
    default:
      throw new Error(`hit policy ${String(table.hitPolicy)}`);
  }
}

const evaluated = new Map<string, unknown>();

function decideExpression(feel: string, values: Values): unknown {
  const key = `${feel}\u0000${JSON.stringify(values)}`;
  if (!evaluated.has(key)) evaluated.set(key, evaluate(feel, values).value);
  return evaluated.get(key);
}

interface ModelElement {
  readonly $type: string;
  readonly $attrs?: Readonly<Record<string, unknown>>;
  readonly $descriptor?: { readonly isGeneric?: boolean };
}

/** What the model of the specification does not know, and ids that stand twice. */
function listFaults(root: unknown): string[] {
  const faults: string[] = [];
  const ids = new Set<unknown>();
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    const element = value as ModelElement & { readonly id?: string };
    if (element.$descriptor?.isGeneric) faults.push(`unknown element ${element.$type}`);
    for (const key of Object.keys(element.$attrs ?? {})) {
      if (!key.startsWith('xmlns')) faults.push(`unknown attribute ${key} of ${element.$type}`);
    }
    if (element.id !== undefined && ids.has(element.id)) faults.push(`id ${element.id} twice`);
    ids.add(element.id);
    for (const [key, child] of Object.entries(element)) if (!key.startsWith('$')) visit(child);
  };
  visit(root);
  return faults;
}

export async function readDmn(xml: string): Promise<DmnModel> {
  const { rootElement, warnings } = (await new DmnModdle().fromXML(xml)) as unknown as {
    rootElement: { drgElement: readonly Element[] };
    warnings: readonly unknown[];
  };
  const elements = rootElement.drgElement;
  const byId = new Map(elements.map((element) => [element.id, element]));
  const decisions = elements.filter((element) => element.$type === 'dmn:Decision');
  const logicOf = (decision: Element): Logic => {
    if (!decision.decisionLogic) throw new Error(`${decision.id} decides nothing`);
    return decision.decisionLogic;
  };
  const hitPolicies = decisions
    .map(logicOf)
    .filter((logic) => logic.$type === 'dmn:DecisionTable')
    .map((logic) => String(logic.hitPolicy));
  const decide = (inputs: Values): Values => {
    const results: Values = {};
    const valueOf = (element: Element): unknown => {
      if (element.$type === 'dmn:InputData') return inputs[element.name];
      if (element.name in results) return results[element.name];
      const scope: Values = {};
      for (const { requiredInput, requiredDecision } of element.informationRequirement ?? []) {
        const required = byId.get((requiredInput ?? requiredDecision)?.href.slice(1) ?? '');
        if (!required) throw new Error(`${element.id} requires nothing that exists`);
        scope[required.variable?.name ?? required.name] = valueOf(required);
      }
      const logic = logicOf(element);
      results[element.name] =
        logic.$type === 'dmn:DecisionTable' ? decideTable(logic, scope) : decideExpression(logic.text, scope);
      return results[element.name];
    };
    decisions.forEach(valueOf);
    return results;
  };
  const inputs = elements.filter((element) => element.$type === 'dmn:InputData').map(({ name }) => name);
  return { warnings: [...warnings, ...listFaults(rootElement)], hitPolicies, inputs, decide };
}
