import './policy-paper.css';
import { useEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { version as productVersion } from '../../../../package.json' with { type: 'json' };
import { useDocuments, usePack } from '../../../state/documents.ts';
import { hashContent } from '../../../state/engine.ts';
import { listOf, readAt, textOf } from '../../../state/json.ts';
import { useWords } from '../../../state/policy-words.ts';
import { readLocalized } from '../../../state/sourced.ts';
import { currentTexts } from '../../../state/project.ts';
import { useWorkbench } from '../../../state/use-store.ts';
import { useText } from '../../../text/use-text.ts';
import { WarningSign } from '../../../ui/icons.tsx';
import { listRules } from '../rule-list-view.ts';
import { HistoryTable } from '../versions/history-table.tsx';
import { currentEntry, listVersions, needsNewVersion, readVersion } from '../versions/version-edits.ts';
import { DraftBox } from './draft-box.tsx';
import { IntakeForm, PromiseSheet, RuleSheet, SourceSheet } from './paper-sections.tsx';

const shownDigits = 12;

/** Hides the rest of the page from keyboard, readers and printer while the sheet stands before it. */
function useApartFromPage(onClose: () => void) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const app = document.querySelector<HTMLElement>('.app');
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    app?.setAttribute('inert', '');
    document.documentElement.classList.add('has-paper');
    close.current?.focus();
    return () => {
      app?.removeAttribute('inert');
      document.documentElement.classList.remove('has-paper');
      before?.focus();
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (event.key === 'Escape') onClose();
      // Keys of the screens behind act on nothing that is seen.
      if (event.key === 'Escape' || event.key === 'F6' || /^[1-4zy]$/i.test(event.key)) event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [onClose]);
  return close;
}

/** The policy for colleagues, as it prints on A4: its rules in plain words, the form, its versions and its sources. */
export function PolicyPaper(props: {
  /** Whether an approval of the text as it stands now is written down. */
  readonly isApproved: boolean;
  readonly onClose: () => void;
}) {
  const { isApproved, onClose } = props;
  const { t, say, language } = useText();
  const { now, original } = useDocuments();
  const { pack } = usePack();
  const close = useApartFromPage(onClose);
  const policy = now['policy.json'];
  const words = useWords(policy);
  const policyText = useWorkbench((state) => currentTexts(state.project)['policy.json']);
  const verification = useWorkbench((state) => state.verification);
  const compared = useWorkbench((state) => state.comparison);
  const checked = verification?.policyText === policyText ? (verification?.verification ?? null) : null;
  const hash = useMemo(() => (pack?.policy ? hashContent(pack.policy) : null), [pack]);
  if (policy === undefined) return null;
  const rows = listRules(policy, original['policy.json']);
  const isEdited = JSON.stringify(policy) !== JSON.stringify(original['policy.json']);
  const isDraft = isEdited && !isApproved;
  // Who made the version as opened and from when it holds says nothing of a text that is another one.
  const isNamed = !isDraft || !needsNewVersion(policy, original['policy.json']);
  const entry = isNamed ? currentEntry(policy) : null;
  const effectiveFrom = textOf(readAt(policy, 'effectiveFrom'));
  const isOldDate = isDraft && effectiveFrom === textOf(readAt(original['policy.json'], 'effectiveFrom'));
  const year = textOf(readAt(policy, 'asOf')) ?? textOf(readAt(now['pack.json'], 'asOf'));
  const title = say(readLocalized(readAt(policy, 'title')), t('surface.policy'));
  const errors = checked?.findings.filter((finding) => finding.severity === 'error').length ?? 0;
  return createPortal(
    <div className="paper-view" role="dialog" aria-modal="true" aria-label={t('paper.title')} lang={language}>
      <div className="paper-tools">
        <strong>{t('paper.title')}</strong>
        <button
          type="button"
          className="button is-primary"
          onClick={() => {
            window.print();
          }}
        >
          {t('paper.print')}
        </button>
        <button ref={close} type="button" className="button" onClick={onClose}>
          {t('ui.close')} <span className="key">Esc</span>
        </button>
        <span className="caption">{t('paper.printHint')}</span>
      </div>
      <div className="paper-scroll" role="region" aria-label={title} tabIndex={0}>
        <article className="paper">
          <p className="paper-fixed-line">
            <WarningSign /> {t('app.fixedLine')}
          </p>
          <h1>{title}</h1>
          <p className="paper-stamp">{year === null ? t('app.stampWithoutYear') : t('app.stamp', { year })}</p>
          <p className="paper-lead">
            {t('paper.lead', {
              facts: words.facts.filter((fact) => fact.suppliedBy === null).length,
              decisions: words.decisions.map((decision) => decision.label).join(t('policy.and')),
              rules: rows.length,
            })}{' '}
            {t('paper.leadUnknown')}
          </p>
          {isDraft && (
            <DraftBox
              policy={policy}
              opened={original['policy.json']}
              words={words}
              acknowledged={entry?.acknowledged ?? []}
              comparison={compared?.policyText === policyText ? (compared?.comparison ?? null) : null}
            />
          )}
          <dl className="paper-figures">
            <dt>{t('versions.version')}</dt>
            <dd>
              {isNamed && (readVersion(policy) ?? '—')} {isDraft && t('paper.draft')}
            </dd>
            <dt>{t('versions.effectiveFrom')}</dt>
            <dd>{isOldDate ? '—' : (effectiveFrom ?? '—')}</dd>
            <dt>{t('versions.author')}</dt>
            <dd>{[entry?.authorOrganisation, entry?.author].filter(Boolean).join(' ') || '—'}</dd>
            <dt>{t('versions.approval')}</dt>
            <dd>
              {entry === null || entry.approvedBy === null
                ? t('versions.notApproved')
                : t('versions.approvedBy', {
                    by: entry.approvedBy,
                    organisation: entry.approverOrganisation ?? '—',
                    date: entry.approvedOn ?? '—',
                  })}
            </dd>
            <dt>{t('paper.checked')}</dt>
            <dd>
              {checked === null
                ? t('policy.checking')
                : t('paper.checkedFigures', { passed: checked.tests.passed, failed: checked.tests.failed, errors })}
            </dd>
          </dl>
          <h2>{t('paper.rules')}</h2>
          {words.decisions.map((decision) => (
            <RuleSheet key={decision.id} decision={decision} rows={rows} words={words} />
          ))}
          <h2>{t('paper.limits')}</h2>
          <PromiseSheet policy={policy} words={words} />
          <IntakeForm words={words} />
          <section className="paper-versions" aria-label={t('versions.history')}>
            <h2>{t('versions.history')}</h2>
            <HistoryTable versions={listVersions(policy)} words={words} />
          </section>
          <h2>{t('paper.sourcesTitle')}</h2>
          <SourceSheet rows={rows} sources={listOf(readAt(now['pack.json'], 'sources'))} />
          <p className="paper-hashes">
            {t('paper.hashes', {
              pack: pack?.hash.slice(0, shownDigits) ?? '—',
              policy: hash?.slice(0, shownDigits) ?? '—',
              version: productVersion,
            })}
          </p>
        </article>
      </div>
    </div>,
    document.body,
  );
}
