import {
  describeDiagram,
  startWalkthrough,
  type Diagram,
  type Localized,
  type Walkthrough,
  type WalkthroughSetup,
} from '../../state/engine.ts';

/** A state of the outermost level, as a box of the strip. */
export interface StripBox {
  readonly id: string;
  readonly label: Localized;
  readonly standing: 'done' | 'current' | 'ahead';
  /** Where in the box the case stands, outermost first; empty unless it is the current one. */
  readonly inside: readonly Localized[];
}

/** The labels of a state and of those around it, outermost first; parallel regions follow one another. */
export function nameState(diagram: Diagram, value: string): readonly Localized[] {
  return value.split('+').flatMap((path, region) => {
    const steps = path.split('.');
    const paths = steps.map((_, index) => steps.slice(0, index + 1).join('.'));
    const labels = paths.flatMap((each) => diagram.states.find((state) => state.id === each)?.label ?? []);
    return region === 0 ? labels : labels.slice(1);
  });
}

function outermost(value: string): string {
  return value.split(/[.+]/)[0] ?? value;
}

/** The boxes of the strip: the outermost states in the order of the chart, and which of them the case has been in. */
export function listBoxes(setup: WalkthroughSetup, walkthrough: Walkthrough): readonly StripBox[] {
  const diagram = describeDiagram(setup.machine);
  const current = outermost(walkthrough.state.value);
  const first = diagram.states.find((state) => state.parent === null && state.initial)?.id;
  const visited = new Set([first, ...walkthrough.log.map((entry) => outermost(entry.after.state))]);
  return diagram.states
    .filter((state) => state.parent === null)
    .map((state) => ({
      id: state.id,
      label: state.label,
      standing: state.id === current ? 'current' : visited.has(state.id) ? 'done' : 'ahead',
      inside: state.id === current ? nameState(diagram, walkthrough.state.value).slice(1) : [],
    }));
}

/** Leaf states the case has been in before the one it is in, the first state included. */
export function listVisited(setup: WalkthroughSetup, walkthrough: Walkthrough): readonly string[] {
  const values = [startWalkthrough(setup).state.value, ...walkthrough.log.map((entry) => entry.after.state)];
  return [...new Set(values.flatMap((value) => value.split('+')))];
}
