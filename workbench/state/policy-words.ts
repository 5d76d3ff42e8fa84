import { useMemo } from 'react';
import { nameWord, spellOut } from '../text/name-word.ts';
import { useText } from '../text/use-text.ts';
import { isObject, listOf, readAt, textOf, type Json } from './json.ts';
import { readLocalized } from './sourced.ts';
import { readNumber } from './sourced.ts';

export interface FactWords {
  readonly id: string;
  readonly kind: 'answer' | 'integer' | 'choice';
  readonly label: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly options: readonly string[];
  readonly isDanger: boolean;
  /** `clock`, `history` or `desk`, or null where a person answers. */
  readonly suppliedBy: string | null;
}

export interface GroupWords {
  readonly id: string;
  readonly label: string;
  readonly of: readonly string[];
}

export interface DecisionWords {
  readonly id: string;
  readonly label: string;
  readonly outcomes: readonly string[];
  /** Whether the outcomes rise from least to most urgent or protective. */
  readonly ordered: boolean;
  /** Whether the outcomes are levels of a scale, shown with rising bars. */
  readonly isScale: boolean;
  readonly hit: string | null;
  readonly otherwise: string | null;
  readonly otherwiseReason: string | null;
}

/** A policy document as read for the screen: every name with the words to show. */
export interface PolicyWords {
  readonly facts: readonly FactWords[];
  readonly groups: readonly GroupWords[];
  readonly decisions: readonly DecisionWords[];
  readonly fact: (id: string) => string;
  readonly outcome: (decision: string, outcome: string) => string;
  readonly consulter: (id: string) => string;
  readonly option: (id: string) => string;
}

function strings(value: Json | undefined): readonly string[] {
  return listOf(value).flatMap((each) => textOf(each) ?? []);
}

/** The words of a policy in the chosen language; what the policy does not label is taken from the vocabulary. */
export function useWords(policy: Json | undefined): PolicyWords {
  const { t, say, language } = useText();
  return useMemo(() => {
    const label = (node: Json, fallback: string) => say(readLocalized(readAt(node, 'label')), fallback);
    const labels = readAt(policy, 'labels');
    const known = (id: string) => say(readLocalized(readAt(labels, id)), nameWord(id, t, language));
    const facts = listOf(readAt(policy, 'facts')).flatMap((node): FactWords[] => {
      const id = textOf(readAt(node, 'id'));
      const kind = textOf(readAt(node, 'kind'));
      if (id === null || (kind !== 'answer' && kind !== 'integer' && kind !== 'choice')) return [];
      return [
        {
          id,
          kind,
          label: label(node, spellOut(id)),
          min: readNumber(readAt(node, 'min')),
          max: readNumber(readAt(node, 'max')),
          options: strings(readAt(node, 'options')),
          isDanger: readAt(node, 'danger') === true,
          suppliedBy: textOf(readAt(node, 'suppliedBy')),
        },
      ];
    });
    const groups = listOf(readAt(policy, 'groups')).flatMap((node): GroupWords[] => {
      const id = textOf(readAt(node, 'id'));
      return id === null ? [] : [{ id, label: label(node, spellOut(id)), of: strings(readAt(node, 'of')) }];
    });
    const decisions = listOf(readAt(policy, 'decisions')).flatMap((node): DecisionWords[] => {
      const id = textOf(readAt(node, 'id'));
      if (id === null || !isObject(node)) return [];
      const scale = strings(node['scale']);
      return [
        {
          id,
          label: label(node, known(id)),
          outcomes: scale.length > 0 ? scale : strings(node['options']),
          ordered: scale.length > 0 || node['protectiveOrder'] === true,
          isScale: scale.length > 0,
          hit: textOf(node['hit']),
          otherwise: textOf(node['otherwise']),
          otherwiseReason: say(readLocalized(node['otherwiseReason'])) || null,
        },
      ];
    });
    const fact = (id: string) => {
      const found = facts.find((each) => each.id === id);
      if (found) return found.label;
      const [groupId, part] = id.split('.');
      const group = groups.find((each) => each.id === groupId);
      if (!group) return spellOut(id);
      if (part === 'count') return t('policy.groupCount', { group: group.label });
      if (part === 'unknown') return t('policy.groupUnknown', { group: group.label });
      return t('policy.groupOther', { group: group.label });
    };
    return {
      facts,
      groups,
      decisions,
      fact,
      outcome: (_decision, outcome) => known(outcome),
      consulter: known,
      option: known,
    };
    // `say` answers by `language` alone.
  }, [policy, language, t]);
}
