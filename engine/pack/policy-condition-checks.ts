import type { Issue, IssueParam } from '../domain/issue.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import { judgeValue, wordValues, type FactDomain, type FactDomains } from './policy-fact-values.ts';
import { createPolicyIssue } from './policy-issues.ts';
import { suggestName } from './policy-names.ts';
import { operators } from './policy-model.ts';
import { isSourcedValue } from './quantity.ts';
import { showValue } from './zod-issues.ts';

type Path = readonly PropertyKey[];
type Members = Readonly<Record<string, unknown>>;

const combinators = ['all', 'any', 'not'] as const;
const literalKeys = ['fact', 'operator', 'value'];
const commonKeys = ['name', 'priority'];
const sizeOperators: ReadonlySet<string> = new Set(operators.slice(4));
const listOperators: ReadonlySet<string> = new Set(['in', 'notIn']);

/** Checks the conditions of one policy and gathers what it finds. */
class ConditionCheck {
  readonly issues: Issue[] = [];

  constructor(
    private readonly domains: FactDomains,
    private readonly file: string,
  ) {}

  private report(
    code: Parameters<typeof createPolicyIssue>[0],
    path: Path,
    params: Readonly<Record<string, IssueParam>> = {},
  ): void {
    this.issues.push(createPolicyIssue(code, { file: this.file, pointer: formatJsonPointer(path) }, params));
  }

