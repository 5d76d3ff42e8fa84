import type { TFunction } from 'i18next';
import type { Issue } from '../../state/engine.ts';
import { useText } from '../../text/use-text.ts';

/** How a JSON reader names what it missed: only the name of the fault, in no language. */
const faultName = /^[A-Z][A-Za-z]+$/;

function wordOf(reason: string, t: TFunction): string {
  return t(`policy.jsonReason.${reason}` as 'policy.jsonReason.other', { defaultValue: t('policy.jsonReason.other') });
}

/** What an issue says in the language on screen; faults of JSON itself are put in words. */
export function useIssueWords(): (issue: Issue) => string {
  const { t, say } = useText();
  return (issue) => {
    const { reason } = issue.params;
    const told = say(issue.message);
    return issue.code === 'not-json' && typeof reason === 'string' && faultName.test(reason)
      ? told.replace(reason, wordOf(reason, t))
      : told;
  };
}
