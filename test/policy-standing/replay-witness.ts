import { expect } from 'vitest';
import type { Decision, Invariant, Policy } from '../../engine/pack/policy-model.ts';
import type { Finding } from '../../engine/policy/verify/finding.ts';
import {
  holdsInLibrary,
  type Case,
  type LibraryDecision,
  type LibraryDecisions,
  type LibraryRunner,
} from './library-runner.ts';

/** Every complete case of a policy with what json-rules-engine decides in it. */
export interface LibraryCases {
  readonly library: LibraryRunner;
  readonly cases: readonly {
    readonly facts: Case;
    /** The rules and floors that hold. */
    readonly holding: ReadonlySet<string>;
    readonly decisions: LibraryDecisions;
  }[];
}

interface Scene extends LibraryCases {
  readonly policy: Policy;
  readonly finding: Finding;
  readonly decision: Decision | undefined;
}

const scaleOf = (decision: Decision | undefined): readonly string[] => decision?.scale ?? decision?.options ?? [];

/** Cases in which no sign outside a group's list is written down: findings speak of these. */
function listOwnCases({ policy, cases }: Scene): Scene['cases'] {
  return cases.filter(({ facts }) => policy.groups.every(({ id }) => facts[`${id}.other`] !== true));
}

function listGiven(decided: LibraryDecision | undefined): readonly string[] {
  const outcome = decided?.outcome ?? [];
  return typeof outcome === 'string' ? [outcome] : outcome;
}

/** What findings without a witness say: that no case shows something. */
function replayAbsence(scene: Scene): void {
  const { finding } = scene;
  const of = finding.decision ?? '';
  const own = listOwnCases(scene);
  if (finding.code === 'never-reached') {
    expect(own.some(({ decisions }) => listGiven(decisions[of]).includes(finding.outcome ?? ''))).toBe(false);
  }
  if (finding.code === 'unreachable') {
    expect(own.some(({ decisions }) => decisions[of]?.firedBy.includes(finding.rules[0] ?? ''))).toBe(false);
  }
}

function replayRedundant(scene: Scene): void {
  const { finding, library } = scene;
  const [name = ''] = finding.rules;
  const terms = ({ outcome, deadlineHours, approvals }: LibraryDecision) => ({
    ...{ outcome, deadlineHours },
    approvals: [...approvals].sort(),
  });
  for (const { holding, decisions } of listOwnCases(scene)) {
    const [before, after] = [decisions, library.decideBy(holding, name)].map((each) => each[finding.decision ?? '']);
    expect(after && terms(after)).toEqual(before && terms(before));
  }
}

async function replayTurn({ finding, library, decision }: Scene, facts: Case, before: LibraryDecision): Promise<void> {
  const turnedFact = finding.fact ?? '';
  expect(facts[turnedFact]).toBe(false);
  const turned = await library.decide({ ...facts, [turnedFact]: true });
  const after = turned[finding.decision ?? ''];
  // Of a list that is collected the highest counts.
  const rank = (each: LibraryDecision | undefined) =>
    Math.max(...listGiven(each).map((outcome) => scaleOf(decision).indexOf(outcome)));
  const move = rank(after) - rank(before);
  const isOrdered = decision?.scale !== undefined || decision?.protectiveOrder === true;
  const isLater = (after?.deadlineHours ?? Infinity) > (before.deadlineHours ?? Infinity);
  if (finding.code === 'proxy') expect(isOrdered && move > 0).toBe(true);
  else expect((isOrdered && move < 0) || isLater).toBe(true);
}

function isKept(policy: Policy, then: Invariant['then'], decisions: LibraryDecisions): boolean {
  const named = policy.decisions.filter(({ id }) => then.decision === undefined || then.decision === id);
  if ('deadlineAtMostHours' in then) {
    return named.some(({ id }) => (decisions[id]?.deadlineHours ?? Infinity) <= then.deadlineAtMostHours);
  }
  return named.every((decision) => {
    const given = listGiven(decisions[decision.id]);
    if ('notIn' in then) return given.every((outcome) => !then.notIn.includes(outcome));
    const order = scaleOf(decision);
    return given.every((outcome) => order.indexOf(outcome) >= order.indexOf(then.atLeast));
  });
}

async function replayWitness(scene: Scene, facts: Case): Promise<void> {
  const { finding, library, policy } = scene;
  const decisions = await library.decide(facts);
  const decided = decisions[finding.decision ?? ''];
  const fired = decided?.firedBy ?? [];
  switch (finding.code) {
    case 'gap':
      expect(fired).toEqual([]);
      break;
    case 'overlap': {
      const outcomes = policy.rules
        .filter(({ name, event }) => event.type === finding.decision && finding.rules.includes(name))
        .map(({ event }) => event.params.outcome);
      expect(fired).toEqual(expect.arrayContaining([...finding.rules]));
      expect(new Set(outcomes).size).toBe(2);
      break;
    }
    case 'redundant':
      expect(fired).toContain(finding.rules[0]);
      replayRedundant(scene);
      break;
    case 'non-monotone':
    case 'proxy':
      if (!decided) expect.unreachable(finding.decision ?? 'no decision');
      await replayTurn(scene, facts, decided);
      break;
    case 'invariant': {
      const invariant = policy.invariants.find(({ id }) => id === finding.invariant);
      if (!invariant) expect.unreachable(finding.invariant ?? 'no invariant');
      expect(await holdsInLibrary(policy, invariant.when, facts)).toBe(true);
      expect(isKept(policy, invariant.then, decisions)).toBe(false);
      break;
    }
    default:
      expect.unreachable(`${finding.code} has no witness`);
  }
}

/**
 * Puts every finding to json-rules-engine: a witness has to show what the finding says; where there is none, no case may.
 * @returns how many witnesses were replayed
 */
export async function replayFindings(
  policy: Policy,
  findings: readonly Finding[],
  library: LibraryCases,
): Promise<number> {
  let replayed = 0;
  for (const finding of findings) {
    const decision = policy.decisions.find(({ id }) => id === finding.decision);
    const scene: Scene = { ...library, policy, finding, decision };
    if (finding.witness === null) {
      expect(['unreachable', 'contradiction', 'never-reached']).toContain(finding.code);
      replayAbsence(scene);
      continue;
    }
    await replayWitness(scene, finding.witness.facts);
    replayed += 1;
  }
  return replayed;
}
