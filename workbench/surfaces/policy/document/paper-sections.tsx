import type { ReactNode } from 'react';
import type { Json } from '../../../state/json.ts';
import { listOf, readAt, textOf } from '../../../state/json.ts';
import type { DecisionWords, FactWords, PolicyWords } from '../../../state/policy-words.ts';
import { readLocalized, readNumber, readSourced } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import { formatPlain } from '../../../ui/format.ts';
import { describeCondition } from '../describe-condition.ts';
import type { RuleRow } from '../rule-list-view.ts';

/** A table whose heading repeats on every sheet. */
export function PaperTable(props: {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <table className={`paper-table ${props.className ?? ''}`}>
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          {props.heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}

/** The rules of one decision, each as a sentence with what follows and why. */
export function RuleSheet(props: {
  readonly decision: DecisionWords;
  readonly rows: readonly RuleRow[];
  readonly words: PolicyWords;
}) {
  const { t, say } = useText();
  const { decision, rows, words } = props;
  const own = rows.filter((row) => row.decision === decision.id);
  const hit = decision.hit === null ? '' : t(`policy.hit.${decision.hit}` as 'policy.hit.worst', { defaultValue: '' });
  return (
    <>
      <PaperTable
        className="rule-sheet"
        caption={t('paper.rulesOf', { decision: decision.label, hit })}
        heads={[t('policy.order'), t('paper.when'), t('policy.outcome'), t('policy.deadline'), t('policy.approval')]}
      >
        {own.map((row) => {
          const params = readAt(row.rule, 'event', 'params');
          const approvals = listOf(readAt(params, 'approvals')).flatMap((each) => textOf(each) ?? []);
          return (
            <tr key={row.place} data-rule={row.name}>
              <td>{row.place + 1}</td>
              <td>
                {describeCondition(readAt(row.rule, 'conditions'), words, t)}
                <span className="paper-because">{say(readLocalized(readAt(params, 'because')))}</span>
              </td>
              <td>
                <strong>{words.outcome(decision.id, row.outcome)}</strong>
              </td>
              <td>{row.deadlineHours === null ? '—' : t('policy.hours', { hours: formatPlain(row.deadlineHours) })}</td>
              <td>{approvals.map((who) => words.option(who)).join(t('policy.and')) || '—'}</td>
            </tr>
          );
        })}
        <tr>
          <td />
          <td>
            {t('policy.otherwise')} <span className="paper-because">{decision.otherwiseReason}</span>
          </td>
          <td>
            <strong>{decision.otherwise === null ? '—' : words.outcome(decision.id, decision.otherwise)}</strong>
          </td>
          <td>—</td>
          <td>—</td>
        </tr>
      </PaperTable>
    </>
  );
}

/** What nothing lowers, who may decide otherwise, and what the policy promises. */
export function PromiseSheet({ policy, words }: { readonly policy: Json; readonly words: PolicyWords }) {
  const { t } = useText();
  const floors = listOf(readAt(policy, 'floors'));
  const invariants = listOf(readAt(policy, 'invariants'));
  const roles = (way: 'up' | 'down') =>
    listOf(readAt(policy, 'overrides', way, 'roles')).flatMap((role) => words.option(textOf(role) ?? ''));
  const condition = (node: Json) => describeCondition(readAt(node, 'when'), words, t);
  const then = (node: Json) => {
    const told = readAt(node, 'then');
    const decision = textOf(readAt(told, 'decision')) ?? '';
    const label = words.decisions.find((each) => each.id === decision)?.label ?? decision;
    const least = textOf(readAt(told, 'atLeast'));
    if (least !== null) return t('paper.atLeast', { decision: label, outcome: words.outcome(decision, least) });
    const never = listOf(readAt(told, 'notIn')).map((each) => words.outcome(decision, textOf(each) ?? ''));
    if (never.length > 0) return t('paper.never', { decision: label, outcomes: never.join(t('policy.or')) });
    const hours = readNumber(readAt(told, 'deadlineAtMostHours'));
    return hours === null ? '' : t('policy.within', { hours: formatPlain(hours) });
  };
  return (
    <>
      {floors.length > 0 && (
        <PaperTable caption={t('paper.floors')} heads={[t('paper.when'), t('paper.floor')]}>
          {floors.map((floor, place) => {
            const decision = textOf(readAt(floor, 'decision')) ?? '';
            return (
              <tr key={place}>
                <td>{condition(floor)}</td>
                <td>
                  {t('paper.atLeast', {
                    decision: words.decisions.find((each) => each.id === decision)?.label ?? decision,
                    outcome: words.outcome(decision, textOf(readAt(floor, 'atLeast')) ?? ''),
                  })}
                </td>
              </tr>
            );
          })}
        </PaperTable>
      )}
      {invariants.length > 0 && (
        <PaperTable caption={t('paper.invariants')} heads={[t('paper.when'), t('paper.promise')]}>
          {invariants.map((invariant, place) => (
            <tr key={place}>
              <td>{condition(invariant)}</td>
              <td>{then(invariant)}</td>
            </tr>
          ))}
        </PaperTable>
      )}
      <p>
        {roles('up').length > 0 && t('paper.up', { roles: roles('up').join(t('policy.and')) })}{' '}
        {roles('down').length > 0 && t('paper.down', { roles: roles('down').join(t('policy.and')) })}{' '}
        {t('policy.clock')}
      </p>
    </>
  );
}

/** The answer of one question on paper: boxes to tick, or a line to write a number on. */
function PaperAnswer({ fact, words }: { readonly fact: FactWords; readonly words: PolicyWords }) {
  const { t } = useText();
  const box = (word: string) => (
    <span key={word} className="paper-box">
      <span aria-hidden="true">□</span> {word}
    </span>
  );
  if (fact.kind === 'answer') {
    return <>{[t('answer.yes'), t('answer.no'), t('answer.unknown')].map(box)}</>;
  }
  if (fact.kind === 'choice') {
    return <>{[...fact.options.map((option) => words.option(option)), t('answer.unknown')].map(box)}</>;
  }
  return (
    <>
      <span className="paper-blank" aria-hidden="true" />
      {fact.min !== null && fact.max !== null && t('paper.range', { min: fact.min, max: fact.max })}{' '}
      {box(t('answer.unknown'))}
    </>
  );
}

/** The checklist as a paper form, with room for who saw it, when, and whether it is known or supposed. */
export function IntakeForm({ words }: { readonly words: PolicyWords }) {
  const { t } = useText();
  const asked = words.facts.filter((fact) => fact.suppliedBy === null);
  const supplied = words.facts.filter((fact) => fact.suppliedBy !== null);
  return (
    <section className="intake-form" aria-label={t('paper.form')}>
      <h2>{t('paper.form')}</h2>
      <p>{t('paper.formHint')}</p>
      <p className="paper-lines">
        {[t('paper.exercise'), t('paper.receivedAt'), t('paper.receivedBy')].map((line) => (
          <span key={line}>
            {line}
            <span className="paper-blank is-long" aria-hidden="true" />
          </span>
        ))}
      </p>
      <PaperTable
        className="form-sheet"
        caption={t('paper.formCaption', { count: asked.length })}
        heads={[t('policy.order'), t('paper.question'), t('paper.answer'), t('paper.known'), t('paper.seenBy')]}
      >
        {asked.map((fact, place) => (
          <tr key={fact.id} data-fact={fact.id}>
            <td>{place + 1}</td>
            <td>
              {fact.label}
              {fact.isDanger && <strong className="paper-danger">{t('policy.danger')}</strong>}
            </td>
            <td>
              <PaperAnswer fact={fact} words={words} />
            </td>
            <td>
              <span className="paper-box">
                <span aria-hidden="true">□</span> {t('effect.fact')}
              </span>
              <span className="paper-box">
                <span aria-hidden="true">□</span> {t('effect.guess')}
              </span>
            </td>
            <td />
          </tr>
        ))}
      </PaperTable>
      {supplied.length > 0 && (
        <p>{t('paper.supplied', { what: supplied.map((fact) => fact.label).join(t('policy.and')) })}</p>
      )}
      <p className="paper-lines">
        {words.decisions.map((decision) => (
          <span key={decision.id}>
            {decision.label}
            <span className="paper-blank is-long" aria-hidden="true" />
          </span>
        ))}
      </p>
    </section>
  );
}

/** Every number of the rules with its basis and source, and the pack's list of sources. */
export function SourceSheet(props: { readonly rows: readonly RuleRow[]; readonly sources: readonly Json[] }) {
  const { t, say } = useText();
  const { rows, sources } = props;
  const numbers = rows.flatMap((row) => {
    const sourced = readSourced(readAt(row.rule, 'event', 'params', 'deadlineHours'));
    return sourced === null || sourced.basis === null ? [] : [{ row, sourced }];
  });
  // Rules that share number, basis and source share a line.
  const lines = Map.groupBy(numbers, ({ sourced }) => JSON.stringify([sourced.value, sourced.basis, sourced.source]));
  return (
    <>
      {numbers.length > 0 && (
        <PaperTable
          caption={t('paper.numbers')}
          heads={[t('paper.ruleNumbers'), t('basis.value'), t('paper.basis'), t('basis.source')]}
        >
          {[...lines].flatMap(([key, members]) => {
            const [first] = members;
            if (first === undefined) return [];
            const { value, basis, source } = first.sourced;
            return [
              <tr key={key}>
                <td>{members.map(({ row }) => row.place + 1).join(', ')}</td>
                <td>{t('policy.hours', { hours: String(value) })}</td>
                <td>{basis === null ? '—' : t(`basis.${basis}`)}</td>
                <td>{source === 'user' ? t('basis.user') : (source ?? t('basis.noSource'))}</td>
              </tr>,
            ];
          })}
        </PaperTable>
      )}
      <PaperTable caption={t('paper.sources')} heads={[t('paper.mark'), t('paper.sourceTitle'), t('paper.where')]}>
        {sources.map((source, place) => (
          <tr key={place}>
            <td>{textOf(readAt(source, 'id'))}</td>
            <td>{say(readLocalized(readAt(source, 'title')), '—')}</td>
            <td>{[textOf(readAt(source, 'file')), textOf(readAt(source, 'where'))].filter(Boolean).join(' ')}</td>
          </tr>
        ))}
      </PaperTable>
    </>
  );
}
