import { caseRoutes, createDirective, type CaseDirective, type CaseRoute, type DirectiveTraits } from './directive.ts';

/** The part of a policy's decision that says what it leads to. */
export interface RoutingDecision {
  readonly id: string;
  /** From least to most urgent. */
  readonly scale?: readonly string[] | undefined;
  readonly options?: readonly string[] | undefined;
  /** What each option leads to at the desk; an option left out follows the vocabulary. */
  readonly carriesOut?: Readonly<Record<string, CaseRoute>> | undefined;
}

/** The part of a policy that a directive is read from. */
export interface DirectiveSource {
  readonly decisions: readonly RoutingDecision[];
  readonly facts: readonly { readonly id: string; readonly danger?: boolean | undefined }[];
}

/** Outcome of each decision: one option, several (still possible, or collected), or null where nothing is decided. */
export type DecisionOutcomes = Readonly<Record<string, string | readonly string[] | null>>;

/** Reads the directive from outcomes and answers; `office` adds what is true of the desk rather than of the case. */
export type DirectiveReader = (
  outcomes: DecisionOutcomes,
  answers: Readonly<Record<string, unknown>>,
  office?: Pick<DirectiveTraits, 'approvalNeeded' | 'judgementsMerged'>,
) => CaseDirective;

const vocabularyRoutes: Readonly<Record<string, CaseRoute>> = {
  advice: 'advise',
  contractor: 'advise',
  none: 'advise',
  privatePartner: 'advise',
  subcontractor: 'advise',
  familySupportCenter: 'refer',
  hospital: 'refer',
  municipality: 'refer',
  otherDesk: 'refer',
  referral: 'refer',
  school: 'refer',
  wardDesk: 'refer',
  childGuidanceCenter: 'handOver',
  court: 'handOver',
  onCallJudge: 'handOver',
  supervisor: 'handOver',
  temporaryShelter: 'handOver',
  platform: 'emergency',
  police: 'emergency',
};

/** What an option leads to where the policy does not say: by the vocabulary; an unknown option is referred. */
function routeByVocabulary(option: string): CaseRoute {
  if (option.startsWith('immediate')) return 'emergency';
  return Object.hasOwn(vocabularyRoutes, option) ? (vocabularyRoutes[option] ?? 'refer') : 'refer';
}

/** Without a decision on who acts, the level itself says it: bottom advises, top is an emergency, next to top hands over. */
function routeByLevel(scale: readonly string[], level: string): CaseRoute {
  const place = scale.indexOf(level);
  if (place <= 0) return place === 0 ? 'advise' : 'refer';
  if (place === scale.length - 1) return 'emergency';
  return place === scale.length - 2 ? 'handOver' : 'refer';
}

function listOutcomes(outcome: string | readonly string[] | null | undefined): readonly string[] {
  if (outcome === null || outcome === undefined) return [];
  return typeof outcome === 'string' ? [outcome] : outcome;
}

function chooseMostProtective(routes: readonly CaseRoute[]): CaseRoute {
  return caseRoutes[Math.max(...routes.map((route) => caseRoutes.indexOf(route)))] ?? 'refer';
}

/**
 * Prepares the reading of directives for one policy. The route comes from the decision `actor` or `route`, else the first
 * one with options, else the urgency scale; where several outcomes are given the most protective counts, and where none
 * is, the case is referred (advised, if the policy decides nothing at all). The top of `urgency` is an emergency.
 * The answers `safeToContact`, `placeKnown` and `identityKnown` are read by these names.
 */
export function createDirectiveReader(source: DirectiveSource): DirectiveReader {
  const urgency = source.decisions.find((decision) => decision.id === 'urgency' && decision.scale);
  const routing =
    source.decisions.find((decision) => decision.id === 'actor' && decision.options) ??
    source.decisions.find((decision) => decision.id === 'route' && decision.options) ??
    source.decisions.find((decision) => decision.options);
  const dangers = source.facts.filter((fact) => fact.danger === true).map((fact) => fact.id);
  const scale = urgency?.scale ?? [];
  const top = scale.length > 1 ? scale[scale.length - 1] : undefined;

  function findRoute(outcomes: DecisionOutcomes, levels: readonly string[]): CaseRoute {
    if (routing) {
      const routes = listOutcomes(outcomes[routing.id]).map((option) =>
        routing.carriesOut && Object.hasOwn(routing.carriesOut, option)
          ? (routing.carriesOut[option] ?? 'refer')
          : routeByVocabulary(option),
      );
      return routes.length > 0 ? chooseMostProtective(routes) : 'refer';
    }
    if (!urgency) return 'advise';
    return levels.length > 0 ? chooseMostProtective(levels.map((level) => routeByLevel(scale, level))) : 'refer';
  }

  return function readDirective(outcomes, answers, office = {}) {
    const levels = urgency ? listOutcomes(outcomes[urgency.id]) : [];
    return createDirective({
      ...office,
      route: findRoute(outcomes, levels),
      danger: dangers.some((id) => answers[id] === true),
      emergency: top !== undefined && levels.includes(top),
      safeToContact: answers['safeToContact'] === true,
      whereaboutsKnown: answers['placeKnown'] === true || answers['identityKnown'] === true,
    });
  };
}
