import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashContent } from '../../domain/content-hash.ts';
import { hasErrors, type Issue } from '../../domain/issue.ts';
import { loadPolicy } from '../../pack/load-policy.ts';
import type { Policy } from '../../pack/policy-model.ts';
import {
  exchangeFormats,
  readPolicyFiles,
  writePolicyFiles,
  type ExchangeFormat,
  type PolicyFile,
} from '../../policy/exchange/policy-files.ts';
import { createCliIssue } from '../cli-issues.ts';
import { OptionReader } from '../options.ts';
import { exitCodes, formatIssues, refuse, type Outcome } from '../outcome.ts';
import { fromCaller, isFolder, readBytes, readPolicy } from '../read-input.ts';

/** Options of `exchange` as typed. */
export interface ExchangeOptions {
  readonly to?: string;
  readonly from?: readonly string[];
  readonly out?: string;
}

/** Writes files into a folder, or one file under its name; its folder is made where it is missing. */
function writeFiles(files: readonly PolicyFile[], out: string): { written: string[]; issues: Issue[] } {
  const path = fromCaller(out);
  const isMany = files.length > 1 || isFolder(path);
  const written: string[] = [];
  const issues: Issue[] = [];
  for (const { name, content } of files) {
    const target = isMany ? join(path, name) : path;
    try {
      if (!existsSync(dirname(target))) mkdirSync(dirname(target));
      writeFileSync(target, content);
      written.push(isMany ? join(out, name) : out);
    } catch (cause) {
      const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
      issues.push(
        createCliIssue('file-not-writable', { file: isMany ? join(out, name) : out, pointer: '' }, { reason }),
      );
    }
  }
  return { written, issues };
}

/** The files meant: those named, and the tables in a folder named. */
function listFiles(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const path = fromCaller(name);
    if (!isFolder(path)) return [name];
    return readdirSync(path)
      .filter((file) => /\.(csv|xlsx)$/i.test(file))
      .sort()
      .map((file) => join(name, file));
  });
}

function readFiles(names: readonly string[]): {
  files: readonly { readonly name: string; readonly content: Uint8Array }[];
  issues: readonly Issue[];
} {
  const listed = listFiles(names);
  const place = { file: names[0] ?? '--from', pointer: '' };
  const none = listed.length === 0 ? [createCliIssue('no-tables', place)] : [];
  const isMixed = listed.length > 1 && listed.some((name) => /\.xlsx$/i.test(name));
  if (isMixed) return { files: [], issues: [createCliIssue('several-workbooks', place, { got: listed })] };
  const readings = listed.map((name) => ({ name, ...readBytes(fromCaller(name), name) }));
  return {
    files: readings.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, content: bytes }])),
    issues: [...none, ...readings.flatMap(({ issues }) => issues)],
  };
}

async function exportPolicy(name: string, format: ExchangeFormat, out: string): Promise<Outcome> {
  const reading = readPolicy(name);
  if (reading.policy === null || hasErrors(reading.issues)) return refuse(reading.issues);
  const { files, issues } = await writePolicyFiles(reading.document, format, reading.file);
  if (hasErrors(issues)) return refuse(issues);
  const { written, issues: faults } = writeFiles(files, out);
  if (faults.length > 0) return refuse([...issues, ...faults]);
  const text = [`書き出しました Written: ${written.join(', ')}`, formatIssues(issues)].filter(Boolean).join('\n');
  return { exit: exitCodes.done, json: { ok: true, format, written, issues }, text };
}

/** Whether a policy read from tables says what another file says, down to the last label. */
function isSame(one: Policy, other: Policy): boolean {
  return hashContent(one) === hashContent(other);
}

async function importPolicy(name: string | undefined, from: readonly string[], out?: string): Promise<Outcome> {
  const compared = name === undefined ? null : readPolicy(name);
  const { files, issues: fileIssues } = readFiles(from);
  const reading =
    hasErrors(fileIssues) || files.length === 0
      ? { document: null, policy: null, issues: [] }
      : await readPolicyFiles(files);
  const issues = [...(compared?.issues ?? []), ...fileIssues, ...reading.issues];
  if (reading.policy === null || reading.document === null || hasErrors(issues)) return refuse(issues);
  const { document, policy } = reading;
  const outFiles =
    out === undefined ? [] : [{ name: `${policy.id}.json`, content: `${JSON.stringify(document, null, 2)}\n` }];
  const { written, issues: faults } = out === undefined ? { written: [], issues: [] } : writeFiles(outFiles, out);
  if (faults.length > 0) return refuse([...issues, ...faults]);
  // Member order and defaults differ between a file and its tables; what is loaded does not.
  const loaded = loadPolicy(document, compared?.file ?? policy.id).policy;
  const same = compared?.policy && loaded ? isSame(compared.policy, loaded) : null;
  const { id, version, title } = policy;
  const words = [
    `読み込みました Read: ${title.ja} / ${title.en} (${id} ${version})`,
    ...(same === null
      ? []
      : [
          same
            ? '元の方針と同じ内容です。 Same as the policy given.'
            : '元の方針と内容が違います。 Differs from the policy given.',
        ]),
    ...(written.length === 0 ? [] : [`書き出しました Written: ${written.join(', ')}`]),
    ...(issues.length === 0 ? [] : [formatIssues(issues)]),
  ];
  const json = { ok: true, policy: { id, version, title }, same, written, issues, document };
  return { exit: exitCodes.done, json, text: words.join('\n') };
}

/**
 * `exchange [policy] --to csv|xlsx|dmn --out <file>` writes a policy for other programs; `exchange [policy] --from <file>`
 * reads one back, tells every fault at once, says whether it is the policy named, and writes it with `--out`.
 */
export async function runExchange(name: string | undefined, options: ExchangeOptions): Promise<Outcome> {
  const reader = new OptionReader();
  const { to, from, out } = options;
  const [first, ...rest] = exchangeFormats;
  const format = to === undefined ? null : reader.word('--to', to, [first, ...rest]);
  if (to === undefined && from === undefined) {
    reader.missing('--to', {
      ja: `${exchangeFormats.join('・')}、または --from`,
      en: `${exchangeFormats.join(', ')}, or --from`,
    });
  }
  if (to !== undefined && from !== undefined) reader.unused('--from', '--to');
  if (to !== undefined && out === undefined) {
    reader.missing('--out', { ja: '書き出す先', en: 'where to write' });
  }
  if (to !== undefined && name === undefined) {
    reader.missing('<policy>', { ja: '書き出す方針', en: 'the policy to write' });
  }
  if (reader.issues.length > 0) return refuse(reader.issues);
  if (from !== undefined) return importPolicy(name, from, out);
  return exportPolicy(name ?? '', format ?? first, out ?? '');
}
