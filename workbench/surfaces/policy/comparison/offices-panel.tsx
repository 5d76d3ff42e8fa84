import { useMemo, useState } from 'react';
import { bundledPacks, loadBundledPack } from '../../../state/bundled-packs.ts';
import { readDocuments, readPack } from '../../../state/documents.ts';
import { decideSideBySide, type Policy } from '../../../state/engine.ts';
import type { Json } from '../../../state/json.ts';
import { useWords } from '../../../state/policy-words.ts';
import type { TriedFacts } from '../../../state/training.ts';
import { useWorkbench } from '../../../state/use-store.ts';
import { useText } from '../../../text/use-text.ts';
import { formatPlain } from '../../../ui/format.ts';
import { OutcomeChip } from '../../../ui/outcome-chip.tsx';
import { PossibleItems } from '../trial/possible-items.tsx';
import { describeCase } from '../describe-case.ts';

/** A policy laid beside the others, with the document that holds its words. */
interface Office {
  readonly id: string;
  readonly policy: Policy;
  readonly document: Json | undefined;
}

type Side = ReturnType<typeof decideSideBySide>[number];

/** What one office's policy says of one decision. */
function DecisionRow(props: { readonly office: Office; readonly side: Side; readonly decision: string }) {
  const { t, say } = useText();
  const { office, side, decision } = props;
  const words = useWords(office.document);
  const result = side.decisions[decision];
  if (result === undefined) return null;
  const found = words.decisions.find((each) => each.id === decision);
  return (
    <tr>
      <th scope="row">{say(office.policy.title, office.id)}</th>
      <td>
        {found?.hit === 'collect' && <PossibleItems decision={found} result={result} words={words} />}
        {(found?.hit === 'collect' ? [] : result.possible).flatMap((outcome, place) => {
          const each = typeof outcome === 'string' ? [outcome] : outcome;
          return [
            place > 0 ? <span key={`or${String(place)}`}> {t('policy.or')} </span> : null,
            each.length === 0 ? <span key={place}>{t('effect.nothing')}</span> : null,
            ...each.map((one) => <OutcomeChip key={one} words={words} decision={decision} outcome={one} />),
          ];
        })}
      </td>
      <td className="number">
        {result.deadlineHours === null ? '—' : t('policy.hours', { hours: formatPlain(result.deadlineHours) })}
      </td>
      <td>{result.approvals.map((who) => words.option(who)).join(t('policy.and')) || '—'}</td>
    </tr>
  );
}

/** How many names there are, and on request which. */
function FactNames({ names, none }: { readonly names: readonly string[]; readonly none: string }) {
  const { t } = useText();
  if (names.length === 0) return <>{none}</>;
  return (
    <details>
      <summary>{t('effect.itemCount', { count: names.length })}</summary>
      {names.join(t('policy.and'))}
    </details>
  );
}

/** Which answers of the case a policy does not know, and what it would still ask. */
function HeardRow(props: { readonly office: Office; readonly side: Side; readonly nameOf: (fact: string) => string }) {
  const { t, say } = useText();
  const { office, side, nameOf } = props;
  const words = useWords(office.document);
  return (
    <tr>
      <th scope="row">{say(office.policy.title, office.id)}</th>
      <td>
        <FactNames names={side.ignored.map(nameOf)} none={t('effect.noneIgnored')} />
      </td>
      <td>
        <FactNames names={side.unanswered.map((fact) => words.fact(fact))} none={t('effect.noneOpen')} />
      </td>
    </tr>
  );
}

async function openOffice(id: string): Promise<Office | null> {
  const texts = await loadBundledPack(id);
  const { pack } = readPack(texts);
  return pack?.policy ? { id, policy: pack.policy, document: readDocuments(texts)['policy.json'] } : null;
}

