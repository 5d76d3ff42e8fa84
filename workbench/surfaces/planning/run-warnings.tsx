import type { Issue } from '../../state/engine.ts';
import { useText } from '../../text/use-text.ts';
import { WarningSign } from '../../ui/icons.tsx';

/** What the run had to take otherwise than the pack says; nothing where there was no such thing. */
export function RunWarnings({ warnings }: { readonly warnings: readonly Issue[] }) {
  const { t, say } = useText();
  if (warnings.length === 0) return null;
  return (
    <div className="run-warnings">
      <p>
        <WarningSign /> <strong>{t('headline.warnings', { count: warnings.length })}</strong>
      </p>
      <ul>
        {warnings.map((issue, index) => (
          <li key={index}>
            {say(issue.message)}{' '}
            <span className="caption">
              {issue.file} {issue.pointer}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
