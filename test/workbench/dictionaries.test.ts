import { describe, expect, test } from 'vitest';
import { en } from '../../workbench/text/en.ts';
import { ja } from '../../workbench/text/ja.ts';
import { evidenceEn } from '../../workbench/text/evidence-en.ts';
import { evidenceJa } from '../../workbench/text/evidence-ja.ts';
import { policyEditorEn } from '../../workbench/text/policy-editor-en.ts';
import { policyEditorJa } from '../../workbench/text/policy-editor-ja.ts';
import { policyEffectsEn } from '../../workbench/text/policy-effects-en.ts';
import { policyEffectsJa } from '../../workbench/text/policy-effects-ja.ts';
import { trainingEn } from '../../workbench/text/training-en.ts';
import { trainingJa } from '../../workbench/text/training-ja.ts';

type Node = string | { readonly [key: string]: Node };

function flatten(node: Node, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => flatten(child, path === '' ? key : `${path}.${key}`));
}

const names = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('the words of the workbench', () => {
  const japanese = new Map(
    [ja, policyEditorJa, policyEffectsJa, trainingJa, evidenceJa].flatMap((words) => flatten(words)),
  );
  const english = new Map(
    [en, policyEditorEn, policyEffectsEn, trainingEn, evidenceEn].flatMap((words) => flatten(words)),
  );

  test('stand in both languages under the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...japanese.keys()].sort());
    expect(japanese.size).toBeGreaterThan(200);
  });

  test('say something, and fill in the same things, in both languages', () => {
    const wrong = [...japanese].filter(([key, text]) => {
      const other = english.get(key) ?? '';
      return text.trim() === '' || other.trim() === '' || names(other).join() !== names(text).join();
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('keep the tone: no exclamation, no apology, half-width digits', () => {
    const wrong = [...japanese, ...english].filter(([, text]) => /[！!]|申し訳|sorry|[０-９]/i.test(text));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('no Japanese stands in the English words', () => {
    const wrong = [...english].filter(([, text]) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text)).map(([key]) => key);
    expect(wrong).toEqual([]);
  });
});