/** Several offices' policies side by side on the tried case; each hears the answers that it asks for. */
export function OfficesPanel(props: {
  readonly policy: Policy | null;
  readonly document: Json;
  readonly facts: TriedFacts;
}) {
  const { t, say } = useText();
  const { policy, document, facts } = props;
  const projectId = useWorkbench((state) => state.project.id);
  const words = useWords(document);
  const [others, setOthers] = useState<readonly Office[]>([]);
  const [note, setNote] = useState('');
  const offices = useMemo(
    (): readonly Office[] => (policy === null ? others : [{ id: projectId, policy, document }, ...others]),
    [policy, document, others, projectId],
  );
  const sides = useMemo(
    () =>
      decideSideBySide(
        offices.map((office) => office.policy),
        facts,
      ),
    [offices, facts],
  );
  const decisions = [...new Set(offices.flatMap((office) => office.policy.decisions.map((each) => each.id)))];
  // What several offices decide comes first: only that can be compared.
  const takers = (decision: string) =>
    offices.filter((office) => office.policy.decisions.some((each) => each.id === decision)).length;
  const shared = decisions
    .filter((decision) => takers(decision) > 1)
    .toSorted((one, other) => takers(other) - takers(one));
  const alone = decisions.filter((decision) => takers(decision) === 1);
  const labelOf = (decision: string) => {
    const found = offices.flatMap((office) => office.policy.decisions).find((each) => each.id === decision);
    return say(found?.label ?? null) || words.option(decision);
  };
  const isUntried = Object.values(facts).every((answer) => answer === null);
  const heads = (
    <thead>
      <tr>
        <th scope="col">{t('effect.office')}</th>
        <th scope="col">{t('policy.outcome')}</th>
        <th scope="col" className="number">
          {t('policy.deadline')}
        </th>
        <th scope="col">{t('policy.approval')}</th>
      </tr>
    </thead>
  );
  const renderDecision = (decision: string) => (
    <tbody key={decision}>
      <tr className="group-row">
        <th scope="rowgroup" colSpan={4}>
          {labelOf(decision)}
        </th>
      </tr>
      {offices.map((office, place) => {
        const side = sides[place];
        return side && <DecisionRow key={office.id} office={office} side={side} decision={decision} />;
      })}
    </tbody>
  );
  const add = async (id: string) => {
    setNote(t('ui.loading'));
    const office = await openOffice(id);
    setNote(office === null ? t('effect.noPolicy') : '');
    if (office !== null) setOthers((known) => [...known.filter((each) => each.id !== id), office]);
  };
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('effect.offices')}</h2>
        <span className="caption">{t('effect.officesHint')}</span>
      </div>
      {isUntried && <p className="secondary">{t('effect.chooseCaseHint')}</p>}
      <p className="secondary">{t('effect.triedCase', { what: describeCase(facts, words, t) })}</p>
      <div className="tools">
        <select
          className="select office-select"
          aria-label={t('effect.addOffice')}
          value=""
          onChange={(event) => {
            if (event.target.value !== '') void add(event.target.value);
          }}
        >
          <option value="">{t('effect.addOffice')}</option>
          {bundledPacks
            .filter((pack) => pack.id !== projectId && !others.some((office) => office.id === pack.id))
            .map((pack) => (
              <option key={pack.id} value={pack.id}>
                {say(pack.title, pack.id)}
              </option>
            ))}
        </select>
        <span role="status">{note}</span>
      </div>
      {others.length > 0 && (
        <ul className="tools office-list">
          {others.map((office) => (
            <li key={office.id}>
              <button
                type="button"
                className="button"
                aria-label={t('effect.removeOffice', { office: say(office.policy.title, office.id) })}
                onClick={() => {
                  setOthers(others.filter((each) => each !== office));
                }}
              >
                {say(office.policy.title, office.id)} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="scroll-region" role="region" aria-label={t('effect.offices')} tabIndex={0}>
        {shared.length > 0 && (
          <table className="table office-table">
            <caption className="spoken-only">{t('effect.offices')}</caption>
            {heads}
            {shared.map(renderDecision)}
          </table>
        )}
        {alone.length > 0 && (
          <details open={shared.length === 0}>
            <summary>{t('effect.comparedByOne', { count: alone.length })}</summary>
            <table className="table office-table">
              <caption className="spoken-only">{t('effect.comparedByOne', { count: alone.length })}</caption>
              {heads}
              {alone.map(renderDecision)}
            </table>
          </details>
        )}
        <table className="table office-table">
          <caption className="heard-caption">{t('effect.heard')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('effect.office')}</th>
              <th scope="col">{t('effect.ignored')}</th>
              <th scope="col">{t('effect.unanswered')}</th>
            </tr>
          </thead>
          <tbody>
            {offices.map((office, place) => {
              const side = sides[place];
              return side && <HeardRow key={office.id} office={office} side={side} nameOf={words.fact} />;
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
