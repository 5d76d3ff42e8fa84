import { describe, expect, it } from 'vitest';
import { machineIds } from '../../engine/casework/charts.ts';
import { pillHeight } from '../../engine/casework/diagram-boxes.ts';
import { layOutDiagram } from '../../engine/casework/diagram-layout.ts';
import { drawDiagram } from '../../engine/casework/diagram-svg.ts';
import { tabulateDiagram } from '../../engine/casework/diagram-table.ts';
import { describeDiagram, type Diagram } from '../../engine/casework/diagram.ts';
import { EngineError } from '../../engine/domain/engine-error.ts';

const languages = ['ja', 'en'] as const;
const pictures = machineIds.flatMap((machineId) => languages.map((language) => [machineId, language] as const));

/** Fails on a tag that is not closed in order: enough of XML for a document that holds tags and texts only. */
function listTags(svg: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, close, name = '', self] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else names.push(name);
    if (!close && !self) open.push(name);
  }
  expect(open).toEqual([]);
  return names;
}

describe.each(pictures)('the picture of "%s" in %s', (machineId, language) => {
  const diagram = describeDiagram(machineId);
  const picture = layOutDiagram(diagram, language);

  it('fits the work area of a 1366 × 768 screen without shrinking its 12 px letters', () => {
    expect(picture.width).toBeLessThanOrEqual(1350);
    expect(picture.height).toBeLessThanOrEqual(620);
  });

  it('lays no box over another, and every pill and arrow inside the frame', () => {
    for (const a of picture.boxes) {
      for (const b of picture.boxes) {
        const apart =
          a === b || a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect([a.id, b.id, apart]).toEqual([a.id, b.id, true]);
      }
      for (const pill of a.pills) {
        expect(pill.x + pill.width).toBeLessThanOrEqual(a.width);
        expect(pill.y + pillHeight).toBeLessThanOrEqual(a.height);
      }
    }
    for (const { x, y } of picture.arrows.flatMap(({ points }) => points)) {
      expect(x >= 0 && x <= picture.width && y >= 0 && y <= picture.height).toBe(true);
    }
  });

  it('shows every leaf once and an arrow for every pair of boxes', () => {
    const leaves = diagram.states.filter(({ kind }) => kind === 'atomic').map(({ id }) => id);
    const shown = picture.boxes.flatMap(({ id, pills }) => (pills.length > 0 ? pills.map((pill) => pill.id) : [id]));
    expect(shown.sort()).toEqual(leaves.sort());
    const pairs = diagram.transitions
      .map(({ from, to }) => [from.split('.')[0], to.split('.')[0]])
      .filter(([from, to]) => from !== to);
    expect(picture.arrows).toHaveLength(new Set(pairs.map((pair) => pair.join('>'))).size);
  });

  it('is the same every time, well formed, and free of styles, scripts and links', () => {
    const svg = drawDiagram(diagram, { language });
    expect(drawDiagram(structuredClone(diagram), { language })).toBe(svg);
    const tags = new Set(listTags(svg));
    expect(tags).toEqual(new Set(['svg', 'title', 'defs', 'marker', 'path', 'rect', 'text']));
    expect(svg).not.toMatch(/style=|href|NaN|undefined/);
  });

  it('has a table twin with one full row per transition', () => {
    const { columns, rows } = tabulateDiagram(diagram, language);
    expect(rows).toHaveLength(diagram.transitions.length);
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      expect(row.every((cell) => cell.length > 0)).toBe(true);
    }
  });
});

describe('where the case stands', () => {
  const diagram = describeDiagram('consultation');

  it('is said in words, in the picture and in its title', () => {
    const svg = drawDiagram(diagram, { language: 'ja', current: 'inSession.silent.checkedIn' });
    expect(svg).toContain('>今ここ</text>');
    expect(svg).toContain('今ここ: 声かけ済み</title>');
    expect(drawDiagram(diagram, { language: 'ja' })).not.toContain('今ここ');
  });

  it('may be two states at once in an emergency', () => {
    const current = 'emergency.hold.lost+emergency.chain.policeTold';
    expect(drawDiagram(diagram, { language: 'en', current })).toContain('Now here: Contact lost, Both told</title>');
  });

  it('dashes what was not reached and ticks what was', () => {
    const svg = drawDiagram(diagram, { language: 'en', current: 'waiting.inTurn', visited: ['received'] });
    expect(svg).toContain('>✓Received</text>');
    expect(svg).toContain('stroke-dasharray');
    expect(drawDiagram(diagram, { language: 'en' })).not.toContain('stroke-dasharray');
  });

  it('makes heavy only the arrows that lead on from there', () => {
    const countHeavy = (current: string) =>
      drawDiagram(diagram, { language: 'en', current }).split('marker-end="url(#consultation-tip-open)"').length - 1;
    // After a message of ours: back in, into an emergency, or to an end. After the end: back in, or an emergency.
    expect(countHeavy('contactedBack')).toBe(3);
    expect(countHeavy('ended.unreturned')).toBe(2);
  });

  it('is refused where the chart has no such state', () => {
    expect(() => drawDiagram(diagram, { language: 'en', current: 'ended.vanished' })).toThrow(EngineError);
  });
});

describe('words with odd characters', () => {
  it('are written as text, never as markup', () => {
    const diagram = describeDiagram('consultation');
    const hostile: Diagram = {
      ...diagram,
      title: { ja: '<script>', en: '"</title><script>&' },
      states: diagram.states.map((state) => ({ ...state, label: { ja: '<b>', en: `<b a='"'>&` } })),
    };
    const svg = drawDiagram(hostile, { language: 'en' });
    expect(listTags(svg)).not.toContain('script');
    expect(svg).toContain('&lt;b a=&apos;&quot;&apos;&gt;&amp;');
  });
});
