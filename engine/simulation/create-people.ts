import { createDirectiveReader, type DecisionOutcomes } from '../casework/directive-reader.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import type { Issue } from '../domain/issue.ts';
import type { RandomStream } from '../kernel/random-streams.ts';
import type { Mix, MixProfile } from '../pack/pack-schema.ts';
import { outcomesOf, type FactValue, type Policy } from '../pack/policy-model.ts';
import { compilePolicy } from '../policy/compile.ts';
import { rememberOutcomes } from '../policy/decide-outcomes.ts';
import type { Judgement, OutcomeColumn, PeopleModel } from './people.ts';
import { createSimulationIssue } from './simulation-issues.ts';

/** Judgements remembered for one profile; beyond that they are worked out again. */
const rememberedAtMost = 100_000;
/** Group of those whose urgency the policy leaves open. */
const undecided = 'undecided';

/** How one fact of a profile is drawn: index 0 = unknown, then the values. */
interface AnswerDraw {
  readonly fact: string;
  readonly values: readonly (FactValue | null)[];
  /** Cumulative shares, the last 1. */
  readonly upTo: readonly number[];
}

interface ProfileDraw {
  readonly consulter: number;
  readonly upTo: number;
  readonly answers: readonly AnswerDraw[];
  /** Number of different sets of answers. */
  readonly span: number;
  readonly remembered: Map<number, Judgement>;
}

function accumulate(shares: readonly number[]): number[] {
  let sum = 0;
  const upTo = shares.map((share) => (sum += share));
  return upTo.map((share) => share / sum);
}

/** A fact may be named like a member of every object (`toString`): only a table's own members count. */
function readOwn<T>(table: Readonly<Record<string, T>> | undefined, fact: string): T | undefined {
  return table && Object.hasOwn(table, fact) ? table[fact] : undefined;
}

/** Every fact that a profile speaks of, in its order: answers, unknown, values. What it does not speak of is unknown. */
function listAnswerDraws(profile: MixProfile): AnswerDraw[] {
  const facts = new Set(
    [profile.answers, profile.unknown, profile.values].flatMap((table) => Object.keys(table ?? {})),
  );
  return [...facts].map((fact) => {
    const unknown = readOwn(profile.unknown, fact) ?? 0;
    const drawn = readOwn(profile.values, fact);
    const yes = readOwn(profile.answers, fact) ?? 0;
    const pairs: (readonly [FactValue, number])[] = [];
    if (Array.isArray(drawn)) pairs.push(...drawn);
    else if (drawn !== undefined) pairs.push([drawn, 1]);
    else pairs.push([true, yes], [false, 1 - yes]);
    return {
      fact,
      values: [null, ...pairs.map(([value]) => value)],
      upTo: accumulate([unknown, ...pairs.map(([, share]) => share * (1 - unknown))]),
    };
  });
}

/** Whether the policy can take that value for that fact; facts that it does not ask about take anything. */
function fits(policy: Policy, id: string, value: FactValue): boolean {
  const fact = policy.facts.find((each) => each.id === id);
  switch (fact?.kind) {
    case 'answer':
      return typeof value === 'boolean';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && value >= fact.min && value <= fact.max;
    case 'choice':
      return typeof value === 'string' && fact.options.includes(value);
    default:
      return true;
  }
}

function dropMisfits(draw: AnswerDraw, policy: Policy, profile: number, issues: Issue[]): AnswerDraw {
  const values = draw.values.map((value, index) => {
    const hasShare = (draw.upTo[index] ?? 0) > (draw.upTo[index - 1] ?? 0);
    if (value === null || !hasShare || fits(policy, draw.fact, value)) return value;
    const pointer = formatJsonPointer(['profiles', profile]);
    const params = { policy: policy.id, fact: draw.fact, got: value };
    issues.push(createSimulationIssue('answer-not-understood', { file: 'mix.json', pointer }, params));
    return null;
  });
  return { ...draw, values };
}

type Judge = (facts: Readonly<Record<string, FactValue | null>>) => Judgement;

