import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeFormats } from '../../engine/pack/json-schemas.ts';

const folder = fileURLToPath(new URL('../../schemas/', import.meta.url));

test('the JSON Schemas on disk are those of the code (mend with: npm run schemas)', () => {
  const fresh = describeFormats();
  expect(readdirSync(folder).sort()).toEqual(Object.keys(fresh).sort());
  for (const [name, text] of Object.entries(fresh)) expect(readFileSync(folder + name, 'utf8'), name).toBe(text);
});

test('they describe the forms a pack may take', () => {
  const desk = JSON.parse(describeFormats()['desk.schema.json'] ?? '') as { properties: object };
  expect(Object.keys(desk.properties)).toEqual(['formatVersion', 'channels', 'staffing']);
});
