import { debriefWalkthrough, decide } from '../../state/engine.ts';
import { readAt } from '../../state/json.ts';
import { useDocuments } from '../../state/documents.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import { readLocalized } from '../../state/sourced.ts';
import type { TrainingState } from '../../state/training.ts';
import { useText } from '../../text/use-text.ts';
import { OutcomeChip } from '../../ui/outcome-chip.tsx';

function Outcomes(props: {
  readonly words: PolicyWords;
  readonly decision: string;
  readonly outcome: string | readonly string[] | null;
}) {
  if (props.outcome === null) return <>—</>;
  return [props.outcome]
    .flat()
    .map((each) => <OutcomeChip key={each} words={props.words} decision={props.decision} outcome={each} />);
}

/** After the trainee has judged: the policy on the same answers, why, and the grave signs apart from any comparison. */
export function Debrief({ session, words }: { readonly session: TrainingState; readonly words: PolicyWords }) {
  const { t, say } = useText();
  const { now } = useDocuments();
  const { setup, walkthrough, scenario } = session;
  const last = walkthrough.judgements.at(-1);
  if (last === undefined) return <p className="caption">{t('training.beforeJudgement')}</p>;
  const view = debriefWalkthrough(setup, walkthrough);
  const fired = decide(setup.policy, last.notes).trace.rules.filter((rule) => rule.state === 'fired');
  const { deadline, missedGraveSigns: missed } = view;
  const hours = (count: number | null) => (count === null ? '—' : t('training.hours', { count }));
  const noticed = (scenario.graveSigns ?? []).filter((sign) => !missed.includes(sign) && last.notes[sign] === true);
  const list = (ids: readonly string[]) => ids.map((id) => words.fact(id)).join(t('policy.and'));
  return (
    <div className="section debrief" role="status">
      <div className="section-head">
        <h2>{t('training.debrief')}</h2>
        <span className="caption">{t('training.notRight')}</span>
      </div>
      <table className="table">
        <caption className="spoken-only">{t('training.debrief')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('training.decision')}</th>
            <th scope="col">{t('training.own')}</th>
            <th scope="col">{t('training.onForm')}</th>
            <th scope="col">{t('training.authors')}</th>
            <th scope="col">{t('training.withPolicy')}</th>
          </tr>
        </thead>
        <tbody>
          {view.comparisons.map((row) => (
            <tr key={row.decision}>
              <th scope="row">{words.decisions.find((each) => each.id === row.decision)?.label ?? row.decision}</th>
              <td>
                <Outcomes words={words} decision={row.decision} outcome={row.judged} />
              </td>
              <td>
                <Outcomes words={words} decision={row.decision} outcome={row.policyOnForm} />
              </td>
              <td>
                <Outcomes words={words} decision={row.decision} outcome={row.expected} />
              </td>
              <td className={row.besidePolicy === 'same' ? 'is-pass' : 'is-fail'}>
                {row.besidePolicy === null ? '—' : t(`training.standing.${row.besidePolicy}`)}
              </td>
            </tr>
          ))}
          {deadline.judged !== null && (
            <tr>
              <th scope="row">{t('policy.deadline')}</th>
              <td>{hours(deadline.judged)}</td>
              <td>{hours(deadline.policyOnForm)}</td>
              <td>—</td>
              <td className={deadline.besidePolicy === 'same' ? 'is-pass' : 'is-fail'}>
                {deadline.besidePolicy === null ? '—' : t(`training.deadlineStanding.${deadline.besidePolicy}`)}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {view.missingGrounds.length > 0 && (
        <p className="missed">
          {t('training.missingGrounds', {
            decisions: view.missingGrounds
              .map((id) => words.decisions.find((each) => each.id === id)?.label ?? id)
              .join(t('policy.and')),
          })}
        </p>
      )}
      <h3>{t('training.graveSigns')}</h3>
      {missed.length > 0 && (
        <p className="missed">
          <strong>{t('training.missed', { count: missed.length })}</strong> {list(missed)}
        </p>
      )}
      {noticed.length > 0 && <p>{t('training.noticed', { signs: list(noticed) })}</p>}
      {missed.length + noticed.length === 0 && <p>{t('training.noGraveSigns')}</p>}
      {view.misnoted.length > 0 && <p>{t('training.misnoted', { facts: list(view.misnoted) })}</p>}
      <h3>{t('training.why')}</h3>
      {fired.length === 0 && <p>{t('policy.noneFired')}</p>}
      <ul className="why-list">
        {fired.map((rule) => {
          const because = readLocalized(readAt(now['policy.json'], 'rules', rule.place, 'event', 'params', 'because'));
          return (
            <li key={rule.place}>
              {t('policy.ruleNumber', { number: rule.place + 1 })} {say(because, rule.rule)}
            </li>
          );
        })}
      </ul>
      {session.scenario.story !== undefined && (
        <>
          <h3>{t('training.story')}</h3>
          <p className="story">{say(session.scenario.story)}</p>
        </>
      )}
    </div>
  );
}
