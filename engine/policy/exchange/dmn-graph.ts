import { xml, type XmlElement } from './xml.ts';

/** A node of a decision requirements graph: something entered, or something decided from other nodes. */
export interface GraphNode {
  readonly id: string;
  /** FEEL name. */
  readonly name: string;
  readonly typeRef: 'boolean' | 'number' | 'string' | undefined;
  readonly description: string;
  /** Nodes that it is decided from; they stand before it. */
  readonly needs: readonly GraphNode[];
  /** null: entered. */
  readonly expression: XmlElement | null;
}

export const dmnNamespaces = {
  xmlns: 'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'xmlns:dmndi': 'https://www.omg.org/spec/DMN/20191111/DMNDI/',
  'xmlns:dc': 'http://www.omg.org/spec/DMN/20180521/DC/',
  'xmlns:di': 'http://www.omg.org/spec/DMN/20180521/DI/',
} as const;

const box = { width: 180, height: 60, gapX: 30, gapY: 90 } as const;

function requirementId(node: GraphNode, place: number): string {
  return `${node.id}_needs_${place + 1}`;
}

/** One node as DMN. */
export function writeNode(node: GraphNode): XmlElement {
  const variable = xml('variable', { id: `${node.id}_variable`, name: node.name, typeRef: node.typeRef });
  const description = node.description === '' ? null : xml('description', {}, node.description);
  const attributes = { id: node.id, name: node.name };
  if (node.expression === null) return xml('inputData', attributes, [description, variable]);
  const needs = node.needs.map((need, place) => {
    const required = xml(need.expression === null ? 'requiredInput' : 'requiredDecision', { href: `#${need.id}` });
    return xml('informationRequirement', { id: requirementId(node, place) }, [required]);
  });
  return xml('decision', attributes, [description, variable, ...needs, node.expression]);
}

function findLevels(nodes: readonly GraphNode[]): Map<GraphNode, number> {
  const levels = new Map<GraphNode, number>();
  for (const node of nodes) levels.set(node, Math.max(-1, ...node.needs.map((need) => levels.get(need) ?? 0)) + 1);
  return levels;
}

/** A plain layout: what is entered at the bottom, each node above those that it needs. */
export function writeDiagram(nodes: readonly GraphNode[]): XmlElement {
  const levels = findLevels(nodes);
  const highest = Math.max(0, ...levels.values());
  const used = new Map<number, number>();
  const corners = new Map<GraphNode, { x: number; y: number }>();
  for (const node of nodes) {
    const level = levels.get(node) ?? 0;
    const place = used.get(level) ?? 0;
    used.set(level, place + 1);
    corners.set(node, { x: place * (box.width + box.gapX), y: (highest - level) * (box.height + box.gapY) });
  }
  const cornerOf = (node: GraphNode) => corners.get(node) ?? { x: 0, y: 0 };
  const shapes = nodes.map((node) =>
    xml('dmndi:DMNShape', { id: `${node.id}_shape`, dmnElementRef: node.id }, [
      xml('dc:Bounds', { height: box.height, width: box.width, ...cornerOf(node) }),
    ]),
  );
  const edges = nodes.flatMap((node) =>
    node.needs.map((need, place) => {
      const [from, to] = [cornerOf(need), cornerOf(node)];
      const id = requirementId(node, place);
      return xml('dmndi:DMNEdge', { id: `${id}_edge`, dmnElementRef: id }, [
        xml('di:waypoint', { x: from.x + box.width / 2, y: from.y }),
        xml('di:waypoint', { x: to.x + box.width / 2, y: to.y + box.height }),
      ]);
    }),
  );
  return xml('dmndi:DMNDI', {}, [xml('dmndi:DMNDiagram', { id: 'diagram' }, [...shapes, ...edges])]);
}
