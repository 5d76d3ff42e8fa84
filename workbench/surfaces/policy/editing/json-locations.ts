import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { parseJsonPointer, type Issue } from '../../../state/engine.ts';

/** An issue and the part of the text that it is about. */
interface LocatedIssue {
  readonly issue: Issue;
  /** Offsets in UTF-16 units, `to` excluded; within one line. */
  readonly from: number;
  readonly to: number;
  /** From 1. */
  readonly line: number;
}

/** The deepest node that exists on the way to a place. */
function findNearest(tree: Node, steps: readonly string[]): Node {
  for (let length = steps.length; length > 0; length -= 1) {
    let node: Node | undefined = tree;
    for (const step of steps.slice(0, length)) {
      node = node && findNodeAtLocation(node, [node.type === 'array' ? Number(step) : step]);
    }
    if (node !== undefined) return node;
  }
  return tree;
}

function isMissing(tree: Node, steps: readonly string[]): boolean {
  const own = findNearest(tree, steps);
  return steps.length > 0 && own === findNearest(tree, steps.slice(0, -1));
}

/** Offset of a line and column, both from 1; the end of the text where it is shorter. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return text.length;
    start = end + 1;
  }
  return Math.min(text.length, start + column - 1);
}

function countLines(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function endOfLine(text: string, from: number, to: number): number {
  const lineEnd = text.indexOf('\n', from);
  return lineEnd === -1 ? to : Math.min(to, lineEnd);
}

/**
 * Finds the place of each issue in a JSON text: by line and column where the text is no JSON, else by its JSON Pointer. A
 * member that is missing is shown at the name of what should hold it, a superfluous one at its own name. Places stay
 * within one line.
 */
export function locateIssues(text: string, issues: readonly Issue[]): readonly LocatedIssue[] {
  const tree = issues.some((issue) => issue.pointer !== '') ? parseTree(text) : undefined;
  const rangeOf = (issue: Issue): readonly [number, number] => {
    const { line, column } = issue.params;
    if (typeof line === 'number' && typeof column === 'number') {
      const from = offsetOf(text, line, column);
      return [from, Math.min(text.length, from + 1)];
    }
    const steps = parseJsonPointer(issue.pointer) ?? [];
    if (tree === undefined || steps.length === 0) return [0, Math.min(1, text.length)];
    const node = findNearest(tree, steps);
    const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
    const isWhole = node.type === 'object' || node.type === 'array';
    const shown = (isWhole || isMissing(tree, steps)) && key !== undefined ? key : node;
    return [shown.offset, shown.offset + shown.length];
  };
  return issues.map((issue) => {
    const [from, to] = rangeOf(issue);
    return { issue, from, to: endOfLine(text, from, to), line: countLines(text, from) };
  });
}

/** Where a rule begins in the text; null where it is not there. */
export function locateRule(text: string, place: number): number | null {
  const tree = parseTree(text);
  const node = tree && findNodeAtLocation(tree, ['rules', place]);
  return node?.offset ?? null;
}

/** The smallest stretch in which two texts differ, and what stands there in the second. */
export function findDifference(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
