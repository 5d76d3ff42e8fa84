import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashContent } from '../../engine/domain/content-hash.ts';

test('the order of members does not change the hash, the order of a list does', () => {
  expect(hashContent({ a: 1, b: [1, 2] })).toBe(hashContent({ b: [1, 2], a: 1 }));
  expect(hashContent([1, 2])).not.toBe(hashContent([2, 1]));
});

test('it is the SHA-256 of the canonical text', () => {
  const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
  expect(hashContent({ b: 1e21, a: '窓口' })).toBe(sha256('{"a":"窓口","b":1e+21}'));
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })), (numbers) => {
      const text = `[${numbers.map((each) => JSON.stringify(Object.is(each, -0) ? 0 : each)).join(',')}]`;
      expect(hashContent(numbers)).toBe(sha256(text));
    }),
    { seed: 7 },
  );
});

test('what JSON cannot hold is refused, not hashed as something else', () => {
  expect(() => hashContent({ rate: Number.NaN })).toThrow(/not-json/);
  expect(() => hashContent(Number.POSITIVE_INFINITY)).toThrow(/not-json/);
  expect(() => hashContent(undefined)).toThrow(/not-json/);
});
