import { Graph, layout } from '@dagrejs/dagre';
import { EngineError } from '../domain/engine-error.ts';
import type { Language, Localized } from '../domain/localized.ts';
import { estimateTextWidth } from './diagram-boxes.ts';
import { directions, frame, margin, requirePlace, type Point } from './diagram-layout.ts';
import type { Diagram } from './diagram.ts';

/** A node of the picture of one part: a state in it, all of a state's inner states together, or a state around it. */
export interface PartNode extends Point {
  readonly id: string;
  readonly kind: 'state' | 'anywhere' | 'outside';
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** Where the part starts. */
  readonly isInitial: boolean;
}

/** All moves from one node to another; the events that make them are written out where the case can take them now. */
export interface PartArrow {
  readonly points: readonly Point[];
  readonly words: readonly string[];
  /** The middle of the words; null where there are none. */
  readonly wordsAt: Point | null;
  readonly isOpen: boolean;
}

/** The picture of one part of a chart before drawing. Unit: px. */
export interface PartLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PartNode[];
  readonly arrows: readonly PartArrow[];
}

export const lineHeight = 15;
/** A part with more moves than this is laid out by the first ranker alone: the others would take seconds. */
const crowdedFrom = 80;
const nodeHeight = 24;
/** Ways of dagre to give states their layers; which one packs best depends on the part. */
const rankers = ['network-simplex', 'tight-tree', 'longest-path'] as const;
const anywhere: Localized = { ja: 'のどこからでも', en: ': from anywhere in it' };

interface Move {
  readonly from: string;
  readonly to: string;
  readonly words: string[];
  isOpen: boolean;
}

function isWithin(id: string, ancestor: string): boolean {
  return `${id}.`.startsWith(`${ancestor}.`);
}

/** The leaf in which a case is once it has entered a state; the first region's of a parallel one. */
function findEntered(diagram: Diagram, id: string): string {
  const children = diagram.states.filter(({ parent }) => parent === id);
  const entered = children.find(({ initial }) => initial) ?? children[0];
  return entered ? findEntered(diagram, entered.id) : id;
}

/** The first so many steps of a path. */
function cutPath(id: string, steps: number): string {
  return id.split('.').slice(0, steps).join('.');
}

/** How many steps the path of a node of the part has; a parallel state shows what is in its regions. */
function countNodeSteps(diagram: Diagram, part: string): number {
  const steps = part.split('.').length;
  const kind = diagram.states.find(({ id }) => id === part)?.kind;
  return kind === 'parallel' ? steps + 2 : kind === 'compound' ? steps + 1 : steps;
}

/** What of a state outside the part is shown: the outermost of its enclosing states that does not hold the part. */
function findOutside(id: string, part: string): string {
  const steps = id.split('.').findIndex((step, index) => step !== part.split('.')[index]);
  return cutPath(id, steps + 1);
}

/** Ids of nodes carry what they stand for: a state of the part its path, the rest a mark before it, in and out apart. */
function nameSource(from: string, part: string, steps: number): string {
  const encloses = isWithin(part, from) || isWithin(from, part);
  if (encloses && from.split('.').length < steps) return `anywhere ${from}`;
  return isWithin(from, part) ? cutPath(from, steps) : `from ${findOutside(from, part)}`;
}

function nameTarget(diagram: Diagram, to: string, part: string, steps: number): string {
  const entered = to.split('.').length < steps ? findEntered(diagram, to) : to;
  return isWithin(entered, part) ? cutPath(entered, steps) : `to ${findOutside(entered, part)}`;
}

/**
 * The moves that touch the part, one for each pair of nodes. Moves inside one node are seen when that is opened up; acts that
 * move nothing are left to the table twin.
 */
