import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { EngineError } from '../engine/domain/engine-error.ts';
import { compilePolicy } from '../engine/policy/compile.ts';
import { decide } from '../engine/policy/decide.ts';
import { decideOutcomes, rememberOutcomes } from '../engine/policy/decide-outcomes.ts';
import { buildOutcomeTable } from '../engine/policy/outcome-table.ts';
import { buildPossibleTable } from '../engine/policy/possible-table.ts';
import { traceQuickly } from '../engine/policy/quick-trace.ts';
import { verifyPolicy } from '../engine/policy/verify/verify-policy.ts';
import { createElevenAnswers } from './eleven-answers.ts';
import { measureInTurn, type Contender } from './measure-rates.ts';
import { judgeRatio, readRatio, type BenchPart } from './report.ts';

const policy = createElevenAnswers();
const compiled = compilePolicy(policy);
const remembering = rememberOutcomes(compiled);
const outcomes = compiled.decisions[0]?.outcomes ?? [];

/** Every complete case, as an object of facts; its place is its mask of yes answers. */
const cases = Array.from({ length: 2 ** policy.facts.length }, (_, mask) =>
  Object.fromEntries(policy.facts.map(({ id }, bit) => [id, ((mask >> bit) & 1) === 1])),
);
type Case = (typeof cases)[number];

/** An odd step visits every case before the first one comes again. */
const step = 997;

/** What the contenders read off their results is added up here, so that no work can be left out as unused. */
let readOff = 0;

/** @param judgeCase @returns something read off the result */
function judge(name: string, size: number, judgeCase: (facts: Case, mask: number) => number): Contender {
  let at = 0;
  return {
    name,
    work: () => {
      let sum = 0;
      for (let done = 0; done < size; done++) {
        at = (at + step) % cases.length;
        sum += judgeCase(cases[at] ?? {}, at);
      }
      readOff += sum;
      return size;
    },
  };
}

/** json-rules-engine with the rules added once; its highest outcome is then what the policy says. */
function createReference(): (facts: Case) => Promise<number> {
  const engine = new Engine();
  for (const { name, priority, conditions, event } of policy.rules) {
    engine.addRule({
      name,
      priority,
      conditions: structuredClone(conditions) as TopLevelCondition,
      event: { type: 'fired', params: { outcome: event.params.outcome } },
    });
  }
  return async (facts) => {
    const { events } = await engine.run(facts);
    return events.reduce((highest, { params }) => Math.max(highest, outcomes.indexOf(String(params?.['outcome']))), 0);
  };
}

/** One run at a time, since two at once lose rules. */
function runReference(): Contender {
  const run = createReference();
  let at = 0;
  return {
    name: 'jsonRulesEngine',
    work: async () => {
      for (let done = 0; done < 20; done++) {
        at = (at + step) % cases.length;
        readOff += await run(cases[at] ?? {});
      }
      return 20;
    },
  };
}

const rules = compiled.decisions.flatMap((decision) => decision.rules);

/** Traces a case in bits and reads off it which rules fired, and all words that say how every condition stands. */
function traceInBits(facts: Case): number {
  const trace = traceQuickly(compiled, facts);
  if (trace === null) throw new EngineError('bench-policy-refused', 'no trace');
  let sum = trace.decisions.length;
  for (const rule of rules) if (trace.stateOf(rule) === 'fired') sum += 1;
  for (const word of trace.conditions) sum += word & 1;
  return sum;
}

/** Traces a case and reads the whole trace: every rule with its state, every condition with its state and answer. */
function traceCase(facts: Case): number {
  const trace = traceQuickly(compiled, facts);
  if (trace === null) throw new EngineError('bench-policy-refused', 'no trace');
  let sum = trace.decisions.length;
  for (const { state, conditions } of trace.read().rules) if (state === 'fired') sum += conditions.pointer.length;
  return sum;
}

function requireTable<T extends { readonly kind: 'table' | 'refused' }>(table: T): Extract<T, { kind: 'table' }> {
  if (table.kind === 'refused') throw new EngineError('bench-policy-refused', 'no table');
  return table as Extract<T, { kind: 'table' }>;
}

