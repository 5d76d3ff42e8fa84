import './editing.css';
import { lazy, Suspense } from 'react';
import { useDocuments } from '../../../state/documents.ts';
import { useWords } from '../../../state/policy-words.ts';
import type { TriedFacts } from '../../../state/training.ts';
import { useText } from '../../../text/use-text.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { RuleEditor } from '../rule-editor.tsx';
import { listRules } from '../rule-list-view.ts';
import { RuleList } from '../rule-list.tsx';
import { AddRule, RuleTools } from '../rule-tools.tsx';
import type { Trial } from '../use-trial.ts';
import { DraftNotice } from './draft-notice.tsx';
import { chooseView, editingViews, useEditedPolicy, useEditingView } from './editing-store.ts';
import { TableView } from './table-view.tsx';

const JsonView = lazy(async () => ({ default: (await import('./json-view.tsx')).JsonView }));

function ViewSwitch() {
  const { t } = useText();
  const { view } = useEditingView();
  return (
    <Segmented
      className="push"
      label={t('policy.view')}
      chosen={view}
      choices={editingViews.map((each) => ({ value: each, label: t(`policy.views.${each}`) }))}
      onChoose={chooseView}
    />
  );
}

/**
 * The columns in which the policy is edited: the rules and one of them in words, as an outline or as JSON; or everything
 * as tables over both columns.
 */
export function EditingColumns(props: {
  readonly trial: Trial | null;
  readonly tried: TriedFacts;
  readonly selected: number;
  readonly onSelect: (place: number) => void;
}) {
  const { t } = useText();
  const { tried, selected, onSelect } = props;
  const { original, now } = useDocuments();
  const { view } = useEditingView();
  const { document, isDraft, issues } = useEditedPolicy();
  const policy = document ?? now['policy.json'];
  const words = useWords(policy);
  if (policy === undefined) return null;
  // How conditions stand is known of the policy as taken only.
  const trial = isDraft ? null : props.trial;
  const rows = listRules(policy, original['policy.json']);
  const row = rows[Math.min(selected, rows.length - 1)];
  const isReadable = document !== null;
  if (view === 'table') {
    return (
      <section className="column is-wide" aria-label={t('policy.views.table')} data-region tabIndex={-1}>
        <DraftNotice isBrief={false} onSelectRule={onSelect} />
        {isReadable ? (
          <TableView
            policy={policy}
            rows={rows}
            words={words}
            issues={issues}
            onSelect={onSelect}
            viewSwitch={<ViewSwitch />}
          />
        ) : (
          <div className="section-head">
            <ViewSwitch />
          </div>
        )}
      </section>
    );
  }
  return (
    <>
      <section className="column" aria-label={t('policy.rules')} data-region tabIndex={-1}>
        <RuleList
          policy={policy}
          rows={rows}
          words={words}
          trial={trial}
          selected={row?.place ?? -1}
          onSelect={onSelect}
        />
        {isReadable && <AddRule policy={policy} words={words} onSelect={onSelect} />}
      </section>
      <section className="column" aria-label={t('policy.rule')} data-region tabIndex={-1}>
        <div className="section rule-editor">
          <div className="section-head">
            <h2>{row === undefined ? t('policy.rules') : t('policy.ruleNumber', { number: row.place + 1 })}</h2>
            <ViewSwitch />
          </div>
          <DraftNotice isBrief={view === 'json'} onSelectRule={onSelect} />
          {view === 'json' ? (
            <Suspense fallback={<p className="caption loading">{t('ui.loading')}</p>}>
              <JsonView rule={row?.place ?? null} />
            </Suspense>
          ) : (
            isReadable &&
            row && (
              <>
                <div className="rule-bar">
                  <RuleTools policy={policy} place={row.place} onSelect={onSelect} />
                </div>
                <RuleEditor
                  policy={policy}
                  row={row}
                  words={words}
                  trial={trial}
                  tried={tried}
                  issues={issues}
                  isOutline={view === 'outline'}
                />
              </>
            )
          )}
        </div>
      </section>
    </>
  );
}
