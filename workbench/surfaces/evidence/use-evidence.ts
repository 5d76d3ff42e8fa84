import { useMemo } from 'react';
import { useDocuments, usePack } from '../../state/documents.ts';
import type { Basis, Pack, ProvenanceEntry } from '../../state/engine.ts';
import type { Json } from '../../state/json.ts';
import { useWords } from '../../state/policy-words.ts';
import { fromProvenance, type Sourced } from '../../state/sourced.ts';
import { nameWord } from '../../text/name-word.ts';
import { placeWordsJa } from '../../text/place-words-ja.ts';
import { useText } from '../../text/use-text.ts';
import { nameOfPlace, showSourced } from '../../ui/place-name.ts';

export const basisOrder: readonly Basis[] = ['published', 'derived', 'assumed', 'fitted'];

/** One sourced number with the words to show. */
export interface EvidenceRow {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly sourced: Sourced;
  readonly sourceId: string | null;
  readonly sourceWhere: string | null;
}

export interface EvidenceGroup {
  readonly file: string;
  readonly rows: readonly EvidenceRow[];
}

/** `result-fy2021: 相談体制` → the id and what follows it. */
function splitSource(source: string | null): { readonly id: string | null; readonly where: string | null } {
  if (source === null) return { id: null, where: null };
  const at = source.indexOf(':');
  return at === -1
    ? { id: source, where: null }
    : { id: source.slice(0, at).trim(), where: source.slice(at + 1).trim() };
}

/** Files in the order in which a reader asks for them. */
const fileOrder = ['demand.json', 'desk.json', 'expected.json', 'policy.json', 'mix.json'];

function groupByFile(pack: Pack, toRow: (entry: ProvenanceEntry) => EvidenceRow): readonly EvidenceGroup[] {
  const files = [...new Set(pack.provenance.map((entry) => entry.file))];
  const rank = (file: string) => (fileOrder.includes(file) ? fileOrder.indexOf(file) : fileOrder.length);
  return files
    .sort((a, b) => rank(a) - rank(b))
    .map((file) => ({
      file,
      rows: pack.provenance.filter((entry) => entry.file === file).map(toRow),
    }));
}

/** A value whose texts are names of the field, in words. */
function nameTexts(value: Json, nameText: (text: string) => string): Json {
  if (typeof value === 'string') return nameText(value);
  if (typeof value === 'boolean') return nameText(String(value));
  return Array.isArray(value) ? (value as readonly Json[]).map((each) => nameTexts(each, nameText)) : value;
}

/** Every sourced number of the pack, by file. */
export function useEvidence(): readonly EvidenceGroup[] {
  const { t, language } = useText();
  const { pack } = usePack();
  const { now } = useDocuments();
  const words = useWords(now['policy.json']);
  return useMemo(() => {
    if (!pack) return [];
    const ownWord = (id: string) =>
      language === 'ja' && Object.hasOwn(placeWordsJa, id) ? placeWordsJa[id] : undefined;
    const nameOther = (id: string) =>
      words.facts.find((fact) => fact.id === id)?.label ?? ownWord(id) ?? nameWord(id, t, language);
    const nameText = (text: string) => (/[a-z]{3}/i.test(text) ? nameOther(text) : text);
    return groupByFile(pack, (entry) => {
      const { file, pointer } = entry;
      const sourced = fromProvenance(entry);
      const { id, where } = splitSource(sourced.source);
      return {
        key: `${file}#${pointer}`,
        name: nameOfPlace(now[file], pointer, t, nameOther),
        ...showSourced({ ...sourced, value: nameTexts(sourced.value, nameText) }, t),
        sourced,
        sourceId: id,
        sourceWhere: where,
      };
    });
  }, [pack, now, words, t, language]);
}
