import type { FindingCode } from '../../engine/policy/verify/finding.ts';
import type { Replacement } from './bundle-engine.ts';

/**
 * Mistakes that someone could make in `engine/policy`, each as one change of a module's text. The tests have to notice
 * every one; a change whose text is not found any more has to be stated anew.
 */
export interface Mutant extends Replacement {
  /** What it spoils: a finding, the choice of the smallest witness, the policy's own tests, or deciding. */
  readonly spoils: FindingCode | 'witness' | 'tests' | 'deciding';
  readonly what: string;
}

type Change = readonly [what: string, from: string, to: string];

const list = (spoils: Mutant['spoils'], module: string, ...changes: readonly Change[]): readonly Mutant[] =>
  changes.map(([what, from, to]) => ({ spoils, module: `policy/${module}.ts`, what, from, to }));

/** By finding: mistakes of its checker. */
const inCheckers: readonly Mutant[] = [
  ...list(
    'unreachable',
    'verify/unreachable',
    [
      'a rule that fires in the first case of all counts as unreachable',
      'if (!bits || findFirst(bits) >= 0 ||',
      'if (!bits || findFirst(bits) > 0 ||',
    ],
    ['a rule that waits for missing answers is an error', "waits ? 'info' : 'error'", "waits ? 'error' : 'error'"],
    [
      'signs outside the list of a group are forgotten',
      'counted.has(group) ? [0, 1] : [0]',
      'counted.has(group) ? [0] : [0]',
    ],
  ),
  ...list(
    'contradiction',
    'verify/contradiction',
    ['opposites are looked for in any', "if (node.kind === 'all') {", "if (node.kind === 'any') {"],
    [
      'two equal conditions count as opposites',
      'present.has(keyOf(subject, complementRuns(holds, size)))',
      'size > 0 && present.has(keyOf(subject, holds))',
    ],
    [
      'a condition turned round by not is taken as it stands',
      'return inner && { ...inner, holds: complementRuns(inner.holds, inner.size) };',
      'return inner && complementRuns(inner.holds, inner.size) && inner;',
    ],
  ),
  ...list(
    'redundant',
    'verify/redundant',
    ['deadlines are forgotten', 'return given.deadline !== remaining.deadline || given', 'return given'],
    ['approvals are forgotten', ' || given.approvals !== remaining.approvals;', ';'],
    [
      'only the first case in which the rule fires is looked at',
      'removal.isExhausted || removal.changes(rule, position)',
      'removal.isExhausted || (position === first && removal.changes(rule, position))',
    ],
    [
      'floors are forgotten',
      'if (Math.max(base, floor) !== Math.max(left, floor))',
      'if (floor > -9 && base !== left)',
    ],
    [
      'a list that falls back to itself counts as changed',
      'return !isAlone || !fallsBack',
      'return !isAlone || fallsBack',
    ],
  ),
  ...list(
    'never-reached',
    'verify/never-reached',
    ['floors are forgotten', 'return new Set(table.final);', 'return new Set(table.base);'],
    ['of a sample, what search excludes is not told', "return found === 'no';", "return found === 'unclear';"],
    ['otherwise counts as reached without a gap', 'if (isGap) for (const rank', 'if (isGap || !isGap) for (const rank'],
  ),
  ...list(
    'gap',
    'verify/never-reached',
    ['a gap past the last case is told', 'return at < space.size ? at : -1;', 'return at;'],
    [
      'a gap among the last cases is missed',
      'return at < space.size ? at : -1;',
      'return at < space.size - 9 ? at : -1;',
    ],
  ),
  ...list(
    'gap',
    'verify/gap',
    ['the lowest outcome counts as the top', 'otherwise[0] === outcomes.length - 1', 'otherwise[0] === 0'],
    ['routes are judged like scales', 'decision.scale !== undefined && !isTop', '!isTop'],
  ),
  ...list(
    'overlap',
    'verify/overlap',
    ['equal priorities count under worst too', "decision.hit === 'first' && one", "decision.hit !== 'collect' && one"],
    ['neighbours in the file are not compared', 'let next = place + 1;', 'let next = place + 2;'],
    ['rules with one outcome overlap too', ' || one.rule.rank === other.rule.rank) continue;', ') continue;'],
  ),
  ...list(
    'non-monotone',
    'verify/non-monotone',
    [
      'deadlines are forgotten',
      'if (!isLower && !isLater) continue;',
      'if (!isLower || !isLater === undefined) continue;',
    ],
    ['a shorter deadline counts as easing', ' > (table.deadline[before] ?? 0);', ' < (table.deadline[before] ?? 0);'],
    [
      'floors are forgotten',
      '(table.highest[after] ?? 0) < (table.highest[before] ?? 0)',
      '(table.base[after] ?? 0) < (table.base[before] ?? 0)',
    ],
    [
      'signs of danger are not told from others',
      "if (fact?.kind !== 'answer' || !fact.danger)",
      "if (fact?.kind !== 'answer')",
    ],
  ),
  ...list(
    'invariant',
    'verify/invariant',
    ['a deadline on the limit breaks it', '<= then.deadlineAtMostHours', '< then.deadlineAtMostHours'],
    [
      'every decision has to keep the deadline',
      'return (position) => !tables.some(',
      'return (position) => !tables.every(',
    ],
    [
      'the lowest outcome allowed breaks it',
      '(table.final[position] ?? -1) < lowest',
      '(table.final[position] ?? -1) <= lowest',
    ],
    ['floors are forgotten', 'banned.has(table.final[position] ?? -1)', 'banned.has(table.base[position] ?? -1)'],
    [
      'only the first outcome of a list is looked at',
      'return ranks.some((rank) => banned',
      'return ranks.slice(0, 1).some((rank) => banned',
    ],
  ),
  ...list(
    'proxy',
    'verify/proxy',
    ['eligibility for support may not use them', " || decision.concerns === 'support') return", ') return'],
    [
      'an equal outcome counts as raised',
      '(highest[after] ?? 0) > (highest[before] ?? 0)',
      '(highest[after] ?? 0) >= (highest[before] ?? 0)',
    ],
    [
      'floors are forgotten',
      '(highest[after] ?? 0) > (highest[before] ?? 0)',
      '(table.base[after] ?? 0) > (table.base[before] ?? 0)',
    ],
  ),
  ...list(
    'witness',
    'verify/case-space',
    ['the most danger answers come first', 'if (counts && cell === 1) dangers', 'if (counts && cell === 0) dangers'],
    ['ties are put in reverse order of facts', 'widths.slice(place + 1).reduce(', 'widths.slice(0, place).reduce('],
  ),
  ...list('witness', 'verify/bits', [
    'the last case of a word is taken for the first',
    'return 31 - Math.clz32(word & -word);',
    'return 31 - Math.clz32(word);',
  ]),
  ...list(
    'tests',
    'verify/policy-tests',
    [
      'a test that misses counts as passed',
      'if (missed.length > 0) failed += 1;',
      'if (missed.length > 1) failed += 1;',
    ],
    ['outcomes not given count as covered', '([decision, outcome])));', '([decision, outcome])) && false);'],
    [
      'rules are covered by any decision',
      'for (const name of result.firedBy) fired.add(name);',
      'for (const name of result.firedBy.slice(1)) fired.add(name);',
    ],
  ),
];

