// Writes schemas/*.schema.json from the zod schemas: `npm run schemas`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeFormats } from '../engine/pack/json-schemas.ts';

const folder = fileURLToPath(new URL('../schemas/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(describeFormats())) writeFileSync(folder + name, text);
