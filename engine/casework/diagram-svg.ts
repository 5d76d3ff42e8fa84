import type { Language } from '../domain/localized.ts';
import { pillHeight, type Pill } from './diagram-boxes.ts';
import { layOutDiagram, topOf, type PlacedArrow, type PlacedBox } from './diagram-layout.ts';
import { drawPath, drawText, drawTip, escapeXml, fonts, here, ink, showNumber } from './diagram-marks.ts';
import type { Diagram } from './diagram.ts';
import { EngineError } from '../domain/engine-error.ts';

export interface DrawingOptions {
  readonly language: Language;
  /** Where the case stands, as {@link CaseState} says it; without it every state is drawn alike. */
  readonly current?: string | undefined;
  /** Leaf states the case has been in; drawn with a tick. */
  readonly visited?: readonly string[] | undefined;
}

interface Standing {
  readonly current: ReadonlySet<string>;
  readonly visited: ReadonlySet<string>;
  readonly isKnown: boolean;
}

function drawPill(pill: Pill, box: PlacedBox, standing: Standing): string {
  const at = { x: box.x + pill.x, y: box.y + pill.y };
  const isCurrent = standing.current.has(pill.id);
  const isVisited = standing.visited.has(pill.id);
  const isReached = isCurrent || isVisited || !standing.isKnown;
  const look = isCurrent
    ? `fill="${ink.accent}" stroke="${ink.accent}"`
    : `fill="#ffffff" stroke="${isReached ? ink.text : ink.line}"${isReached ? '' : ' stroke-dasharray="3 2"'}`;
  const mark = isVisited && !isCurrent ? '✓' : '';
  const shape = `<rect${isCurrent ? ' data-current="true"' : ''} x="${showNumber(at.x)}" y="${showNumber(at.y)}" width="${String(pill.width)}" height="${String(pillHeight)}" rx="4" ${look}/>`;
  const middle = { x: at.x + pill.width / 2, y: at.y + 14 };
  const bold = isCurrent ? ' font-weight="700"' : '';
  const words = drawText(middle, mark + pill.label, isCurrent ? '#ffffff' : ink.text, ` text-anchor="middle"${bold}`);
  return shape + words;
}

function drawBox(box: PlacedBox, standing: Standing, language: Language): string {
  const isLeaf = box.pills.length === 0;
  const isCurrent = isLeaf ? standing.current.has(box.id) : box.pills.some(({ id }) => standing.current.has(id));
  const isVisited = isLeaf && standing.visited.has(box.id) && !isCurrent;
  const look = isCurrent
    ? `fill="${ink.wash}" stroke="${ink.accent}" stroke-width="2"`
    : `fill="#ffffff" stroke="${ink.line}"`;
  const frame = `<rect${isLeaf && isCurrent ? ' data-current="true"' : ''} x="${showNumber(box.x)}" y="${showNumber(box.y)}" width="${String(box.width)}" height="${String(box.height)}" rx="6" ${look}/>`;
  const title = drawText(
    { x: box.x + 8, y: box.y + 18 },
    (isVisited ? '✓' : '') + box.label,
    isCurrent ? ink.accent : ink.text,
    ' font-weight="700"',
  );
  const corner = { x: box.x + box.width - 8, y: box.y + 18 };
  const mark = isCurrent ? drawText(corner, here[language], ink.accent, ' text-anchor="end" font-weight="700"') : '';
  const headings = box.headings.map(({ label, x, y }) => drawText({ x: box.x + x, y: box.y + y }, label, ink.faint));
  return [frame, title, mark, ...headings, ...box.pills.map((pill) => drawPill(pill, box, standing))].join('');
}

function drawArrow({ points }: PlacedArrow, isOpen: boolean, id: string): string {
  const look = isOpen
    ? `stroke="${ink.accent}" stroke-width="2" marker-end="url(#${id}-tip-open)"`
    : `stroke="${ink.line}" marker-end="url(#${id}-tip)"`;
  return `<path d="${drawPath(points)}" fill="none" ${look}/>`;
}

/**
 * Draws a chart as an SVG document: top states as boxes, their leaves as pills, one arrow per pair of boxes. Where the
 * case stands is said in words, tinted and bold; arrows that lead on from there are heavy; states not reached are dashed.
 * All words of events and conditions are in the table twin, `tabulateDiagram`.
 *
 * @throws EngineError `unknown-case-state` for a `current` that the chart does not have
 */
export function drawDiagram(diagram: Diagram, options: DrawingOptions): string {
  const { language } = options;
  const id = diagram.machine;
  const { width, height, boxes, arrows } = layOutDiagram(diagram, language);
  const known = new Set(diagram.states.map(({ id }) => id));
  const current = new Set(options.current === undefined ? [] : options.current.split('+'));
  for (const leaf of current) if (!known.has(leaf)) throw new EngineError('unknown-case-state', leaf);
  const standing: Standing = { current, visited: new Set(options.visited), isKnown: current.size > 0 };
  const leads = diagram.transitions.filter(({ from }) => [...current].some((id) => `${id}.`.startsWith(`${from}.`)));
  const isOpen = (arrow: PlacedArrow) =>
    leads.some(({ from, to }) => topOf(from) === arrow.from && topOf(to) === arrow.to);
  const names = diagram.states.filter((state) => current.has(state.id)).map(({ label }) => label[language]);
  const title = [diagram.title[language], ...(names.length > 0 ? [`${here[language]}: ${names.join(', ')}`] : [])];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img" aria-labelledby="${id}-title" lang="${language}" font-family="${fonts}" font-size="12">`,
    `<title id="${id}-title">${escapeXml(title.join(' '))}</title>`,
    `<defs>${drawTip(`${id}-tip`, ink.line)}${drawTip(`${id}-tip-open`, ink.accent)}</defs>`,
    `<rect width="${String(width)}" height="${String(height)}" fill="#ffffff"/>`,
    // Heavy arrows last, so that none of the others crosses over them.
    ...arrows.filter((arrow) => !isOpen(arrow)).map((arrow) => drawArrow(arrow, false, id)),
    ...arrows.filter(isOpen).map((arrow) => drawArrow(arrow, true, id)),
    ...boxes.map((box) => drawBox(box, standing, language)),
    '</svg>',
  ].join('\n');
}
