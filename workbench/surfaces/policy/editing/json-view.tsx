import { useEffect, useMemo, useRef } from 'react';
import { redo, undo } from '../../../state/edit.ts';
import { useText } from '../../../text/use-text.ts';
import { useIssueWords } from '../use-issue-words.ts';
import { stepBackInDraft, submitText, useEditedPolicy } from './editing-store.ts';
import { openJsonEditor, type JsonEditor } from './json-editor.ts';
import { locateIssues, locateRule } from './json-locations.ts';

/** Typing is taken when it rests this long. */
const restMilliseconds = 300;

/** Keys that only type must not reach the keys of the page. */
function keepTyping(event: KeyboardEvent): void {
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
}

/** The whole policy as JSON, with every fault at its place. What is typed is taken as soon as it reads as a policy. */
export function JsonView({ rule }: { readonly rule: number | null }) {
  const { t, language } = useText();
  const say = useIssueWords();
  const { text, issues } = useEditedPolicy();
  const host = useRef<HTMLDivElement>(null);
  const exit = useRef<HTMLParagraphElement>(null);
  const editor = useRef<JsonEditor | null>(null);
  const pending = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const located = useMemo(
    () =>
      locateIssues(
        text,
        issues.filter((issue) => issue.file === 'policy.json'),
      ),
    [text, issues],
  );
  const elsewhere = issues.filter((issue) => issue.file !== 'policy.json');
  const newestText = useRef(text);
  useEffect(() => {
    newestText.current = text;
  });

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const submit = () => {
      clearTimeout(pending.current);
      pending.current = undefined;
      if (editor.current !== null) submitText(editor.current.text());
    };
    const flush = () => {
      if (pending.current !== undefined) submit();
    };
    const wait = () => {
      clearTimeout(pending.current);
      pending.current = setTimeout(() => {
        // What an input method composes is no text yet.
        if (editor.current?.isComposing() === true) wait();
        else submit();
      }, restMilliseconds);
    };
    const opened = openJsonEditor(element, {
      text: newestText.current,
      label: t('policy.jsonLabel'),
      phrases: {
        'Fold line': t('policy.foldLine'),
        'Unfold line': t('policy.unfoldLine'),
        'folded code': t('policy.foldedCode'),
        unfold: t('policy.unfoldLine'),
        Diagnostics: t('policy.jsonFaults'),
      },
      onText: wait,
      onUndo: () => {
        flush();
        if (!stepBackInDraft(-1)) undo();
      },
      onRedo: () => {
        flush();
        if (!stepBackInDraft(1)) redo();
      },
      onLeave: () => {
        flush();
        exit.current?.focus();
      },
    });
    editor.current = opened;
    element.addEventListener('keydown', keepTyping);
    element.addEventListener('focusout', flush);
    return () => {
      flush();
      element.removeEventListener('keydown', keepTyping);
      element.removeEventListener('focusout', flush);
      opened.destroy();
      editor.current = null;
    };
  }, [language, t]);

  useEffect(() => {
    if (pending.current === undefined && editor.current?.isComposing() === false) editor.current.setText(text);
  }, [text, language]);

  useEffect(() => {
    // Faults belong to the text as last read: none is shown in the middle of typing.
    if (pending.current !== undefined || editor.current?.text() !== text) return;
    editor.current.setFaults(
      located.map(({ from, to, issue }) => ({ from, to, severity: 'error', message: say(issue) })),
    );
    // `say` answers by `language` alone.
  }, [located, text, language]);

  useEffect(() => {
    const at = rule === null ? null : locateRule(newestText.current, rule);
    if (at !== null) editor.current?.reveal(at, false);
  }, [rule, language]);

  return (
    <div className="json-view">
      <div ref={host} className="json-editor" />
      <p ref={exit} tabIndex={-1} className="caption">
        {t('policy.jsonKeys')}
      </p>
      {located.length + elsewhere.length > 0 && (
        <ul className="json-faults" aria-label={t('policy.jsonFaults')}>
          {located.map(({ issue, line, from }, index) => (
            <li key={`${issue.pointer}:${issue.code}:${String(index)}`}>
              <button
                type="button"
                className="link"
                onClick={() => {
                  editor.current?.reveal(from, true);
                }}
              >
                {t('policy.toLine', { line })}
              </button>{' '}
              {say(issue)}
            </li>
          ))}
          {elsewhere.map((issue) => (
            <li key={`${issue.file}#${issue.pointer}:${issue.code}`}>
              {issue.file} {issue.pointer} {say(issue)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
