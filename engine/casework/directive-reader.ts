import type { CaseMeaning } from '../pack/policy-model.ts';
import { caseRoutes, createDirective, type CaseDirective, type CaseRoute, type DirectiveTraits } from './directive.ts';

/** The part of a policy's decision that says what it leads to. */
export interface RoutingDecision {
  readonly id: string;
  /** From least to most urgent. */
  readonly scale?: readonly string[] | undefined;
  readonly options?: readonly string[] | undefined;
  /** What each option leads to at the desk; an option left out follows the vocabulary. */
  readonly carriesOut?: Readonly<Record<string, CaseRoute>> | undefined;
  /** What an outcome means beyond who acts. */
  readonly means?: Readonly<Record<string, readonly CaseMeaning[]>> | undefined;
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

/** Leave is given only where every outcome still possible gives it; everything else is asked for as soon as one does. */
const leaves: ReadonlySet<CaseMeaning> = new Set(['waitForOpening', 'disclosure', 'watchOnly', 'acceptAtOnce']);

/** What the outcomes of these decisions mean together. */
function collectMeanings(decisions: readonly RoutingDecision[], outcomes: DecisionOutcomes): ReadonlySet<CaseMeaning> {
  const found = new Set<CaseMeaning>();
  for (const { id, means } of decisions) {
    const each = listOutcomes(outcomes[id]).map((outcome) =>
      means && Object.hasOwn(means, outcome) ? (means[outcome] ?? []) : [],
    );
    for (const meaning of each.flat()) {
      if (!leaves.has(meaning) || each.every((listed) => listed.includes(meaning))) found.add(meaning);
    }
  }
  return found;
}

function chooseMostProtective(routes: readonly CaseRoute[]): CaseRoute {
  return caseRoutes[Math.max(...routes.map((route) => caseRoutes.indexOf(route)))] ?? 'refer';
}

/**
 * Prepares the reading of directives for one policy. The route comes from the decision `actor` or `route`, else the first
 * one with options, else the urgency scale; where several outcomes are given the most protective counts, and where none
 * is, the case is referred (advised, if the policy decides nothing at all). The top of `urgency` is an emergency, and so is
 * every outcome that the policy says to mean one; what else an outcome means is read from `means` alone. A policy that
 * never speaks of disclosure leaves it open in every emergency. The answers `safeToContact`, `placeKnown` and
 * `identityKnown` are read by these names.
 */
export function createDirectiveReader(source: DirectiveSource): DirectiveReader {
  const urgency = source.decisions.find((decision) => decision.id === 'urgency' && decision.scale);
  const routing =
    source.decisions.find((decision) => decision.id === 'actor' && decision.options) ??
    source.decisions.find((decision) => decision.id === 'route' && decision.options) ??
    source.decisions.find((decision) => decision.options);
  const meaningful = source.decisions.filter(({ means }) => means);
  const isDisclosureDecided = meaningful.some(({ means }) =>
    Object.values(means ?? {}).some((each) => each.includes('disclosure')),
  );
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
    const meanings = collectMeanings(meaningful, outcomes);
    return createDirective({
      ...office,
      ...Object.fromEntries([...meanings].map((meaning) => [meaning, true])),
      route: findRoute(outcomes, levels),
      danger: dangers.some((id) => answers[id] === true),
      emergency: meanings.has('emergency') || (top !== undefined && levels.includes(top)),
      disclosure: meanings.has('disclosure') || !isDisclosureDecided,
      safeToContact: answers['safeToContact'] === true,
      whereaboutsKnown: answers['placeKnown'] === true || answers['identityKnown'] === true,
    });
  };
}