function listMoves(diagram: Diagram, part: string, current: ReadonlySet<string>, language: Language): Move[] {
  const moves = new Map<string, Move>();
  const steps = countNodeSteps(diagram, part);
  for (const { from, to, label } of diagram.transitions) {
    const isOpen = [...current].some((leaf) => isWithin(leaf, from));
    const touches = isWithin(from, part) || isWithin(findEntered(diagram, to), part);
    if (from === to || (!touches && !isOpen)) continue;
    const [source, target] = [nameSource(from, part, steps), nameTarget(diagram, to, part, steps)];
    if (source === target) continue;
    const key = `${source}>${target}`;
    const move = moves.get(key) ?? { from: source, to: target, words: [], isOpen: false };
    moves.set(key, move);
    move.isOpen ||= isOpen;
    const words = label[language];
    if (isOpen && !move.words.includes(words)) move.words.push(words);
  }
  return [...moves.values()];
}

function measureNode(id: string, diagram: Diagram, part: string, language: Language): Omit<PartNode, 'x' | 'y'> {
  const [mark, name] = id.includes(' ') ? (id.split(' ') as [string, string]) : ['', id];
  const state = diagram.states.find((each) => each.id === name);
  if (!state) throw new EngineError('unknown-case-state', name);
  const kind = mark === '' ? 'state' : mark === 'anywhere' ? 'anywhere' : 'outside';
  const label = state.label[language] + (kind === 'anywhere' ? anywhere[language] : '');
  const width = Math.ceil(estimateTextWidth(label)) + 36;
  const isInitial = kind === 'state' && isWithin(findEntered(diagram, part), name);
  return { id, kind, label, width, height: nodeHeight, isInitial };
}

function layOutAs(
  diagram: Diagram,
  moves: readonly Move[],
  part: string,
  language: Language,
  rankdir: (typeof directions)[number],
  ranker: (typeof rankers)[number],
): PartLayout {
  const graph = new Graph();
  graph.setGraph({ rankdir, ranker, nodesep: 10, edgesep: 4, ranksep: rankdir === 'LR' ? 30 : 16 });
  const ids = [...new Set(moves.flatMap(({ from, to }) => [from, to]))];
  const sizes = ids.map((id) => measureNode(id, diagram, part, language));
  for (const { id, width, height } of sizes) graph.setNode(id, { width, height });
  for (const { from, to, words } of moves) {
    const width = Math.max(0, ...words.map(estimateTextWidth));
    const size = words.length === 0 ? {} : { width: width + 8, height: words.length * lineHeight, labelpos: 'c' };
    graph.setEdge(from, to, size);
  }
  layout(graph);
  const nodes = sizes.map((size) => {
    const { x, y } = requirePlace(graph.node(size.id), size.id);
    return { ...size, x: x - size.width / 2 + margin, y: y - size.height / 2 + margin };
  });
  const shift = ({ x, y }: Point): Point => ({ x: x + margin, y: y + margin });
  const arrows = moves.map(({ from, to, words, isOpen }): PartArrow => {
    const edge = graph.edge(from, to);
    const wordsAt = words.length === 0 ? null : shift(requirePlace(edge, from));
    return { points: (edge.points ?? []).map(shift), words, wordsAt, isOpen };
  });
  const { width = 0, height = 0 } = graph.graph();
  return { width: Math.ceil(width) + 2 * margin, height: Math.ceil(height) + 2 * margin, nodes, arrows };
}

/**
 * Lays one part of a chart out (@dagrejs/dagre): the states directly in it, every move between them, and the states around it
 * that a case comes from or goes to. Across or down, whichever fits a small screen better; the same every time.
 *
 * @param part path of a state; one without inner states is shown with those around it
 * @param current leaf states in which the case stands
 * @throws EngineError `unknown-case-state` for a part that the chart does not have
 */
export function layOutPart(
  diagram: Diagram,
  part: string,
  current: ReadonlySet<string>,
  language: Language,
): PartLayout {
  if (!diagram.states.some(({ id }) => id === part)) throw new EngineError('unknown-case-state', part);
  const moves = listMoves(diagram, part, current, language);
  const tried = moves.length > crowdedFrom ? rankers.slice(0, 1) : rankers;
  const layouts = directions.flatMap((rankdir) =>
    tried.map((ranker) => layOutAs(diagram, moves, part, language, rankdir, ranker)),
  );
  const overflow = ({ width, height }: PartLayout) => Math.max(width / frame.width, height / frame.height);
  return layouts.reduce((best, each) => (overflow(each) < overflow(best) ? each : best));
}
