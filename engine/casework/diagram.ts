import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { Localized } from '../domain/localized.ts';
import { requireChart, type MachineId } from './charts.ts';
import type { ChartWords } from './words/chart-words.ts';
import { requireWords } from './words/words-of-charts.ts';

/** One state of a chart as data. */
export interface DiagramState {
  /** Dotted path; a leaf's path is what {@link CaseState} shows. */
  readonly id: string;
  readonly label: Localized;
  /** Path of the enclosing state, null at the top. */
  readonly parent: string | null;
  readonly kind: 'atomic' | 'compound' | 'parallel';
  /** True where its parent (or the chart) starts. */
  readonly initial: boolean;
  /** True for a state in which the case has come to an end. */
  readonly ended: boolean;
  /** Acts on entering and on leaving, in words. */
  readonly entry: readonly Localized[];
  readonly exit: readonly Localized[];
}

/** One transition of a chart as data; several may share source and event, the first whose guard holds is taken. */
export interface DiagramTransition {
  readonly from: string;
  /** Path of the target; equals `from` where only acts happen. */
  readonly to: string;
  /** The event, or `timer.elapsed`. */
  readonly event: string;
  /** The timer's name where `event` is `timer.elapsed`. */
  readonly timer: string | null;
  readonly label: Localized;
  /** The guard's name and words, null where there is none. */
  readonly guard: { readonly id: string; readonly label: Localized } | null;
  readonly acts: readonly Localized[];
}

/** A statechart as data: what the picture, its table twin and the command line show. */
export interface Diagram {
  readonly machine: MachineId;
  readonly title: Localized;
  readonly states: readonly DiagramState[];
  readonly transitions: readonly DiagramTransition[];
}

const nameless = (id: string): Localized => ({ ja: id, en: id });

function describeActs(actions: readonly unknown[], words: ChartWords): Localized[] {
  return actions.flatMap((action) => {
    const { type, params } = action as { type?: string; params?: { act: string } };
    return type === 'act' && params ? [words.acts[params.act] ?? nameless(params.act)] : [];
  });
}

function describeGuard(guard: unknown, words: ChartWords): DiagramTransition['guard'] {
  if (guard === undefined) return null;
  const id = typeof guard === 'string' ? guard : (guard as { type: string }).type;
  return { id, label: words.guards[id] ?? nameless(id) };
}

function describeTransition(
  node: AnyStateNode,
  transition: AnyTransitionDefinition,
  words: ChartWords,
): DiagramTransition {
  const from = node.path.join('.');
  const delayed = node.after.find(({ eventType }) => eventType === transition.eventType);
  const timer = delayed ? String(delayed.delay) : null;
  const names = timer === null ? words.events : words.timers;
  const id = timer ?? transition.eventType;
  return {
    from,
    to: transition.target?.[0]?.path.join('.') ?? from,
    event: timer === null ? transition.eventType : 'timer.elapsed',
    timer,
    label: names[id] ?? nameless(id),
    guard: describeGuard(transition.guard, words),
    acts: describeActs(transition.actions, words),
  };
}

function describeState(node: AnyStateNode, words: ChartWords): DiagramState {
  const id = node.path.join('.');
  const parent = node.parent;
  return {
    id,
    label: words.states[id] ?? nameless(id),
    parent: parent && parent.path.length > 0 ? parent.path.join('.') : null,
    kind: node.type === 'compound' || node.type === 'parallel' ? node.type : 'atomic',
    initial: parent?.type === 'compound' && parent.initial.target[0] === node,
    ended: node.tags.includes('ended') || (parent?.tags.includes('ended') ?? false),
    entry: describeActs(node.entry, words),
    exit: describeActs(node.exit, words),
  };
}

function walkNodes(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap((child) => walkNodes(child))];
}

const knownDiagrams = new Map<MachineId, Diagram>();

/**
 * The chart as data with its words, states outside in, both in the order of the chart; the same object every time.
 * @throws EngineError `unknown-machine`
 */
export function describeDiagram(machineId: MachineId): Diagram {
  const { machine } = requireChart(machineId);
  const words = requireWords(machineId);
  const known = knownDiagrams.get(machineId);
  if (known) return known;
  const nodes = walkNodes(machine.root);
  const diagram: Diagram = {
    machine: machineId,
    title: words.title,
    states: nodes.slice(1).map((node) => describeState(node, words)),
    transitions: nodes.flatMap((node) =>
      [...node.transitions.values()].flat().map((each) => describeTransition(node, each, words)),
    ),
  };
  knownDiagrams.set(machineId, diagram);
  return diagram;
}
