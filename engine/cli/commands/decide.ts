import { EngineError } from '../../domain/engine-error.ts';
import { hasErrors } from '../../domain/issue.ts';
import { joinIssues } from '../../pack/load-pack.ts';
import type { Outcome as PolicyOutcome, Policy } from '../../pack/policy-model.ts';
import { compilePolicy, type CompiledPolicy } from '../../policy/compile.ts';
import { decide, type PolicyDecision } from '../../policy/decide.ts';
import { explainDecision, listDoubtfulAnswers, type RuleExplanation } from '../../policy/explain.ts';
import { searchFewestChanges, type ChangeSearch } from '../../policy/fewest-changes.ts';
import { readAnswer, type Facts } from '../../policy/facts.ts';
import { addGrounds, type GroundedAnswer, type Grounds } from '../../policy/grounds.ts';
import { quoteWords, wordDecision, wordFact, wordName, wordOutcome } from '../../policy/policy-words.ts';
import { wordRule } from '../../policy/rule-words.ts';
import { findSettlingQuestions } from '../../policy/questions.ts';
import { readFacts } from '../../policy/read-facts.ts';
import { decideByReference, type CompleteFacts } from '../../policy/reference.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { readInlineOrFile, readPolicy } from '../read-input.ts';
import { formatTable } from '../table.ts';

/** Outcomes as a table shows them: in words, with the id where it differs. */
export function showOutcome(policy: Policy, outcome: PolicyOutcome | null): string {
  if (outcome === null) return '—';
  const words = wordOutcome(policy, outcome).ja;
  const id = typeof outcome === 'string' ? outcome : `[${outcome.join(', ')}]`;
  return words === id ? id : `${words} ${id}`;
}

function describe(policy: Policy, result: PolicyDecision): string {
  const rows = Object.entries(result.decisions).map(([id, decision]) => [
    `${wordDecision(policy, id).ja} ${id}`,
    showOutcome(policy, decision.outcome),
    decision.possible.map((each) => showOutcome(policy, each)).join(' | '),
    decision.asKnownNow === true ? '○ いまの情報では as known now' : decision.settled ? '○' : '…',
    decision.deadlineHours === null ? '—' : `${decision.deadlineHours} h`,
    decision.approvals.map((role) => wordName(policy, role).ja).join('、') || '—',
    decision.firedBy.map((rule) => wordRule(policy, rule).ja).join(', '),
  ]);
  const heads = [
    '判断 decision',
    '結果 outcome',
    'ありうる結果 possible',
    '確定 settled',
    '期限 deadline',
    '承認 approvals',
    '規則 fired by',
  ];
  const { nextQuestion } = result;
  const next =
    nextQuestion === null
      ? ''
      : `\n次に聞くこと next question: ${wordFact(policy, nextQuestion).ja} / ${wordFact(policy, nextQuestion).en} (${nextQuestion})`;
  return formatTable(heads, rows) + next;
}

function isComplete(policy: Policy, facts: Facts): facts is CompleteFacts {
  return policy.facts.every(({ id }) => readAnswer(facts, id) !== null);
}

/** On complete answers json-rules-engine is the reference: our own evaluator has to say the same, or nothing is said. */
async function requireAgreement(policy: Policy, facts: Facts, result: PolicyDecision): Promise<void> {
  if (!isComplete(policy, facts)) return;
  const reference = await decideByReference(policy, facts);
  for (const [id, { outcome, firedBy }] of Object.entries(reference)) {
    const ours = result.decisions[id];
    if (JSON.stringify([outcome, firedBy]) !== JSON.stringify([ours?.outcome, ours?.firedBy])) {
      throw new EngineError(
        'evaluators-disagree',
        `${id}: ${JSON.stringify(outcome)} ≠ ${JSON.stringify(ours?.outcome)}`,
      );
    }
  }
}

/** The same for every decision, by its id. */
function byDecision<T>(compiled: CompiledPolicy, make: (place: number) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(compiled.decisions.map(({ decision }, place) => [decision.id, make(place)]));
}