/** Mistakes of what all checkers stand on, and of the evaluators. */
const inEvaluators: readonly Mutant[] = [
  ...list(
    'deciding',
    'verify/decision-table',
    [
      'the lowest floor counts',
      'if ((floor[position] ?? -1) < rank)',
      'if ((floor[position] ?? -1) < rank || rank === 0)',
    ],
    ['rules decide in file order', 'for (const rule of decision.precedence) {', 'for (const rule of decision.rules) {'],
    [
      'deadlines are those of the outcome after floors',
      'collects || base[position] === rank',
      'collects || final[position] === rank',
    ],
  ),
  ...list('deciding', 'verify/bits', [
    'cases past the last count as outside a set',
    'bits[word] = ~(bits[word] ?? 0);\n  clearTail(bits, size);',
    'bits[word] = ~(bits[word] ?? 0);\n  clearTail(bits, 0 * size);',
  ]),
  ...list('deciding', 'compile', [
    'the last of equal priorities decides',
    'weigh(b) - weigh(a) || a.index - b.index',
    'weigh(b) - weigh(a) || b.index - a.index',
  ]),
  ...list(
    'deciding',
    'fact-cells',
    ['lessThan takes its limit in', "operator === 'lessThanInclusive')", "operator !== 'equal')"],
    [
      'a number is not cut above a comparand',
      'if (endsAt) starts.add(comparand + 1);',
      'if (endsAt) starts.add(comparand);',
    ],
  ),
  ...list(
    'deciding',
    'condition-node',
    [
      'two unknown answers make any unknown though one is yes',
      'if (each === 1) return 1;',
      'if (each === 1) truth = 2;',
    ],
    ['signs outside the list do not count', 'let low = state.others[index] ?? 0;', 'let low = 0;'],
  ),
  ...list(
    'deciding',
    'possible-outcomes',
    [
      'rules before the one that decides may fire',
      '(rank === rule.rank ? [] : [{ node, wanted: false }])',
      '(rank !== rule.rank ? [] : [{ node, wanted: false }])',
    ],
    [
      'floors that may hold are forgotten',
      'const raising = open.filter((floor) => floor.rank > lowest);',
      'const raising = open.filter((floor) => floor.rank < lowest);',
    ],
    ['otherwise is never possible', 'decision.otherwise.slice(0, 1)', 'decision.otherwise.slice(1, 1)'],
  ),
  ...list(
    'deciding',
    'quick-decide',
    ['the lowest floor counts', 'sort((a, b) => a.rank - b.rank)', 'sort((a, b) => b.rank - a.rank)'],
    ['the longest deadline counts', 'Math.min(least, hours)', 'Math.max(least, hours)'],
  ),
  ...list('deciding', 'comparison-bits', [
    'unknown signs do not widen a count',
    'if (cell !== 0) high += 1;',
    'if (cell === 1) high += 1;',
  ]),
  ...list('deciding', 'quick-trace', [
    'traces are kept by comparisons that do not tell the answer',
    "compiled.cells[node.fact]?.fact.kind === 'answer'",
    "compiled.cells[node.fact]?.fact.kind !== 'choice'",
  ]),
  ...list('deciding', 'solve', [
    'a goal that must not hold is forced the wrong way',
    "(node.kind === 'all') === wanted",
    "(node.kind === 'any') === wanted",
  ]),
  ...list('deciding', 'possible-table', [
    'an unknown fact keeps its first value alone',
    'for (let place = 0; place < block; place += 1) {',
    'for (let place = 0; place < inner; place += 1) {',
  ]),
];

export const mutants: readonly Mutant[] = [...inCheckers, ...inEvaluators];
