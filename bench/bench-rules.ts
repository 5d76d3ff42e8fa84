import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { compilePolicy } from '../engine/policy/compile.ts';
import { decide } from '../engine/policy/decide.ts';
import { decideOutcomes, rememberOutcomes } from '../engine/policy/decide-outcomes.ts';
import { createElevenAnswers } from './eleven-answers.ts';
import { measureInTurn, type Contender } from './measure-rates.ts';
import { readRatio, type BenchPart } from './report.ts';

const policy = createElevenAnswers();
const compiled = compilePolicy(policy);
const remembering = rememberOutcomes(compiled);

/** Every complete case, as an object of facts. */
const cases = Array.from({ length: 2 ** policy.facts.length }, (_, mask) =>
  Object.fromEntries(policy.facts.map(({ id }, bit) => [id, ((mask >> bit) & 1) === 1])),
);

/** An odd step visits every case before the first one comes again. */
const step = 997;

function judge(
  name: string,
  size: number,
  judgeCase: (facts: Readonly<Record<string, boolean>>) => unknown,
): Contender {
  let at = 0;
  return {
    name,
    work: () => {
      for (let done = 0; done < size; done++) {
        at = (at + step) % cases.length;
        judgeCase(cases[at] ?? {});
      }
      return size;
    },
  };
}

/** json-rules-engine with the rules added once; one run at a time, since two at once lose rules. */
function runReference(): Contender {
  const engine = new Engine();
  for (const { name, priority, conditions, event } of policy.rules) {
    engine.addRule({
      name,
      priority,
      conditions: structuredClone(conditions) as TopLevelCondition,
      event: { type: 'fired', params: { outcome: event.params.outcome } },
    });
  }
  let at = 0;
  return {
    name: 'jsonRulesEngine',
    work: async () => {
      for (let done = 0; done < 20; done++) {
        at = (at + step) % cases.length;
        await engine.run(cases[at]);
      }
      return 20;
    },
  };
}

/** Our evaluators beside json-rules-engine, from the same objects of facts. */
export async function benchRules(rounds: number): Promise<BenchPart> {
  const measurement = await measureInTurn(
    [
      runReference(),
      judge('withTrace', 100, (facts) => decide(compiled, facts)),
      judge('outcomeOnly', 100, (facts) => decideOutcomes(compiled, facts)),
      judge('remembered', 1000, (facts) => remembering.decide(facts)),
    ],
    rounds,
    0.3,
  );
  const against = (name: string, target: number | null, what: string) =>
    readRatio(measurement, [name, 'jsonRulesEngine'], target, `${what} ÷ json-rules-engine 7.3.1 run()`);
  return {
    work: 'eleven answers, twelve nested rules, complete cases in a fixed order; unit: cases a second',
    rates: measurement.rates,
    ratios: {
      withTraceToReference: against('withTrace', 100, 'outcome, reasons of every rule and the next question'),
      outcomeOnlyToReference: against(
        'outcomeOnly',
        400,
        'outcome, possible set, deadline and approvals, worked out anew',
      ),
      rememberedToReference: against('remembered', null, 'the same, each case worked out once and then remembered'),
    },
  };
}
