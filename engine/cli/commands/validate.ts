import { hasErrors, type Issue } from '../../domain/issue.ts';
import type { Pack } from '../../pack/load-pack.ts';
import { prepareDesk } from '../../simulation/prepare-desk.ts';
import { exitCodes, formatIssues, refuse, type Outcome } from '../outcome.ts';
import { isPackName, readPack, readPolicy } from '../read-input.ts';

/** What a pack's desk adds when it is laid out to run: demand in closed hours only, more contacts than a run may hold. */
function checkRunnable(pack: Pack): readonly Issue[] {
  return pack.demand && pack.desk ? prepareDesk(pack).issues : [];
}

/** `validate <pack|policy>`: every issue; any error → exit 2. */
export function runValidate(name: string): Outcome {
  const isPack = isPackName(name) || !name.endsWith('.json');
  const reading = isPack ? readPack(name) : readPolicy(name);
  const issues = [...reading.issues, ...('pack' in reading && reading.pack ? checkRunnable(reading.pack) : [])];
  if (hasErrors(issues)) return refuse(issues);
  const text = ['よいです。誤りはありません。 Valid: no errors.', formatIssues(issues)].filter(Boolean).join('\n');
  return { exit: exitCodes.done, json: { ok: true, issues }, text };
}
