import { applyOptions, type EnteredEffect, type OptionTarget, type PackOption } from '../../../state/engine.ts';
import { writeDocument } from '../../../state/edit.ts';
import type { Documents } from '../../../state/documents.ts';
import { isObject, type Json } from '../../../state/json.ts';
import type { PackTexts } from '../../../state/project.ts';

/** What the user entered for an option: a factor for each number it bears on, and why. */
export interface OptionEntry {
  readonly factors: Readonly<Partial<Record<OptionTarget, number>>>;
  readonly ground: string;
}

export type OptionEntries = Readonly<Record<string, OptionEntry>>;

/** The effects that are not 1, each naming its option with the ground the user gave. */
export function listEffects(options: readonly PackOption[], entries: OptionEntries): readonly EnteredEffect[] {
  return options.flatMap(({ id }) => {
    const entry = entries[id];
    if (entry === undefined) return [];
    const named = entry.ground.trim() === '' ? id : `${id} (${entry.ground.trim()})`;
    return Object.entries(entry.factors)
      .filter(([, factor]) => factor !== 1)
      .map(([on, factor]) => ({ option: named, on: on as OptionTarget, factor }));
  });
}

/** Options with an effect that is not 1 and no ground for it. */
export function listUngrounded(options: readonly PackOption[], entries: OptionEntries): readonly PackOption[] {
  return options.filter(({ id }) => {
    const entry = entries[id];
    const isEffective = Object.values(entry?.factors ?? {}).some((factor) => factor !== 1);
    return isEffective && entry?.ground.trim() === '';
  });
}

/** The files that the effects change, as they then stand; empty where the desk has none of the numbers. */
export function writeEffects(documents: Documents, effects: readonly EnteredEffect[]): PackTexts {
  const changed = applyOptions(documents, effects);
  return Object.fromEntries(
    Object.entries(changed)
      .filter(([file, document]) => JSON.stringify(document) !== JSON.stringify(documents[file]))
      .map(([file, document]) => [file, writeDocument(document as Json)]),
  );
}

/** An effect that is already in the numbers of a plan. */
export interface AppliedEffect {
  readonly option: string;
  readonly factor: string;
}

function listSources(node: Json | undefined): readonly string[] {
  if (Array.isArray(node)) return (node as readonly Json[]).flatMap(listSources);
  if (!isObject(node)) return [];
  const own = typeof node['source'] === 'string' ? [node['source']] : [];
  return [...own, ...Object.values(node).flatMap(listSources)];
}

/** The effects that the sources of the numbers name, each once, in the order of the files. */
export function listApplied(documents: Documents): readonly AppliedEffect[] {
  const files = ['demand.json', 'desk.json', 'mix.json'];
  const found = new Map<string, AppliedEffect>();
  for (const source of files.flatMap((file) => listSources(documents[file]))) {
    for (const [whole, option = '', factor = ''] of source.matchAll(/option (.+?) × ([\d.]+)(?=;|$)/g)) {
      found.set(whole, { option, factor });
    }
  }
  return [...found.values()];
}
