import { EngineError } from '../domain/engine-error.ts';
import { drawPath, drawText, drawTip, escapeXml, fonts, here, ink, showNumber } from './diagram-marks.ts';
import { layOutPart, lineHeight, type PartArrow, type PartNode } from './diagram-part-layout.ts';
import type { DrawingOptions } from './diagram-svg.ts';
import type { Diagram } from './diagram.ts';
import { estimateTextWidth } from './diagram-boxes.ts';

function drawNode(node: PartNode, current: ReadonlySet<string>, visited: ReadonlySet<string>): string {
  const { id, kind, label, x, y, width, height } = node;
  const isCurrent = [...current].some((leaf) => `${leaf}.`.startsWith(`${id}.`));
  const dash = kind === 'state' ? '' : ' stroke-dasharray="4 3"';
  const look = isCurrent
    ? `fill="${ink.accent}" stroke="${ink.accent}"`
    : `fill="#ffffff" stroke="${kind === 'state' ? ink.text : ink.line}"${dash}`;
  const shape = `<rect${isCurrent ? ' data-current="true"' : ''} x="${showNumber(x)}" y="${showNumber(y)}" width="${String(width)}" height="${String(height)}" rx="${kind === 'outside' ? '0' : '4'}" ${look}/>`;
  const start = node.isInitial
    ? `<circle cx="${showNumber(x + 10)}" cy="${showNumber(y + height / 2)}" r="4" fill="${isCurrent ? '#ffffff' : ink.text}"/>`
    : '';
  const fill = isCurrent ? '#ffffff' : kind === 'state' ? ink.text : ink.faint;
  const more = ` text-anchor="middle"${isCurrent ? ' font-weight="700"' : ''}`;
  const isVisited = [...visited].some((leaf) => `${leaf}.`.startsWith(`${id}.`));
  const mark = isVisited && !isCurrent ? '✓' : '';
  return shape + start + drawText({ x: x + width / 2, y: y + 16 }, mark + label, fill, more);
}

function drawArrow({ points, isOpen }: PartArrow, id: string): string {
  const look = isOpen
    ? `stroke="${ink.accent}" stroke-width="2" marker-end="url(#${id}-tip-open)"`
    : `stroke="${ink.line}" marker-end="url(#${id}-tip)"`;
  return `<path d="${drawPath(points)}" fill="none" ${look}/>`;
}

/** The events of an arrow on a white ground, so that no line runs through them. */
function drawWords({ words, wordsAt }: PartArrow): string {
  if (wordsAt === null) return '';
  const width = Math.max(...words.map(estimateTextWidth)) + 4;
  const top = wordsAt.y - (words.length * lineHeight) / 2;
  const ground = `<rect x="${showNumber(wordsAt.x - width / 2)}" y="${showNumber(top)}" width="${showNumber(width)}" height="${String(words.length * lineHeight)}" fill="#ffffff"/>`;
  const lines = words.map((line, index) =>
    drawText({ x: wordsAt.x, y: top + 12 + index * lineHeight }, line, ink.accent, ' text-anchor="middle"'),
  );
  return ground + lines.join('');
}

/** The innermost state that encloses all leaves in which the case stands; a leaf at the top itself. */
function findAround(current: ReadonlySet<string>): string {
  const [first = [], ...others] = [...current].map((leaf) => leaf.split('.'));
  const shared = first.length > 1 ? [...first].slice(0, -1) : [...first];
  const held = shared.findIndex((step, index) => others.some((path) => path[index] !== step));
  return shared.slice(0, held === -1 ? undefined : held).join('.');
}

/**
 * Draws one part of a chart, opened up, as an SVG document: its states with every move between them, a dot where it starts,
 * the states around it dashed. The moves that are open to the case where it stands are heavy and carry their events in
 * words; all others are in the table twin, `tabulateDiagram`.
 *
 * @param part path of a state; by default the innermost one around where the case stands
 * @throws EngineError `unknown-case-state` for a part or a `current` that the chart does not have, or where neither is given
 */
export function drawDiagramPart(diagram: Diagram, options: DrawingOptions, part?: string): string {
  const { language } = options;
  const current = new Set(options.current === undefined ? [] : options.current.split('+'));
  const known = new Set(diagram.states.map(({ id }) => id));
  for (const leaf of current) if (!known.has(leaf)) throw new EngineError('unknown-case-state', leaf);
  const shown = part ?? findAround(current);
  const { width, height, nodes, arrows } = layOutPart(diagram, shown, current, language);
  const labelOf = (id: string) => diagram.states.find((state) => state.id === id)?.label[language] ?? id;
  const stands = [...current].map(labelOf).join(', ');
  const title = [diagram.title[language], labelOf(shown), ...(stands === '' ? [] : [`${here[language]}: ${stands}`])];
  const id = `${diagram.machine}-part`;
  const visited = new Set(options.visited);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img" aria-labelledby="${id}-title" lang="${language}" font-family="${fonts}" font-size="12">`,
    `<title id="${id}-title">${escapeXml(title.join(' '))}</title>`,
    `<defs>${drawTip(`${id}-tip`, ink.line)}${drawTip(`${id}-tip-open`, ink.accent)}</defs>`,
    `<rect width="${String(width)}" height="${String(height)}" fill="#ffffff"/>`,
    ...arrows.filter(({ isOpen }) => !isOpen).map((arrow) => drawArrow(arrow, id)),
    ...arrows.filter(({ isOpen }) => isOpen).map((arrow) => drawArrow(arrow, id)),
    ...arrows.map(drawWords),
    ...nodes.map((node) => drawNode(node, current, visited)),
    '</svg>',
  ].join('\n');
}
