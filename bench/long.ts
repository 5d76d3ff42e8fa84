// The long bench, as JSON: `node --import tsx bench/long.ts`.
import { measureAll } from './run-bench.ts';

process.stdout.write(`${JSON.stringify(await measureAll(true), null, 2)}\n`);
