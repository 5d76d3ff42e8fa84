/** What a decision of the policy leads to at the desk, from least to most protective. */
export const caseRoutes = ['advise', 'refer', 'actLocally', 'handOver', 'emergency'] as const;
export type CaseRoute = (typeof caseRoutes)[number];

/**
 * The policy's decision as a chart sees it: the only input of every guard. There are finitely many, each is one frozen
 * object made by {@link createDirective}, so two equal directives are the same object and share one `index`.
 */
export interface CaseDirective {
  /** Position among all directives, 0 … {@link directiveCount} − 1; a key for remembered answers. */
  readonly index: number;
  readonly route: CaseRoute;
  /** A danger sign has been answered "yes", or the case is an emergency. */
  readonly danger: boolean;
  /** The most urgent level of the policy, or a route to immediate help. */
  readonly emergency: boolean;
  /** The person said that contacting them back is safe, and nothing points to abuse. */
  readonly safeToContact: boolean;
  /** The place or the identity of the child is known. */
  readonly whereaboutsKnown: boolean;
  /** The decision may only be carried out once a superior has approved it. */
  readonly approvalNeeded: boolean;
  /** The office takes the first and the second judgement in one step. */
  readonly judgementsMerged: boolean;
  /** Nothing is done before the office opens again. */
  readonly waitForOpening: boolean;
  /** The center looks again at what another body has checked. */
  readonly secondLook: boolean;
  /** The platform may be asked who the person is. */
  readonly disclosure: boolean;
  /** A body other than the center may not keep the case: it is referred to the center. */
  readonly referToCenter: boolean;
  /** The child still has to be seen by eye. */
  readonly seeChild: boolean;
  /** The case may not be closed. */
  readonly keepOpen: boolean;
  /** Nothing may be told to whom it would be told now. */
  readonly withhold: boolean;
  /** Not a case of the council, but not to be lost sight of. */
  readonly watchOnly: boolean;
  /** Accepted when it is received, without a meeting. */
  readonly acceptAtOnce: boolean;
}

/** What may be said of a directive; what is left out is `false`, and the route `advise`. */
export type DirectiveTraits = Partial<Omit<CaseDirective, 'index'>>;

const flags = [
  'danger',
  'emergency',
  'safeToContact',
  'whereaboutsKnown',
  'approvalNeeded',
  'judgementsMerged',
  'waitForOpening',
  'secondLook',
  'disclosure',
  'referToCenter',
  'seeChild',
  'keepOpen',
  'withhold',
  'watchOnly',
  'acceptAtOnce',
] as const;
/** A yes-or-no trait of a directive. */
export type DirectiveFlag = (typeof flags)[number];

/** How many indexes there are; some stand for combinations that cannot occur. Unit: directives. */
export const directiveCount = caseRoutes.length * 2 ** flags.length;

const known = new Map<number, CaseDirective>();

/**
 * The directive with these traits. The route `emergency` makes it an emergency, an emergency is always a danger and never
 * waits; nobody is only watched in danger, and contacting back is never safe in danger nor where the case is to be handed
 * over; the platform is asked for a person only in an emergency.
 */
export function createDirective(traits: DirectiveTraits): CaseDirective {
  const route = traits.route ?? 'advise';
  const emergency = traits.emergency === true || route === 'emergency';
  const danger = traits.danger === true || emergency;
  const settled: DirectiveTraits = {
    ...traits,
    danger,
    emergency,
    safeToContact: traits.safeToContact === true && !danger && route !== 'handOver',
    waitForOpening: traits.waitForOpening === true && !emergency,
    disclosure: traits.disclosure === true && emergency,
    watchOnly: traits.watchOnly === true && !danger,
  };
  const bits = flags.reduce((sum, flag, place) => sum + (settled[flag] === true ? 2 ** place : 0), 0);
  const index = bits * caseRoutes.length + caseRoutes.indexOf(route);
  const found = known.get(index);
  if (found) return found;
  const raised = Object.fromEntries(flags.map((flag) => [flag, settled[flag] === true]));
  const directive = Object.freeze({ index, route, ...(raised as Record<DirectiveFlag, boolean>) });
  known.set(index, directive);
  return directive;
}

/** The directive of a case of which nothing has been heard yet: what an untouched or turned-away contact carries. */
export const nothingHeard = createDirective({});

/**
 * Every directive that can occur, in order of index, for walks over a whole chart.
 *
 * @param traits the flags that may be raised; the others stay down
 */
export function listDirectives(traits: readonly DirectiveFlag[] = flags): readonly CaseDirective[] {
  const found = new Set<CaseDirective>();
  for (const route of caseRoutes) {
    for (let bits = 0; bits < 2 ** traits.length; bits += 1) {
      const raised = traits.map((flag, place) => [flag, Math.floor(bits / 2 ** place) % 2 === 1] as const);
      found.add(createDirective({ route, ...Object.fromEntries(raised) }));
    }
  }
  return [...found].sort((a, b) => a.index - b.index);
}