function explainAll(
  compiled: CompiledPolicy,
  facts: Facts,
  grounds: Grounds,
): Readonly<Record<string, readonly RuleExplanation[]>> {
  return byDecision(compiled, (place) => {
    const decision = compiled.decisions[place];
    return decision === undefined ? [] : explainDecision(compiled, decision, facts, grounds);
  });
}

function describeDoubts(policy: Policy, doubtful: Readonly<Record<string, readonly GroundedAnswer[]>>): string {
  const facts = [...new Set(Object.values(doubtful).flatMap((list) => list.map(({ fact }) => fact)))];
  if (facts.length === 0) return '';
  const { ja, en } = quoteWords(facts.map((fact) => wordFact(policy, fact)));
  return `\n${ja}の答えは、推測・前の日のもの・食い違いのどれかです。\nThe answers on ${en} are guesses, from an earlier day, or disputed.`;
}

/** How far the search for changes went, where it stopped at its limit. */
function describeLimit(search: ChangeSearch | undefined): string[] {
  if (search === undefined || search.exact) return [];
  const { upTo, cases } = search.searched;
  return [
    `  変える答えが ${String(upTo)} つまでの組はすべて調べました（${String(cases)} 通り）。それより多く変える場合は、調べきれていません。`,
    `  Every way of changing up to ${String(upTo)} answers was tried (${String(cases)} cases); beyond that the search is not complete.`,
  ];
}

/** What `--explain` adds: why, what would change it, what would settle it. */
function explainFully(
  compiled: CompiledPolicy,
  facts: Facts,
  explanations: Readonly<Record<string, readonly RuleExplanation[]>>,
): { readonly json: object; readonly text: string } {
  const changes = Object.fromEntries(
    compiled.decisions.map((decision) => [decision.decision.id, searchFewestChanges(compiled, decision, facts)]),
  );
  const told = compiled.decisions.flatMap(({ decision: { id } }) => [
    `\n${wordDecision(compiled.policy, id).ja} ${id}`,
    ...(explanations[id] ?? []).map(({ message }) => `  ${message.ja}\n  ${message.en}`),
    ...(changes[id]?.changes ?? []).map(({ message }) => `  → ${message.ja}\n    ${message.en}`),
    ...describeLimit(changes[id]),
  ]);
  return {
    json: { explanations, fewestChanges: changes, settlingQuestions: findSettlingQuestions(compiled, facts) },
    text: `\n${told.join('\n')}`,
  };
}

/** Options of `decide` as typed. */
export interface DecideOptions {
  readonly facts: string;
  readonly explain?: boolean;
}

/** `decide <policy> --facts <file|inline JSON>`: the policy's judgement of one case, unknown answers included. */
export async function runDecide(policyName: string, options: DecideOptions): Promise<Outcome> {
  const policyReading = readPolicy(policyName);
  const factsReading = readInlineOrFile(options.facts, '--facts');
  const { policy } = policyReading;
  const facts = policy && factsReading.value !== undefined ? readFacts(policy, factsReading.value, '--facts') : null;
  const issues = [...policyReading.issues, ...joinIssues(factsReading.issues, facts?.issues ?? [])];
  if (policy === null || facts?.facts === undefined || facts.facts === null || hasErrors(issues)) return refuse(issues);
  const compiled = compilePolicy(policy);
  const result = decide(compiled, facts.facts);
  await requireAgreement(policy, facts.facts, result);
  const { evidence } = facts;
  const explanations = explainAll(compiled, facts.facts, { evidence });
  const doubtful = byDecision(compiled, (place) =>
    listDoubtfulAnswers(explanations[compiled.decisions[place]?.decision.id ?? ''] ?? []),
  );
  const known = Object.keys(evidence).length === 0 ? {} : { evidence, doubtful };
  const trace = addGrounds(result.trace, compiled, facts.facts, { evidence });
  const more = options.explain === true ? explainFully(compiled, facts.facts, explanations) : { json: {}, text: '' };
  return {
    exit: exitCodes.done,
    json: { ...result, trace, ...known, ...more.json },
    text: describe(policy, result) + describeDoubts(policy, doubtful) + more.text,
  };
}