function createJudge(policy: Policy, urgencies: readonly string[], outcomes: readonly OutcomeColumn[]): Judge {
  const compiled = compilePolicy(policy);
  const decider = rememberOutcomes(compiled, rememberedAtMost);
  const readDirective = createDirectiveReader(policy);
  const urgencyDecision = findUrgency(policy);
  const columnOf = new Map(outcomes.map(({ decision, outcome }, index) => [`${decision}\n${outcome}`, index]));
  return (facts) => {
    const decided = decider.decide(facts);
    const byDecision: Record<string, string | readonly string[] | null> = {};
    compiled.decisions.forEach(({ decision }, index) => {
      const { outcome, possible } = decided[index] ?? { outcome: null, possible: [] };
      byDecision[decision.id] = outcome ?? possible.flat();
    });
    const columns = compiled.decisions.flatMap(({ decision }, index) => {
      const outcome = decided[index]?.outcome ?? null;
      const names = outcome === null ? [undecided] : typeof outcome === 'string' ? [outcome] : outcome;
      return names.flatMap((name) => columnOf.get(`${decision.id}\n${name}`) ?? []);
    });
    const level = urgencyDecision ? byDecision[urgencyDecision] : undefined;
    const urgency = typeof level === 'string' ? urgencies.indexOf(level) : urgencies.length - 1;
    const agreed = { ...facts, safeToContact: facts['safeToContact'] ?? true };
    return {
      urgency,
      directive: readDirective(byDecision as DecisionOutcomes, facts),
      whenAgreed: readDirective(byDecision as DecisionOutcomes, agreed),
      columns,
    };
  };
}

function findUrgency(policy: Policy): string | null {
  const scales = policy.decisions.filter((decision) => decision.scale);
  return (scales.find((decision) => decision.id === 'urgency') ?? scales[0])?.id ?? null;
}

function listUrgencies(policy: Policy): string[] {
  const decision = policy.decisions.find(({ id }) => id === findUrgency(policy));
  return [...(decision?.scale ?? []), undecided];
}

function drawIndex(upTo: readonly number[], stream: RandomStream): number {
  const u = stream.uniform();
  let index = 0;
  while (index < upTo.length - 1 && u >= (upTo[index] as number)) index++;
  return index;
}

/** @param code the answers drawn, counted in mixed radix; exact only while the profile's span is */
function recall({ span, remembered }: ProfileDraw, code: number): Judgement | undefined {
  return span <= Number.MAX_SAFE_INTEGER ? remembered.get(code) : undefined;
}

function remember({ span, remembered }: ProfileDraw, code: number, judgement: Judgement): Judgement {
  if (span <= Number.MAX_SAFE_INTEGER && remembered.size < rememberedAtMost) remembered.set(code, judgement);
  return judgement;
}

/**
 * Prepares the drawing of people: a profile by its share, then every answer that the profile speaks of, in the order of
 * the mix and from streams of its own, so that two policies meet the same people with the same answers.
 *
 * A fact that a profile does not speak of is unknown. Answers are drawn independently within a profile.
 *
 * @param policy null: people are drawn, nobody is judged
 */
export function createPeople(mix: Mix, policy: Policy | null): { people: PeopleModel; issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const consulters = [...new Set(mix.profiles.map((profile) => profile.consulter))];
  const upTo = accumulate(mix.profiles.map((profile) => profile.share));
  const profiles = mix.profiles.map((profile, index): ProfileDraw => {
    const drawn = listAnswerDraws(profile);
    const answers = policy ? drawn.map((draw) => dropMisfits(draw, policy, index, issues)) : drawn;
    return {
      consulter: consulters.indexOf(profile.consulter),
      upTo: upTo[index] as number,
      answers,
      span: answers.reduce((span, { values }) => span * values.length, 1),
      remembered: new Map(),
    };
  });
  const shares = profiles.map((profile) => profile.upTo);
  const urgencies = policy ? listUrgencies(policy) : [];
  const outcomes = (policy?.decisions ?? []).flatMap((decision) =>
    [...outcomesOf(decision), undecided].map((outcome) => ({ decision: decision.id, outcome })),
  );
  const judge = policy ? createJudge(policy, urgencies, outcomes) : null;
  /** Index of the value drawn for each answer of the profile at hand; filled anew for every contact. */
  const chosen: number[] = [];
  const listFacts = ({ answers }: ProfileDraw) =>
    Object.fromEntries(answers.map(({ fact, values }, at) => [fact, values[chosen[at] ?? 0] ?? null]));

  const people: PeopleModel = {
    consulters,
    urgencies,
    outcomes,
    draw(contact, profileStream, answerStream) {
      const profile = profiles[drawIndex(shares, profileStream)] as ProfileDraw;
      contact.consulter = profile.consulter;
      let code = 0;
      for (let at = 0; at < profile.answers.length; at++) {
        const { values, upTo: ends } = profile.answers[at] as AnswerDraw;
        const index = drawIndex(ends, answerStream);
        chosen[at] = index;
        code = code * values.length + index;
      }
      if (judge) contact.judgement = recall(profile, code) ?? remember(profile, code, judge(listFacts(profile)));
    },
  };
  return { people, issues };
}