  check(condition: unknown, path: Path, isRoot: boolean): void {
    if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
      this.report('condition-form', path, { got: showValue(condition) });
      return;
    }
    const members = condition as Members;
    const has = (key: string) => Object.hasOwn(members, key);
    const present = combinators.filter(has);
    const isLiteral = literalKeys.some(has);
    if (has('condition'))
      this.report('condition-named', [...path, 'condition'], { got: showValue(members['condition']) });
    if (present.length > 1 || (present.length === 1 && isLiteral)) {
      this.report('condition-mixed', path, { got: [...present, ...literalKeys.filter(has)] });
    } else if (present.length === 0 && !isLiteral && !has('condition')) {
      this.report('condition-form', path, { got: showValue(condition) });
    } else if (isRoot && isLiteral) this.report('condition-root', path);
    this.checkKeys(members, present, isLiteral, path);
    for (const key of present) this.checkCombinator(key, members[key], [...path, key]);
    if (isLiteral) this.checkLiteral(members, path);
  }

  private checkKeys(members: Members, present: readonly string[], isLiteral: boolean, path: Path): void {
    const allowed = [...(isLiteral ? literalKeys : present.length > 0 ? present : combinators), ...commonKeys];
    for (const key of Object.keys(members)) {
      const at = [...path, key];
      if (key === 'path') this.report('condition-path', at);
      else if (key === 'params') this.report('condition-params', at);
      else if (key === 'priority') {
        const given = members[key];
        const isFine = typeof given === 'number' && Number.isSafeInteger(given) && given >= 1;
        if (!isFine) this.report('condition-priority', at, { got: showValue(given) });
      } else if (key === 'name') {
        if (typeof members[key] !== 'string') this.report('condition-form', at, { got: showValue(members[key]) });
      } else if (key !== 'condition' && !literalKeys.includes(key) && !combinators.some((each) => each === key)) {
        this.report('condition-key', at, {
          got: key,
          allowed,
          hint: suggestName(key, [...literalKeys, ...combinators]),
        });
      }
    }
  }

  private checkCombinator(key: (typeof combinators)[number], inner: unknown, path: Path): void {
    if (key === 'not') {
      this.check(inner, path, false);
      return;
    }
    if (!Array.isArray(inner)) {
      this.report('condition-form', path, { got: showValue(inner) });
      return;
    }
    if (inner.length === 0) this.report('condition-empty', path, { got: key });
    inner.forEach((each, index) => {
      this.check(each, [...path, index], false);
    });
  }

  private checkLiteral(members: Members, path: Path): void {
    const domain = this.checkFact(members['fact'], [...path, 'fact']);
    const operator = members['operator'];
    const operatorWorks = this.checkOperator(operator, domain, members['fact'], [...path, 'operator']);
    const at = [...path, 'value'];
    if (!Object.hasOwn(members, 'value')) {
      this.report('comparand-missing', at, { allowed: wordValues(domain) });
      return;
    }
    const given = members['value'];
    const value = isSourcedValue(given) ? given.value : given;
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, 'fact')) {
      this.report('comparand-fact', at);
    } else if (domain.kind !== 'unclear') {
      // Under an operator that does not work, a list and a single value are both taken as meant.
      const meant = operatorWorks ? String(operator) : Array.isArray(value) ? 'in' : 'equal';
      this.checkComparand(String(members['fact']), domain, meant, value, at);
    }
  }

  private checkFact(fact: unknown, path: Path): FactDomain {
    const unclear: FactDomain = { kind: 'unclear' };
    if (typeof fact !== 'string') {
      this.report('fact-not-text', path, { got: showValue(fact) });
      return unclear;
    }
    const domain = this.domains.get(fact);
    if (domain) return domain;
    this.report('unknown-fact', path, { got: fact, hint: suggestName(fact, this.domains.keys()) });
    return unclear;
  }

  private checkOperator(operator: unknown, domain: FactDomain, fact: unknown, path: Path): boolean {
    const known = operators.find((each) => each === operator);
    if (known === undefined) {
      if (operator === 'contains' || operator === 'doesNotContain')
        this.report('operator-of-lists', path, { got: operator });
      else if (typeof operator === 'string' && operator.includes(':'))
        this.report('operator-decorated', path, { got: operator });
      else {
        const hint = typeof operator === 'string' ? suggestName(operator, operators) : { ja: '', en: '' };
        this.report('unknown-operator', path, { got: showValue(operator), allowed: operators, hint });
      }
      return false;
    }
    if (!sizeOperators.has(known) || domain.kind === 'integer' || domain.kind === 'unclear') return true;
    const allowed = operators.slice(0, 4);
    this.report('operator-wrong-kind', path, { got: known, kind: domain.kind, fact: String(fact), allowed });
    return false;
  }

  private checkComparand(fact: string, domain: FactDomain, operator: string, value: unknown, path: Path): void {
    const words = wordValues(domain);
    if (!listOperators.has(operator)) {
      this.checkValue(fact, domain, value, path);
      return;
    }
    if (!Array.isArray(value) || value.length === 0) {
      const allowed = {
        ja: `1 つ以上の値の一覧 [ ]（${words.ja}）`,
        en: `a list [ ] of one or more values, each ${words.en}`,
      };
      this.report('comparand-wrong', path, { fact, got: showValue(value), allowed });
      return;
    }
    value.forEach((each, index) => {
      this.checkValue(fact, domain, each, [...path, index]);
    });
  }

  private checkValue(fact: string, domain: FactDomain, value: unknown, path: Path): void {
    const verdict = judgeValue(domain, value);
    if (verdict === 'fine') return;
    const params = { fact, got: showValue(value), allowed: wordValues(domain) };
    if (verdict === 'wrong') this.report('comparand-wrong', path, params);
    else {
      const hint = domain.kind === 'choice' ? suggestName(String(value), domain.options) : { ja: '', en: '' };
      this.report('comparand-outside', path, { ...params, hint });
    }
  }
}

/**
 * Everything that is wrong with one tree of conditions, in document order.
 *
 * @param condition raw JSON, free of hostility
 * @param path where it stands
 * @param domains facts that it may name
 * @param isRule conditions of a rule must have all, any or not outermost; elsewhere a bare comparison will do
 */
export function checkCondition(
  condition: unknown,
  path: Path,
  domains: FactDomains,
  file: string,
  isRule: boolean,
): readonly Issue[] {
  const check = new ConditionCheck(domains, file);
  check.check(condition, path, isRule);
  return check.issues;
}
