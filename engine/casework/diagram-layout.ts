import { Graph, layout } from '@dagrejs/dagre';
import { EngineError } from '../domain/engine-error.ts';
import type { Language } from '../domain/localized.ts';
import { layOutBox, type Box } from './diagram-boxes.ts';
import type { Diagram } from './diagram.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with the place of its upper left corner. */
export interface PlacedBox extends Box, Point {}

/** All transitions from one box to another, drawn as one arrow. */
export interface PlacedArrow {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

/** The picture of a chart before drawing. Unit: px. */
export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
}

/** What the picture should fit into so that its 12 px stay 12 px: the work area of a 1366 × 768 screen. Unit: px. */
export const frame = { width: 1334, height: 620 };
export const margin = 12;
export const directions = ['LR', 'TB'] as const;
const boxWidths = [160, 200, 220, 240, 300, 380, 480];

/** The top state that a state belongs to. */
export const topOf = (id: string): string => id.split('.')[0] ?? id;

/** The pairs of boxes between which a case can move, each once, in the order of the chart. */
function listPairs(diagram: Diagram): { from: string; to: string }[] {
  const pairs = diagram.transitions.map(({ from, to }) => ({ from: topOf(from), to: topOf(to) }));
  const found = new Map(pairs.map((pair) => [`${pair.from}>${pair.to}`, pair]));
  return [...found.values()].filter(({ from, to }) => from !== to);
}

export function requirePlace(place: { x?: number | undefined; y?: number | undefined }, id: string): Point {
  if (place.x === undefined || place.y === undefined) throw new EngineError('not-laid-out', id);
  return { x: place.x, y: place.y };
}

/** The smallest frame around boxes and arrows, with everything moved so that it starts at the margin. */
function fitFrame(boxes: readonly PlacedBox[], arrows: readonly PlacedArrow[]): DiagramLayout {
  const corners = boxes.flatMap(({ x, y, width, height }) => [
    { x, y },
    { x: x + width, y: y + height },
  ]);
  const points = [...corners, ...arrows.flatMap((arrow) => arrow.points)];
  const left = Math.min(...points.map(({ x }) => x)) - margin;
  const top = Math.min(...points.map(({ y }) => y)) - margin;
  const move = ({ x, y }: Point): Point => ({ x: x - left, y: y - top });
  return {
    width: Math.ceil(Math.max(...points.map(({ x }) => x)) - left + margin),
    height: Math.ceil(Math.max(...points.map(({ y }) => y)) - top + margin),
    boxes: boxes.map((box) => ({ ...box, ...move(box) })),
    arrows: arrows.map((arrow) => ({ ...arrow, points: arrow.points.map(move) })),
  };
}

function layOutAs(diagram: Diagram, language: Language, rankdir: 'LR' | 'TB', boxWidth: number): DiagramLayout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir, nodesep: 14, edgesep: 8, ranksep: 20 });
  const tops = diagram.states.filter(({ parent }) => parent === null);
  const boxes = tops.map((state) => layOutBox(diagram, state, language, boxWidth));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  // A chart lists its states as a case runs through them: an arrow back is laid out forwards and drawn the other way.
  const order = tops.map(({ id }) => id);
  const pairs = listPairs(diagram).map((pair) => ({
    ...pair,
    isBack: order.indexOf(pair.to) < order.indexOf(pair.from),
  }));
  for (const { from, to, isBack } of pairs) {
    if (isBack) graph.setEdge(to, from, {}, 'back');
    else graph.setEdge(from, to, {}, 'forth');
  }
  layout(graph);
  const placedBoxes = boxes.map((box) => {
    const { x, y } = requirePlace(graph.node(box.id), box.id);
    return { ...box, x: x - box.width / 2, y: y - box.height / 2 };
  });
  const arrows = pairs.map(({ from, to, isBack }) => {
    const points = (isBack ? graph.edge(to, from, 'back') : graph.edge(from, to, 'forth')).points ?? [];
    return { from, to, points: isBack ? [...points].reverse() : points };
  });
  return fitFrame(placedBoxes, arrows);
}

/** By how much a picture has to be shrunk to fit the frame; 1 or less = not at all. */
function measureOverflow({ width, height }: DiagramLayout): number {
  return Math.max(width / frame.width, height / frame.height);
}

/** Layouts by diagram: a picture is drawn again at every step of a case, its layout never changes. */
const knownLayouts: Readonly<Record<Language, WeakMap<Diagram, DiagramLayout>>> = {
  ja: new WeakMap(),
  en: new WeakMap(),
};

/**
 * Lays a chart out: one box per top state with its leaves as pills, one arrow per pair of boxes, in layers
 * (@dagrejs/dagre), across or down and with boxes as wide as fits a small screen best. The same chart and language always
 * give the same picture.
 */
export function layOutDiagram(diagram: Diagram, language: Language): DiagramLayout {
  const known = knownLayouts[language].get(diagram);
  if (known) return known;
  const layouts = directions.flatMap((rankdir) =>
    boxWidths.map((boxWidth) => layOutAs(diagram, language, rankdir, boxWidth)),
  );
  const best = layouts.reduce((chosen, each) => (measureOverflow(each) < measureOverflow(chosen) ? each : chosen));
  knownLayouts[language].set(diagram, best);
  return best;
}
