import { expect } from 'vitest';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { policyToDmn } from '../../engine/policy/exchange/dmn.ts';
import { decideByDmn, decideByEngine, readExport } from '../policy-exchange/dmn-cases.ts';
import { requirePolicy } from '../policy/random-policy.ts';
import { completeAtRandom, countCases, listAxes, sampleCases } from './complete-cases.ts';

const seed = 20211104;

/** How a policy was compared with its DMN. */
export interface DmnComparison {
  readonly method: 'exhaustive' | 'sampled';
  readonly compared: number;
}

/**
 * Decides complete cases of a policy by its DMN and by the compiled evaluator and fails where they differ: every
 * combination of the facts that the DMN asks for, the others drawn; where these are more than `casesAtMost`, every pair
 * of values and `casesDrawn` more.
 */
export async function compareWithDmn(
  document: unknown,
  casesAtMost: number,
  casesDrawn: number,
): Promise<DmnComparison> {
  const policy = requirePolicy(document);
  const compiled = compilePolicy(policy);
  const exported = policyToDmn(compiled);
  const model = await readExport(exported);
  const axes = listAxes(policy);
  const asked = axes.filter(({ id }) => model.inputs.includes(exported.inputs.get(id) ?? ''));
  const isExhaustive = countCases(asked) <= casesAtMost;
  const cases = isExhaustive ? completeAtRandom(axes, asked, seed) : sampleCases(axes, casesDrawn, seed);
  let compared = 0;
  for (const facts of cases) {
    const [told, own] = [decideByDmn(model, exported, facts), decideByEngine(compiled, facts)];
    // Asserting costs more than deciding: only what differs is put to it.
    if (JSON.stringify(told) !== JSON.stringify(own)) expect({ facts, told }).toEqual({ facts, told: own });
    compared += 1;
  }
  return { method: isExhaustive ? 'exhaustive' : 'sampled', compared };
}
