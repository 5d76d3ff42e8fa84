import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { compilePolicy as compileHere } from '../../engine/policy/compile.ts';
import type { decideOutcomes as outcomes } from '../../engine/policy/decide-outcomes.ts';
import { decide as decideHere } from '../../engine/policy/decide.ts';
import type { traceQuickly as trace } from '../../engine/policy/quick-trace.ts';
import { practiceDesk } from '../policy/practice-desk.ts';
import { bundleEngine, runBundle } from './bundle-engine.ts';

/**
 * The rule core: compiling a loaded policy; deciding any case, complete or not, with the exact set of possible outcomes,
 * deadline, approvals, fired rules, next question and trace in words; the quick way for complete cases; the trace in
 * bits. Loading and its messages, verification, comparison and the tables worked out beforehand are no part of it.
 */
const core = {
  'policy/compile.ts': ['compilePolicy'],
  'policy/decide.ts': ['decide'],
  'policy/decide-outcomes.ts': ['decideOutcomes'],
  'policy/quick-decide.ts': ['decideQuickly'],
  'policy/quick-trace.ts': ['traceQuickly'],
};

interface Core {
  readonly compilePolicy: typeof compileHere;
  readonly decide: typeof decideHere;
  readonly decideOutcomes: typeof outcomes;
  readonly traceQuickly: typeof trace;
}

/** Bytes, gzipped. */
const mostBytes = 12_000;

let bundle: Awaited<ReturnType<typeof bundleEngine>>;

beforeAll(async () => {
  bundle = await bundleEngine(core);
}, 60_000);

describe('the rule core in the browser', () => {
  it('weighs at most 12 kB, gzipped', () => {
    const bytes = gzipSync(bundle.code).length;
    expect(bytes, bundle.modules.join('\n')).toBeLessThanOrEqual(mostBytes);
    // Less than half of that would mean that the bundle has lost its engine.
    expect(bytes).toBeGreaterThan(mostBytes / 2);
  });

  it('is made of the engine alone, without json-rules-engine or any other package', () => {
    expect(bundle.modules.filter((module) => !/^engine\/(policy|pack|domain)\//.test(module))).toEqual([]);
    expect(bundle.modules).toContain('engine/policy/possible-outcomes.ts');
    expect(bundle.modules).not.toContain('engine/policy/reference.ts');
  });

  it('decides by itself, and makes no code from text', async () => {
    expect(bundle.code).not.toMatch(/\beval\b|\bFunction\s*\(/);
    const { compilePolicy, decide, decideOutcomes, traceQuickly } = await runBundle<Core>(bundle);
    const policy = practiceDesk();
    const compiled = compilePolicy(policy);
    const open = { visibleInjury: true };
    const complete = Object.fromEntries(compiled.cells.map(({ fact, values }) => [fact.id, values[0] ?? false]));
    for (const facts of [{}, open, complete]) {
      const expected = decideHere(compileHere(policy), facts);
      expect(decide(compiled, facts)).toEqual(expected);
      expect(traceQuickly(compiled, facts)?.read()).toEqual(expected.trace);
      expect(decideOutcomes(compiled, facts)[0]?.possible).toEqual(expected.decisions['urgency']?.possible);
    }
    expect(decide(compiled, open).nextQuestion).not.toBeNull();
  });
});
