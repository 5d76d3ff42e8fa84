import type { Issue } from '../domain/issue.ts';
import type { Localized } from '../domain/localized.ts';
import { createPolicyIssue } from './policy-issues.ts';
import type {
  Comparand,
  Condition,
  Decision,
  FactDefinition,
  FactGroup,
  HistoryEntry,
  Invariant,
  Policy,
  Requirement,
  Rule,
} from './policy-model.ts';
import type { PolicyFrame } from './policy-schema.ts';
import { isSourcedValue } from './quantity.ts';

function bare(number: number | { value: number }): number {
  return typeof number === 'number' ? number : number.value;
}

function inBothLanguages(text: string | Localized | undefined): Localized | undefined {
  return typeof text === 'string' ? { ja: text, en: text } : text;
}

/** Conditions have been checked by hand before; here only sourced comparands are made bare. */
function normalizeCondition(condition: unknown): Condition {
  const given = condition as Record<string, unknown>;
  if (Array.isArray(given['all'])) return { ...given, all: given['all'].map(normalizeCondition) };
  if (Array.isArray(given['any'])) return { ...given, any: given['any'].map(normalizeCondition) };
  if (given['not'] !== undefined) return { ...given, not: normalizeCondition(given['not']) };
  const value = isSourcedValue(given['value']) ? given['value'].value : given['value'];
  return { ...given, value: value as Comparand } as Condition;
}

function normalizeFact(fact: PolicyFrame['facts'][number]): FactDefinition {
  const { id, source, suppliedBy } = fact;
  const askWhen = fact.askWhen === undefined ? {} : { askWhen: normalizeCondition(fact.askWhen) };
  const proxy = fact.proxy === true ? ({ proxy: true } as const) : {};
  const base = { id, label: inBothLanguages(fact.label), source, suppliedBy, ...askWhen };
  switch (fact.kind) {
    case 'answer':
      return { ...base, kind: 'answer', danger: fact.danger ?? false, proxy: fact.proxy ?? false };
    case 'integer': {
      const min = fact.min === undefined ? Number.MIN_SAFE_INTEGER : bare(fact.min);
      const max = fact.max === undefined ? Number.MAX_SAFE_INTEGER : bare(fact.max);
      return { ...base, kind: 'integer', min, max, ...proxy };
    }
    case 'choice':
      return { ...base, kind: 'choice', options: fact.options, ordered: fact.ordered ?? false, ...proxy };
  }
}

function normalizeGroup(group: NonNullable<PolicyFrame['groups']>[number]): FactGroup {
  return { id: group.id, label: inBothLanguages(group.label), of: group.of, other: group.other ?? false };
}

function normalizeDecision(decision: PolicyFrame['decisions'][number]): Decision {
  return {
    ...decision,
    label: inBothLanguages(decision.label),
    protectiveOrder: decision.scale === undefined && decision.protectiveOrder === true,
    otherwiseReason: inBothLanguages(decision.otherwiseReason),
  };
}

function normalizeRule(rule: PolicyFrame['rules'][number]): Rule {
  const { outcome, deadlineHours, approvals, because } = rule.event.params;
  return {
    name: rule.name,
    priority: rule.priority ?? 1,
    conditions: normalizeCondition(rule.conditions),
    event: {
      type: rule.event.type,
      params: {
        outcome,
        ...(deadlineHours === undefined || deadlineHours === null ? {} : { deadlineHours: bare(deadlineHours) }),
        ...(approvals === undefined ? {} : { approvals }),
        ...(because === undefined ? {} : { because: inBothLanguages(because) }),
      },
    },
  };
}

function normalizeInvariant(invariant: NonNullable<PolicyFrame['invariants']>[number]): Invariant {
  const { deadlineAtMostHours, ...named } = invariant.then;
  const requirement =
    deadlineAtMostHours === undefined
      ? named
      : { decision: named.decision, deadlineAtMostHours: bare(deadlineAtMostHours) };
  return { id: invariant.id, when: normalizeCondition(invariant.when), then: requirement as Requirement };
}

function normalizeHistory(entry: NonNullable<PolicyFrame['history']>[number]): HistoryEntry {
  return {
    ...entry,
    version: String(entry.version),
    date: entry.date === undefined ? undefined : String(entry.date),
    approvedBy: entry.approvedBy ?? null,
    acknowledged: entry.acknowledged ?? [],
  };
}

function normalizeLabels(labels: NonNullable<PolicyFrame['labels']>): Readonly<Record<string, Localized>> {
  return Object.fromEntries(
    Object.entries(labels).map(([id, text]) => [id, typeof text === 'string' ? { ja: text, en: text } : text]),
  );
}

function stampOf(stamp: string | number | null | undefined): string | undefined {
  return stamp === undefined || stamp === null ? undefined : String(stamp);
}

/**
 * Fills in the defaults of a valid policy document and makes every number bare.
 *
 * @returns the policy, and notes where it does not say who it is: an unnamed one takes the name of its file
 */
export function normalizePolicy(frame: PolicyFrame, file: string): { policy: Policy; notes: Issue[] } {
  const fileName = file.split(/[/\\]/).at(-1) ?? file;
  const id = frame.id ?? fileName.replace(/\.json$/, '');
  const version = stampOf(frame.version) ?? '0';
  const note = (name: string, used: string) => createPolicyIssue('unidentified', { file, pointer: '' }, { name, used });
  const notes = [
    ...(frame.id === undefined ? [note('id', id)] : []),
    ...(frame.version === undefined ? [note('version', version)] : []),
  ];
  const { overrides } = frame;
  const policy: Policy = {
    id,
    version,
    title: inBothLanguages(frame.title) ?? { ja: id, en: id },
    effectiveFrom: stampOf(frame.effectiveFrom),
    asOf: stampOf(frame.asOf),
    labels: frame.labels && normalizeLabels(frame.labels),
    facts: frame.facts.map(normalizeFact),
    groups: (frame.groups ?? []).map(normalizeGroup),
    decisions: frame.decisions.map(normalizeDecision),
    rules: frame.rules.map(normalizeRule),
    floors: (frame.floors ?? []).map((floor) => ({ ...floor, when: normalizeCondition(floor.when) })),
    overrides: overrides
      ? {
          up: { roles: overrides.up?.roles ?? [] },
          down: { roles: overrides.down?.roles ?? [], reason: overrides.down?.reason ?? true },
        }
      : null,
    invariants: (frame.invariants ?? []).map(normalizeInvariant),
    impossible: (frame.impossible ?? []).map(({ when, because }) => ({
      when: normalizeCondition(when),
      because: inBothLanguages(because),
    })),
    tests: frame.tests ?? [],
    approval: frame.approval,
    history: (frame.history ?? []).map(normalizeHistory),
  };
  return { policy, notes };
}
