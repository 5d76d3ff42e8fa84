import { useEffect } from 'react';
import { parseJsonPointer } from '../../../state/engine.ts';
import { useText } from '../../../text/use-text.ts';
import { WarningSign } from '../../../ui/icons.tsx';
import { useIssueWords } from '../use-issue-words.ts';
import { PersonalWarning } from '../../../ui/personal-guard.tsx';
import {
  chooseView,
  confirmDraft,
  discardDraft,
  stepBackInDraft,
  useEditedPolicy,
  useEditingView,
} from './editing-store.ts';

/** Ctrl+Z and Ctrl+Y go through the draft before they go through the project. */
function useDraftKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
      if ((isRedo || key === 'z') && stepBackInDraft(isRedo ? 1 : -1)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/** Says what keeps an edit from being taken; results on screen are still those before it. */
export function DraftNotice(props: {
  /** The issues are listed elsewhere. */
  readonly isBrief: boolean;
  readonly onSelectRule: (place: number) => void;
}) {
  const { t } = useText();
  const say = useIssueWords();
  const { isBrief, onSelectRule } = props;
  const { isDraft, issues, personal, isBehind } = useEditedPolicy();
  const { view } = useEditingView();
  useDraftKeys();
  return (
    <div role="status" className={isDraft ? 'draft-notice' : ''}>
      {isDraft && (
        <>
          <p>
            {(issues.length > 0 || personal.length === 0) && (
              <strong>
                <WarningSign /> {t('policy.draftFaults', { count: issues.length })}{' '}
              </strong>
            )}
            <span className="badge is-assumed">{t('policy.lastValid')}</span> {t('policy.draftKept')}
            {isBehind && ` ${t('policy.draftBehind')}`}
          </p>
          {personal.length > 0 && <PersonalWarning traces={personal} onConfirm={confirmDraft} />}
          <ul>
            {(isBrief ? [] : issues.slice(0, 5)).map((issue, index) => {
              const [part, place] = parseJsonPointer(issue.pointer) ?? [];
              return (
                <li key={`${issue.pointer}:${issue.code}:${String(index)}`}>
                  {say(issue)}{' '}
                  {issue.file === 'policy.json' && part === 'rules' && place !== undefined ? (
                    <button
                      type="button"
                      className="link"
                      onClick={() => {
                        onSelectRule(Number(place));
                        if (view === 'table') chooseView('outline');
                      }}
                    >
                      {t('policy.toRule', { number: Number(place) + 1 })}
                    </button>
                  ) : (
                    <span className="caption">
                      {issue.file} {issue.pointer}
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
          {!isBrief && issues.length > 5 && (
            <p className="caption">{t('policy.moreFaults', { count: issues.length - 5 })}</p>
          )}
          <span className="form-actions">
            <button type="button" className="button" onClick={discardDraft}>
              {t('policy.discardDraft')}
            </button>
            {!isBrief && (
              <button
                type="button"
                className="button"
                onClick={() => {
                  chooseView('json');
                }}
              >
                {t('policy.showJson')}
              </button>
            )}
          </span>
        </>
      )}
    </div>
  );
}
