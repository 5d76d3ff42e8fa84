import type { CompiledPolicy, CompiledRule } from '../compile.ts';
import { wordRule } from '../rule-words.ts';
import { findFirst, forEachBit, hasBit, someBit, type CaseBits } from './bits.ts';
import { readCase } from './case-space.ts';
import type { DecisionTable } from './decision-table.ts';
import type { Finding } from './finding.ts';

/** Rules looked at in single cases at most, per decision. */
const stepLimit = 1e8;

interface Terms {
  readonly base: number;
  readonly deadline: number;
  readonly approvals: string;
}

/** Looks at single positions of a table, counting its steps so that huge policies cannot hold it up. */
class Removal {
  private steps = 0;
  /** By position: how many rules fire, for lists that are collected. */
  private readonly firing: Uint32Array;
  private readonly precedence: readonly { rule: CompiledRule; bits: CaseBits }[];
  private readonly hasTerms: boolean;

  constructor(private readonly table: DecisionTable) {
    const { rules, precedence } = table.decision;
    const bitsOf = new Map(rules.map((rule, place) => [rule, table.fired[place] ?? new Uint32Array()]));
    this.precedence = precedence.map((rule) => ({ rule, bits: bitsOf.get(rule) ?? new Uint32Array() }));
    this.hasTerms = rules.some((rule) => rule.deadlineHours !== null || rule.approvals.length > 0);
    const collects = table.decision.decision.hit === 'collect';
    this.firing = new Uint32Array(collects ? table.space.size : 0);
    if (!collects) return;
    for (const bits of table.fired) {
      forEachBit(bits, (position) => (this.firing[position] = (this.firing[position] ?? 0) + 1));
    }
  }

  get isExhausted(): boolean {
    return this.steps > stepLimit;
  }

  private baseAt(position: number, without: CompiledRule): number {
    for (const { rule, bits } of this.precedence) {
      this.steps += 1;
      if (rule !== without && hasBit(bits, position)) return rule.rank;
    }
    return this.table.decision.otherwise[0] ?? -1;
  }

  private termsAt(position: number, base: number, without: CompiledRule | null): Terms {
    this.steps += this.precedence.length;
    const giving = this.precedence.filter(
      ({ rule, bits }) => rule.rank === base && rule !== without && hasBit(bits, position),
    );
    return {
      base,
      deadline: Math.min(...giving.map(({ rule }) => rule.deadlineHours ?? Number.POSITIVE_INFINITY)),
      approvals: [...new Set(giving.flatMap(({ rule }) => rule.approvals))].sort().join('\n'),
    };
  }

  /** Whether the decision at a position is another one without the rule. */
  changes(rule: CompiledRule, position: number): boolean {
    const { table } = this;
    if (table.decision.decision.hit === 'collect') return this.changesList(rule, position);
    const base = table.base[position] ?? -1;
    if (base !== rule.rank) return false;
    const left = this.baseAt(position, rule);
    const floor = table.floor[position] ?? -1;
    if (Math.max(base, floor) !== Math.max(left, floor)) return true;
    if (!this.hasTerms) return false;
    const given = this.termsAt(position, base, null);
    const remaining = this.termsAt(position, left, rule);
    return given.deadline !== remaining.deadline || given.approvals !== remaining.approvals;
  }

  /** Under `collect` a rule always adds to the list, unless the list without it falls back to the very same one. */
  private changesList(rule: CompiledRule, position: number): boolean {
    const { otherwise } = this.table.decision;
    const fallsBack = otherwise.length === 1 && otherwise[0] === rule.rank;
    const isAlone = (this.firing[position] ?? 0) <= 1;
    return !isAlone || !fallsBack || rule.deadlineHours !== null || rule.approvals.length > 0;
  }
}

/**
 * Rules that fire in some case and yet change no decision when removed: neither an outcome, nor a deadline, nor who
 * approves (warnings). The witness is the smallest case in which the rule fires for nothing. In policies of thousands of
 * rules the search may stop early: rules not reached are not told.
 *
 * @param onLimit called where the search stops early
 */
export function findRedundant(table: DecisionTable, compiled: CompiledPolicy, onLimit: () => void): Finding[] {
  const removal = new Removal(table);
  const findings = table.decision.rules.flatMap((rule, place): Finding[] => {
    const bits = table.fired[place];
    const first = bits ? findFirst(bits) : -1;
    if (!bits || first < 0 || someBit(bits, (position) => removal.isExhausted || removal.changes(rule, position)))
      return [];
    const { name } = rule.rule;
    const told = wordRule(compiled.policy, name);
    const inSample = table.space.method === 'sampled';
    const message = {
      ja: `${told.ja}を消しても、${inSample ? '調べた見本では' : ''}どの判断も変わりません。消すか、条件や結果を見直してください。`,
      en: `Removing ${told.en} changes no decision${inSample ? ' in the sample' : ''}. Remove it, or mend its conditions or outcome.`,
    };
    const witness = { facts: readCase(compiled, table.space, first) };
    return [
      { code: 'redundant', severity: 'warning', decision: table.decision.decision.id, rules: [name], witness, message },
    ];
  });
  if (removal.isExhausted) onLimit();
  return findings;
}
