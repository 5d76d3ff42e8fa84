import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPack } from '../../engine/cli/read-input.ts';
import { formatJsonPointer, parseJsonPointer } from '../../engine/domain/json-pointer.ts';
import { buildPack, type PackDocuments } from '../../engine/pack/load-pack.ts';
import { foldReplications } from '../../engine/simulation/fold-replications.ts';
import { prepareDesk } from '../../engine/simulation/prepare-desk.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { createBarePack } from '../fixtures/bare-pack.ts';

/** Every place of a document, the document itself included. */
function listPaths(node: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof node !== 'object' || node === null) return [path];
  return [path, ...Object.entries(node).flatMap(([key, value]) => listPaths(value, [...path, key]))];
}

/** A copy with one value replaced; `undefined` removes the member. */
function replaceAt(node: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const copy = (Array.isArray(node) ? [...(node as unknown[])] : { ...(node as object) }) as Record<string, unknown>;
  const changed = replaceAt(copy[step], rest, value);
  if (changed === undefined && !Array.isArray(copy))
    return Object.fromEntries(Object.entries(copy).filter(([key]) => key !== step));
  copy[step] = changed ?? null;
  return copy;
}

const oddValues = fc.constantFrom<unknown>(
  null, undefined, true, '', '0', 'weekday', -1, 0, 0.5, 1, 2, 24, 1e-300, 1e6, 9e15, [], {}, [1], ['a', 'b'], '09:00',
  '24:00', '2021-02-29', { value: 1 }, { value: null }, { value: 1, unit: 'hours' }, { kind: 'deterministic', value: 0 },
  { kind: 'exponential', mean: 0.01 }, { toString: 1 }, 'toString', 'length',
); // prettier-ignore

/** What any input must come to: issues, or a run; never an exception. */
function check(documents: PackDocuments) {
  const { pack, issues } = buildPack(documents);
  if (pack === null) {
    expect(issues.some((issue) => issue.severity === 'error')).toBe(true);
    for (const issue of issues) {
      expect(`${issue.message.ja}${issue.message.en}`, issue.code).not.toMatch(/undefined|\[object/);
    }
    return;
  }
  if (pack.demand === null || pack.desk === null) return;
  const days = Date.parse(pack.demand.calendar.to) - Date.parse(pack.demand.calendar.from);
  const { model } = prepareDesk(pack);
  if (model === null || days > 400 * 86_400_000 || model.expectedArrivals > 30_000) return;
  const result = foldReplications(model, 1, [runReplication(model, 1, 0)]);
  expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
  const { offered, autoReplied, abandoned, closedOut, connected } = result.counts;
  const out = [autoReplied, abandoned, closedOut, connected].reduce((sum, { mean }) => sum + (mean ?? 0), 0);
  expect(out).toBe(offered.mean);
}

type Change = readonly [place: string, value: unknown];

/** One or two changes, each at any place of any file: `file#/pointer`. */
function oddChanges(documents: PackDocuments) {
  const places = Object.entries(documents).flatMap(([file, document]) =>
    listPaths(document).map((path) => `${file}#${formatJsonPointer(path)}`),
  );
  return fc.array(fc.tuple(fc.constantFrom(...places), oddValues), { minLength: 1, maxLength: 2 });
}

function applyChanges(documents: PackDocuments, changes: readonly Change[]): PackDocuments {
  return changes.reduce<PackDocuments>((changed, [place, value]) => {
    const [file = '', pointer = ''] = place.split('#');
    const { [file]: document, ...rest } = changed;
    const replaced = replaceAt(document, parseJsonPointer(pointer) ?? [], value);
    return replaced === undefined ? rest : { ...rest, [file]: replaced };
  }, documents);
}

describe('whatever value stands where, a pack is refused with words or it runs', () => {
  test('the small desk, 3,000 times', () => {
    const documents = createBarePack();
    fc.assert(
      fc.property(oddChanges(documents), (changes) => {
        check(applyChanges(documents, changes));
      }),
      { seed: 71, numRuns: 3000 },
    );
  });

  test('the Tokyo desk, 400 times', () => {
    const { pack } = readPack('tokyo-line-fy2021');
    const documents = pack?.documents ?? {};
    expect(Object.keys(documents).length).toBeGreaterThan(5);
    fc.assert(
      fc.property(oddChanges(documents), (changes) => {
        check(applyChanges(documents, changes));
      }),
      { seed: 72, numRuns: 400 },
    );
  });
});
