import type { Localized } from '../domain/localized.ts';
import type { FactValue, Outcome, Policy } from '../pack/policy-model.ts';
import type { GroundedAnswer } from './grounds.ts';
import { wordAnswer, wordDecision, wordFact, wordName, wordOutcome } from './policy-words.ts';
import { beginSentence, wordRule } from './rule-words.ts';
import type { RuleState } from './trace.ts';

/** Answers told in one sentence at most. */
const answersTold = 6;

interface ToldAnswer {
  readonly fact: string;
  readonly answer: FactValue | readonly [number, number] | null;
}

/** Answers as clauses, each fact once: 「けが」が「はい」、「年齢」が「3」. */
function wordAnswers(policy: Policy, answers: readonly ToldAnswer[]): Localized {
  const once = [...new Map(answers.map((each) => [each.fact, each])).values()];
  const clauses = once.slice(0, answersTold).map(({ fact, answer }) => {
    const [name, value] = [wordFact(policy, fact), wordAnswer(policy, answer)];
    return { ja: `「${name.ja}」が「${value.ja}」`, en: `"${name.en}" is ${value.en}` };
  });
  const rest = once.length - clauses.length;
  return {
    ja: clauses.map(({ ja }) => ja).join('、') + (rest > 0 ? `（ほか ${rest} 件）` : ''),
    en: clauses.map(({ en }) => en).join(', ') + (rest > 0 ? ` (and ${rest} more)` : ''),
  };
}

/** What speaks against an answer, as a sentence. */
function wordDoubt(policy: Policy, { fact, by, at, doubts }: GroundedAnswer): Localized {
  const name = wordFact(policy, fact);
  const when = at === null || at === 'now' ? '' : at;
  const reasons = doubts.map((doubt): Localized => {
    if (doubt === 'guess') return { ja: '推測', en: 'a guess' };
    if (doubt === 'old') return { ja: '前に見聞きしたもの', en: 'from an earlier day' };
    return { ja: '別の答えもあるもの', en: 'answered otherwise by others' };
  });
  const noted = [by ?? '', when].filter((each) => each !== '');
  const note = { ja: noted.join('、'), en: noted.join(', ') };
  return {
    ja: `「${name.ja}」の答えは${reasons.map(({ ja }) => ja).join('で、')}です${note.ja === '' ? '' : `（${note.ja}）`}。`,
    en: `The answer on "${name.en}" is ${reasons.map(({ en }) => en).join(' and ')}${note.en === '' ? '' : ` (${note.en})`}.`,
  };
}

/** Why a rule fired or did not, as sentences. */
export function wordRuleExplanation(
  policy: Policy,
  rule: {
    readonly rule: string;
    readonly outcome: string;
    readonly state: RuleState;
    readonly decides: boolean;
    /** Whether its outcome is not what the decision comes to: a floor, or a rule not settled yet, stands above it. */
    readonly isOutdone: boolean;
    readonly because: readonly ToldAnswer[];
    readonly doubtful: readonly GroundedAnswer[];
  },
): Localized {
  const [name, outcome] = [wordRule(policy, rule.rule), wordName(policy, rule.outcome)];
  const answers = wordAnswers(policy, rule.because);
  const since = rule.because.length === 0 ? { ja: '', en: '' } : { ja: `${answers.ja}なので`, en: `: ${answers.en}` };
  const end = {
    fired: rule.isOutdone
      ? {
          ja: `働き、「${outcome.ja}」を示しましたが、下限やまだ決まらない規則のため、結果はそれと異なります。`,
          en: `fired for "${outcome.en}", but a floor or a rule not settled yet makes the result another`,
        }
      : rule.decides
        ? { ja: `働き、「${outcome.ja}」に決めました。`, en: `fired and decided "${outcome.en}"` }
        : {
            ja: '働きましたが、結果を決めたのは別の規則です。',
            en: `fired for "${outcome.en}", but another rule decided`,
          },
    not: { ja: '働きませんでした。', en: 'did not fire' },
    undecided: { ja: '働くかどうかがまだ決まりません。', en: 'may still fire or not' },
  }[rule.state];
  const doubts = rule.doubtful.map((each) => wordDoubt(policy, each));
  return {
    ja: `${name.ja}は、${since.ja}${end.ja}${doubts.map(({ ja }) => ja).join('')}`,
    en: [`${beginSentence(name.en)} ${end.en}${since.en}.`, ...doubts.map(({ en }) => en)].join(' '),
  };
}

/** What changes of answers lead to, as a sentence. */
export function wordChanges(
  policy: Policy,
  decision: string,
  outcome: Outcome,
  changes: readonly { readonly fact: string; readonly from: FactValue | null; readonly to: FactValue }[],
): Localized {
  const clauses = changes.map(({ fact, from, to }) => {
    const [name, before, after] = [wordFact(policy, fact), wordAnswer(policy, from), wordAnswer(policy, to)];
    return {
      ja: `「${name.ja}」が「${before.ja}」から「${after.ja}」に`,
      en: `"${name.en}" turns from ${before.en} to ${after.en}`,
    };
  });
  const [decided, result] = [wordDecision(policy, decision), wordOutcome(policy, outcome)];
  return {
    ja: `${clauses.map(({ ja }) => ja).join('、')}変わると、判断「${decided.ja}」は「${result.ja}」になります。`,
    en: `If ${clauses.map(({ en }) => en).join(' and ')}, decision "${decided.en}" becomes "${result.en}".`,
  };
}
