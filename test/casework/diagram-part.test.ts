import { describe, expect, it } from 'vitest';
import { machineIds } from '../../engine/casework/charts.ts';
import { drawDiagramPart } from '../../engine/casework/diagram-part.ts';
import { layOutPart } from '../../engine/casework/diagram-part-layout.ts';
import { describeDiagram } from '../../engine/casework/diagram.ts';

const parts = machineIds.flatMap((machine) => {
  const diagram = describeDiagram(machine);
  return diagram.states.filter(({ kind }) => kind !== 'atomic').map(({ id }) => [machine, id] as const);
});
const nobody: ReadonlySet<string> = new Set();

describe.each(parts)('one part of "%s", %s, opened up', (machine, part) => {
  const diagram = describeDiagram(machine);
  const inside = (id: string, ancestor: string) => `${id}.`.startsWith(`${ancestor}.`);
  const leaves = diagram.states.filter(({ id, kind }) => kind === 'atomic' && inside(id, part)).map(({ id }) => id);

  it('shows every state of it once and lays no node over another', () => {
    const { nodes, width, height } = layOutPart(diagram, part, nobody, 'ja');
    const ids = nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const shown = nodes.filter(({ kind }) => kind === 'state').map(({ id }) => id);
    for (const leaf of leaves) expect(shown.filter((id) => inside(leaf, id))).toHaveLength(1);
    for (const a of nodes) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
      for (const b of nodes) {
        const apart =
          a === b || a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect([a.id, b.id, apart]).toEqual([a.id, b.id, true]);
      }
    }
  });

  it('writes the events on the moves that are open to a case in its first two states, and on no other', () => {
    const direct = leaves.filter((each) => diagram.states.find(({ id }) => id === each)?.parent === part);
    for (const leaf of direct.slice(0, 2)) {
      const { arrows } = layOutPart(diagram, part, new Set([leaf]), 'ja');
      const open = diagram.transitions.filter(({ from, to }) => from !== to && inside(leaf, from));
      const written = new Set(arrows.flatMap(({ words }) => words));
      expect([...written].sort()).toEqual([...new Set(open.map(({ label }) => label.ja))].sort());
      for (const { isOpen, words } of arrows) expect(isOpen).toBe(words.length > 0);
    }
  });
});

it('marks where the case stands, in words for those who cannot see it', () => {
  const svg = drawDiagramPart(describeDiagram('consultation'), { language: 'en', current: 'inSession.talking' });
  expect(svg.match(/data-current/g)).toHaveLength(1);
  expect(svg).toMatch(/<title[^>]*>[^<]*Now here: /);
});

it('refuses a part or a state that the chart does not have', () => {
  const diagram = describeDiagram('report');
  expect(() => drawDiagramPart(diagram, { language: 'ja' }, 'nowhere')).toThrow(/unknown-case-state/);
  expect(() => drawDiagramPart(diagram, { language: 'ja', current: 'nowhere' })).toThrow(/unknown-case-state/);
  expect(() => drawDiagramPart(diagram, { language: 'ja' })).toThrow(/unknown-case-state/);
});
