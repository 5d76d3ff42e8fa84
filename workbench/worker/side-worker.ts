import {
  compareOnMix,
  comparePolicies,
  compilePolicy,
  findSettlingQuestions,
  generateTests,
  judgeApproval,
  searchFewestChanges,
  solveTheory,
  verifyPolicy,
  type Pack,
} from '../state/engine.ts';
import type { SideOrder, SideReport } from './messages.ts';

function report(message: SideReport): void {
  self.postMessage(message);
}

/** The exponential model of the first channel's desk; null where there is none. */
function theorise({ demand, desk }: Pack, chosen: string | null) {
  const channel = Object.keys(desk?.channels ?? {})[0];
  const staffing = chosen ?? Object.keys(desk?.staffing ?? {})[0];
  const isKnown = demand !== null && desk !== null && channel !== undefined && staffing !== undefined;
  return isKnown ? solveTheory(demand, desk, channel, staffing) : null;
}

function answer(order: SideOrder): SideReport {
  switch (order.kind) {
    case 'theory':
      return { kind: 'theorised', theory: theorise(order.pack, order.staffing) };
    case 'verify':
      return { kind: 'verified', verification: verifyPolicy(order.policy) };
    case 'compare':
    case 'compareWithOther':
      return { kind: 'compared', comparison: comparePolicies(order.before, order.after) };
    case 'compareOnMix':
      return { kind: 'comparedOnMix', comparison: compareOnMix(order.before, order.after, order.mix) };
    case 'judgeApproval':
      return { kind: 'approvalJudged', approval: judgeApproval(order.policy, order.before) };
    case 'findChanges': {
      const compiled = compilePolicy(order.policy);
      const decision = compiled.decisions.find((each) => each.decision.id === order.decision);
      const search =
        decision === undefined
          ? { changes: [], exact: true, searched: { upTo: 0, cases: 0 } }
          : searchFewestChanges(compiled, decision, order.facts);
      return { kind: 'changesFound', search };
    }
    case 'findQuestions':
      return { kind: 'questionsFound', questions: findSettlingQuestions(compilePolicy(order.policy), order.facts) };
    case 'generateTests':
      return { kind: 'testsGenerated', tests: generateTests(compilePolicy(order.policy)) };
  }
}

self.onmessage = ({ data: order }: MessageEvent<SideOrder>) => {
  report(answer(order));
};
