import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { packWordsJa } from '../../workbench/text/pack-words-ja.ts';
import { vocabularyJa } from '../../workbench/text/vocabulary-ja.ts';

const scenarios = fileURLToPath(new URL('../../scenarios/', import.meta.url));

interface NamedParts {
  readonly decisions?: { readonly scale?: string[]; readonly options?: string[] }[];
  readonly facts?: { readonly options?: string[] }[];
  readonly rules?: { readonly event: { readonly params: { readonly approvals?: string[] } } }[];
  readonly profiles?: { readonly consulter: string }[];
  readonly staffing?: Readonly<Record<string, unknown>>;
  readonly consulter?: string;
}

function readJson(path: string): NamedParts {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as NamedParts) : {};
}

function listNames(pack: string): string[] {
  const policy = readJson(`${pack}/policy.json`);
  const cases = existsSync(`${pack}/cases`) ? readdirSync(`${pack}/cases`) : [];
  return [
    ...(policy.decisions ?? []).flatMap((decision) => [...(decision.scale ?? []), ...(decision.options ?? [])]),
    ...(policy.facts ?? []).flatMap((fact) => fact.options ?? []),
    ...(policy.rules ?? []).flatMap((rule) => rule.event.params.approvals ?? []),
    ...(readJson(`${pack}/mix.json`).profiles ?? []).map((profile) => profile.consulter),
    ...Object.keys(readJson(`${pack}/desk.json`).staffing ?? {}),
    ...cases.flatMap((name) => readJson(`${pack}/cases/${name}`).consulter ?? []),
  ];
}

test('whatever a shipped pack names has a Japanese word', () => {
  const packs = readdirSync(scenarios);
  expect(packs.length).toBeGreaterThan(1);
  const wordless = packs.flatMap((pack) =>
    listNames(scenarios + pack)
      .filter((name) => !Object.hasOwn(vocabularyJa.vocabulary, name) && !Object.hasOwn(packWordsJa, name))
      .map((name) => `${pack}: ${name}`),
  );
  expect([...new Set(wordless)]).toEqual([]);
});
