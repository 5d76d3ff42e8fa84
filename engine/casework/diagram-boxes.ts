import type { Language } from '../domain/localized.ts';
import type { Diagram, DiagramState } from './diagram.ts';

/** A leaf state as a pill in its box; positions are relative to the box, in px. */
export interface Pill {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A heading inside a box: the name of an inner state that groups the pills below it. */
export interface BoxHeading {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** A top state of a chart with all its leaves. */
export interface Box {
  readonly id: string;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly headings: readonly BoxHeading[];
  readonly pills: readonly Pill[];
}

export const pillHeight = 20;
const titleHeight = 26;
const headingHeight = 18;
const padding = 8;
const gap = 4;
const fullWidth = 12;
const halfWidth = 6.8;

/** Width of a text at 12 px, estimated from above: full-width characters 12, others 6.8. Unit: px. */
export function estimateTextWidth(text: string): number {
  return [...text].reduce((sum, each) => sum + ((each.codePointAt(0) ?? 0) > 0x2e7f ? fullWidth : halfWidth), 0);
}

interface Group {
  readonly heading: string | null;
  readonly leaves: readonly DiagramState[];
}

/** The leaves of a state: its own first, then those of each inner compound under its name. */
function groupLeaves(diagram: Diagram, state: DiagramState, language: Language): Group[] {
  const children = diagram.states.filter(({ parent }) => parent === state.id);
  const own = children.filter(({ kind }) => kind === 'atomic');
  const inner = children.filter(({ kind }) => kind !== 'atomic');
  const groups = inner.flatMap((child) =>
    groupLeaves(diagram, child, language).map((group) => ({
      ...group,
      heading: group.heading ?? child.label[language],
    })),
  );
  return own.length > 0 ? [{ heading: null, leaves: own }, ...groups] : groups;
}

/**
 * The box of one top state: its pills flow into lines not wider than `maxWidth`.
 * @param maxWidth px, above the longest pill
 */
export function layOutBox(diagram: Diagram, state: DiagramState, language: Language, maxWidth: number): Box {
  const pills: Pill[] = [];
  const headings: BoxHeading[] = [];
  let y = titleHeight;
  for (const { heading, leaves } of groupLeaves(diagram, state, language)) {
    if (heading !== null) {
      headings.push({ label: heading, x: padding, y: y + headingHeight - 6 });
      y += headingHeight;
    }
    let x = padding;
    for (const leaf of leaves) {
      const label = leaf.label[language];
      const width = Math.ceil(estimateTextWidth(label)) + 14;
      if (x > padding && x + width > maxWidth - padding) {
        x = padding;
        y += pillHeight + gap;
      }
      pills.push({ id: leaf.id, label, x, y, width });
      x += width + gap;
    }
    y += pillHeight + gap;
  }
  const title = estimateTextWidth(state.label[language]) + 72;
  const widest = Math.max(title, ...pills.map((pill) => pill.x + pill.width + padding));
  return {
    id: state.id,
    label: state.label[language],
    width: Math.ceil(widest),
    height: pills.length === 0 ? titleHeight + 4 : y + padding - gap,
    headings,
    pills,
  };
}
