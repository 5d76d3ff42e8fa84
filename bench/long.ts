// The long bench, as JSON: `npm run -s bench:long`.
import { measureAll } from './run-bench.ts';

process.stdout.write(`${JSON.stringify(await measureAll(true), null, 2)}\n`);
