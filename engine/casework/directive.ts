/** What a decision of the policy leads to at the desk, from least to most protective. */
export const caseRoutes = ['advise', 'refer', 'handOver', 'emergency'] as const;
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
] as const;

/** How many indexes there are; some stand for combinations that cannot occur. Unit: directives. */
export const directiveCount = caseRoutes.length * 2 ** flags.length;

const known = new Map<number, CaseDirective>();

/**
 * The directive with these traits. The route `emergency` makes it an emergency, an emergency is always a danger, and
 * contacting back is never safe in danger nor where the case is to be handed over.
 */
export function createDirective(traits: DirectiveTraits): CaseDirective {
  const route = traits.route ?? 'advise';
  const emergency = traits.emergency === true || route === 'emergency';
  const danger = traits.danger === true || emergency;
  const safeToContact = traits.safeToContact === true && !danger && route !== 'handOver';
  const settled = { ...traits, danger, emergency, safeToContact };
  const bits = flags.reduce((sum, flag, place) => sum + (settled[flag] === true ? 2 ** place : 0), 0);
  const index = caseRoutes.indexOf(route) * 2 ** flags.length + bits;
  const found = known.get(index);
  if (found) return found;
  const directive: CaseDirective = Object.freeze({
    index,
    route,
    danger,
    emergency,
    safeToContact,
    whereaboutsKnown: traits.whereaboutsKnown === true,
    approvalNeeded: traits.approvalNeeded === true,
    judgementsMerged: traits.judgementsMerged === true,
  });
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
export function listDirectives(traits: readonly (typeof flags)[number][] = flags): readonly CaseDirective[] {
  const found = new Set<CaseDirective>();
  for (const route of caseRoutes) {
    for (let bits = 0; bits < 2 ** traits.length; bits += 1) {
      const raised = traits.map((flag, place) => [flag, Math.floor(bits / 2 ** place) % 2 === 1] as const);
      found.add(createDirective({ route, ...Object.fromEntries(raised) }));
    }
  }
  return [...found].sort((a, b) => a.index - b.index);
}
