import { useMemo } from 'react';
import { useDocuments, usePack } from '../../state/documents.ts';
import { compilePolicy, decide } from '../../state/engine.ts';
import { useWords } from '../../state/policy-words.ts';
import { useText } from '../../text/use-text.ts';
import { OutcomeChip } from '../../ui/outcome-chip.tsx';

interface Failure {
  readonly name: string;
  readonly decision: string;
  readonly expected: string;
  readonly got: string;
}

/** The tests that the policy carries: how many pass, and each that does not. */
export function TestList() {
  const { t } = useText();
  const { pack } = usePack();
  const { now } = useDocuments();
  const words = useWords(now['policy.json']);
  const policy = pack?.policy ?? null;
  const outcome = useMemo(() => {
    if (policy === null) return null;
    const compiled = compilePolicy(policy);
    const failures = policy.tests.flatMap((test): Failure[] => {
      const { decisions } = decide(compiled, test.facts);
      return Object.entries(test.expect).flatMap(([decision, expected]) => {
        const got = decisions[decision]?.outcome ?? null;
        if (JSON.stringify(got) === JSON.stringify(expected)) return [];
        return [{ name: test.name, decision, expected: String(expected), got: got === null ? '' : String(got) }];
      });
    });
    return { count: policy.tests.length, failures };
  }, [policy]);
  if (outcome === null || outcome.count === 0) return null;
  const failed = new Set(outcome.failures.map((failure) => failure.name)).size;
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('policy.tests')}</h2>
        <span className={failed === 0 ? 'is-pass' : 'error-text'} role="status">
          {failed === 0 ? '○ ' : '× '}
          {t('policy.testsPassed', { passed: outcome.count - failed, count: outcome.count })}
        </span>
      </div>
      {outcome.failures.length > 0 && (
        <table className="table">
          <caption className="spoken-only">{t('policy.testsFailed')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('policy.test')}</th>
              <th scope="col">{t('policy.expected')}</th>
              <th scope="col">{t('policy.got')}</th>
            </tr>
          </thead>
          <tbody>
            {outcome.failures.map((failure) => (
              <tr key={`${failure.name}:${failure.decision}`}>
                <th scope="row">
                  <span className="error-text">× </span>
                  {failure.name}
                </th>
                <td>
                  <OutcomeChip words={words} decision={failure.decision} outcome={failure.expected} />
                </td>
                <td>
                  <OutcomeChip words={words} decision={failure.decision} outcome={failure.got} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
