import { hasErrors } from '../../domain/issue.ts';
import { exitCodes, formatIssues, refuse, type Outcome } from '../outcome.ts';
import { isPackName, readPack, readPolicy } from '../read-input.ts';

/** `validate <pack|policy>`: every issue; any error → exit 2. */
export function runValidate(name: string): Outcome {
  const { issues } = isPackName(name) || !name.endsWith('.json') ? readPack(name) : readPolicy(name);
  if (hasErrors(issues)) return refuse(issues);
  const text = ['よいです。誤りはありません。 Valid: no errors.', formatIssues(issues)].filter(Boolean).join('\n');
  return { exit: exitCodes.done, json: { ok: true, issues }, text };
}
