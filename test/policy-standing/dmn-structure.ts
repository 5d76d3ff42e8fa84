/**
 * Checks a DMN document against the structure of DMN 1.3 (its schema of 2019-11-11) as far as policies use it: which
 * elements stand in which and in what order, how often, what has an id, what refers to what. The schema was read for
 * this; none of its text is here.
 */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Children in order: name → how often at least and at most. Names joined by | may be mixed. */
type Order = readonly (readonly [names: string, least: number, most: number])[];

const many = Number.POSITIVE_INFINITY;
const onlyText: Order = [['text', 1, 1]];
const orders: Readonly<Record<string, Order>> = {
  definitions: [
    ['description', 0, 1],
    ['inputData|decision', 0, many],
    ['dmndi:DMNDI', 0, 1],
  ],
  inputData: [
    ['description', 0, 1],
    ['variable', 0, 1],
  ],
  decision: [
    ['description', 0, 1],
    ['variable', 0, 1],
    ['informationRequirement', 0, many],
    ['decisionTable|literalExpression', 1, 1],
  ],
  informationRequirement: [['requiredInput|requiredDecision', 1, 1]],
  decisionTable: [
    ['description', 0, 1],
    ['input', 0, many],
    ['output', 1, many],
    ['annotation', 0, many],
    ['rule', 0, many],
  ],
  input: [
    ['inputExpression', 1, 1],
    ['inputValues', 0, 1],
  ],
  output: [
    ['outputValues', 0, 1],
    ['defaultOutputEntry', 0, 1],
  ],
  rule: [
    ['description', 0, 1],
    ['inputEntry', 0, many],
    ['outputEntry', 1, many],
    ['annotationEntry', 0, many],
  ],
  inputExpression: onlyText,
  inputValues: onlyText,
  outputValues: onlyText,
  defaultOutputEntry: onlyText,
  inputEntry: onlyText,
  outputEntry: onlyText,
  annotationEntry: onlyText,
  literalExpression: onlyText,
  'dmndi:DMNDI': [['dmndi:DMNDiagram', 0, many]],
  'dmndi:DMNDiagram': [['dmndi:DMNShape|dmndi:DMNEdge', 0, many]],
  'dmndi:DMNShape': [['dc:Bounds', 1, 1]],
  'dmndi:DMNEdge': [['di:waypoint', 2, many]],
  ...Object.fromEntries(
    [
      'description',
      'variable',
      'annotation',
      'text',
      'requiredInput',
      'requiredDecision',
      'dc:Bounds',
      'di:waypoint',
    ].map((name) => [name, []]),
  ),
};

const needed: Readonly<Record<string, readonly string[]>> = {
  definitions: ['id', 'name', 'namespace'],
  inputData: ['id', 'name'],
  decision: ['id', 'name'],
  variable: ['name'],
  annotation: ['name'],
  requiredInput: ['href'],
  requiredDecision: ['href'],
  decisionTable: ['hitPolicy'],
  'dmndi:DMNShape': ['dmnElementRef'],
  'dmndi:DMNEdge': ['dmnElementRef'],
};
const hitPolicies = ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'];

/** Reads XML as our writer writes it: no comments, no processing but the declaration. */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  for (const [, end, name, rest, closed, text] of xml.matchAll(
    /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>([^<]*)/g,
  )) {
    const parent = open.at(-1);
    if (!parent) throw new Error('more is closed than was opened');
    if (end === '/') {
      if (parent.name !== name) throw new Error(`</${String(name)}> closes <${parent.name}>`);
      open.pop();
      continue;
    }
    const attributes = [...(rest ?? '').matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
    const element: Element = {
      name: name ?? '',
      attributes: Object.fromEntries(attributes) as Record<string, string>,
      children: [],
      text: text ?? '',
    };
    parent.children.push(element);
    if (closed !== '/') open.push(element);
  }
  const [only, ...others] = root.children;
  if (open.length !== 1 || !only || others.length > 0) throw new Error('not one closed element');
  return only;
}

function checkOrder({ name, children }: Element): string[] {
  const order = orders[name];
  if (!order) return [`<${name}> is no element that policies use`];
  const faults: string[] = [];
  let at = 0;
  for (const [names, least, most] of order) {
    const from = at;
    while (at < children.length && names.split('|').includes(children[at]?.name ?? '')) at += 1;
    if (at - from < least || at - from > most) faults.push(`<${name}> has ${at - from} <${names}>`);
  }
  if (at < children.length) faults.push(`<${children[at]?.name ?? ''}> stands at the wrong place in <${name}>`);
  return faults;
}

function checkTable({ children }: Element): string[] {
  const count = (of: readonly Element[], name: string) => of.filter((child) => child.name === name).length;
  return children
    .filter(({ name }) => name === 'rule')
    .flatMap((rule) =>
      ['input', 'output', 'annotation'].flatMap((column) => {
        const [columns, entries] = [count(children, column), count(rule.children, `${column}Entry`)];
        return columns === entries ? [] : [`a rule has ${entries} ${column} entries for ${columns}`];
      }),
    );
}

/** What does not fit the structure of DMN 1.3, in words; nothing where all fits. */
export function listStructureFaults(xml: string): readonly string[] {
  const faults: string[] = [];
  const kinds = new Map<string, string>();
  const references: { readonly id: string; readonly kinds: readonly string[] }[] = [];
  const visit = (element: Element): void => {
    const { name, attributes } = element;
    faults.push(...checkOrder(element));
    if (name === 'decisionTable') faults.push(...checkTable(element));
    for (const key of needed[name] ?? []) if (!attributes[key]) faults.push(`<${name}> has no ${key}`);
    const { id, href, hitPolicy, aggregation, dmnElementRef } = attributes;
    if (id !== undefined && kinds.has(id)) faults.push(`two elements are ${id}`);
    if (id !== undefined) kinds.set(id, name);
    if (id !== undefined && !/^[A-Za-z_][\w.-]*$/.test(id)) faults.push(`${id} is no name for an id`);
    if (hitPolicy !== undefined && !hitPolicies.includes(hitPolicy)) faults.push(`hit policy ${hitPolicy}`);
    if (aggregation !== undefined && hitPolicy !== 'COLLECT') faults.push(`${String(hitPolicy)} aggregates`);
    if (href !== undefined) {
      references.push({ id: href.slice(1), kinds: [name === 'requiredInput' ? 'inputData' : 'decision'] });
    }
    if (dmnElementRef !== undefined) {
      const shown = name === 'dmndi:DMNEdge' ? ['informationRequirement'] : ['inputData', 'decision'];
      references.push({ id: dmnElementRef, kinds: shown });
    }
    element.children.forEach(visit);
  };
  const root = readXml(xml);
  if (root.name !== 'definitions') faults.push(`<${root.name}> is no <definitions>`);
  if (root.attributes['xmlns'] !== 'https://www.omg.org/spec/DMN/20191111/MODEL/') faults.push('not DMN 1.3');
  visit(root);
  for (const { id, kinds: allowed } of references) {
    if (!allowed.includes(kinds.get(id) ?? '')) faults.push(`${id} is no ${allowed.join(' or ')}`);
  }
  return faults;
}