/** How many of the complete cases every way of deciding decides as json-rules-engine does. */
async function countAgreed(): Promise<Readonly<Record<string, number>>> {
  const run = createReference();
  const table = requireTable(buildOutcomeTable(compiled));
  const possible = requireTable(buildPossibleTable(compiled));
  let agreed = 0;
  for (const [mask, facts] of cases.entries()) {
    const expected = outcomes[await run(facts)];
    const said = [
      decideOutcomes(compiled, facts)[0]?.outcome,
      traceQuickly(compiled, facts)?.decisions[0]?.outcome,
      decide(compiled, facts).decisions['urgency']?.outcome,
      table.decisionAt(0, mask).outcome,
      possible.possibleAt(0, possible.positions.positionOf(facts)).join(),
    ];
    if (said.every((each) => each === expected)) agreed += 1;
  }
  return { completeCases: cases.length, decidedAlikeByAll: agreed, partialCases: possible.positions.size };
}

/** Our evaluators beside json-rules-engine, from the same objects of facts. */
export async function benchRules(rounds: number): Promise<BenchPart> {
  const agreement = await countAgreed();
  const table = requireTable(buildOutcomeTable(compiled));
  const [column] = table.columns;
  const measurement = await measureInTurn(
    [
      runReference(),
      judge('explained', 100, (facts) => decide(compiled, facts).trace.rules.length),
      judge('withTrace', 1000, traceCase),
      judge('traceInBits', 1000, traceInBits),
      judge('outcomeOnly', 1000, (facts) => decideOutcomes(compiled, facts)[0]?.possible.length ?? 0),
      judge('remembered', 1000, (facts) => remembering.decide(facts).length),
      judge('fromMask', 100_000, (_, mask) => column?.codes[mask] ?? 0),
      judge('possibleTable', 1, () => requireTable(buildPossibleTable(compiled)).positions.size),
      judge('verification', 1, () => verifyPolicy(policy).findings.length),
    ],
    rounds,
    0.3,
  );
  const against = (name: string, target: number | null, what: string) =>
    readRatio(measurement, [name, 'jsonRulesEngine'], target, `${what} ÷ json-rules-engine 7.3.1 run()`);
  const inRuns = (name: string, target: number, what: string) =>
    judgeRatio(
      measurement.ratio('jsonRulesEngine', name),
      'atMost',
      target,
      `json-rules-engine 7.3.1 run()s in the time of ${what}`,
    );
  if (!Number.isFinite(readOff)) throw new EngineError('bench-result-missing', String(readOff));
  return {
    work: 'eleven answers, twelve nested rules, complete cases in a fixed order; unit: cases, tables or verifications a second',
    rates: measurement.rates,
    ratios: {
      outcomeOnlyToReference: against(
        'outcomeOnly',
        400,
        'decideOutcomes(): outcome, possible set, deadline and approvals, from the answers each time; in the product: offices side by side',
      ),
      withTraceToReference: against(
        'withTrace',
        100,
        'traceQuickly().read(): the same with the whole trace, every rule and condition with its state and the answers compared; what a rule comes to is one object for all cases that answer it alike; for those who build on the engine: no screen or command calls it',
      ),
      traceInBitsToReference: against(
        'traceInBits',
        null,
        'traceQuickly(): the same with every rule fired or not and the state of every condition, in bits not yet put into words; no screen or command calls it',
      ),
      explainedToReference: against(
        'explained',
        null,
        'decide(): the full decision with fired rules, next question and the whole trace made anew; in the product: a case tried on screen, practice, the command decide, the tests of a policy',
      ),
      rememberedToReference: against(
        'remembered',
        null,
        'rememberOutcomes(): outcome, each case worked out once and then remembered; in the product: every contact of a simulation, comparison over a case mix',
      ),
      fromMaskToReference: against(
        'fromMask',
        5000,
        'buildOutcomeTable(): outcome from a mask of answers by a table made beforehand; no screen or command calls it',
      ),
      runsToPossibleTable: inRuns(
        'possibleTable',
        400,
        'one buildPossibleTable(): what is possible in all 177,147 partial cases; no screen or command calls it',
      ),
      runsToVerification: inRuns('verification', 400, 'one verifyPolicy(), compiling included, as on every edit'),
    },
    agreement,
  };
}
