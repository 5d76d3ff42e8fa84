import { useMemo, useState } from 'react';
import { useDocuments, usePack } from '../../state/documents.ts';
import { editPolicy } from '../../state/edit-policy.ts';
import type { Outcome, Policy, Verification } from '../../state/engine.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import { currentTexts } from '../../state/project.ts';
import type { TriedFacts } from '../../state/training.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { formatPercent } from '../../ui/format.ts';
import { usePersonalGuard } from '../../ui/personal-guard.tsx';
import type { SideOrder } from '../../worker/messages.ts';
import { addTests, deleteTest } from './checks/test-edits.ts';
import { TestRow } from './checks/test-row.tsx';
import { useSideWork } from './use-side-work.ts';

type Coverage = Verification['coverage'];

function CoverageLine({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useText();
  const { rules, outcomes, conditions } = coverage;
  const share = conditions.total === 0 ? null : conditions.covered / conditions.total;
  return (
    <p>
      {t('effect.coverage', {
        percent: formatPercent(share, 0),
        covered: conditions.covered,
        total: conditions.total,
      })}{' '}
      <span className="secondary">
        {t('effect.coverageParts', {
          rules: `${String(rules.covered)}/${String(rules.total)}`,
          outcomes: `${String(outcomes.covered)}/${String(outcomes.total)}`,
        })}
      </span>
    </p>
  );
}

/** Makes the tests that are missing and, once they have been looked at, adds them as one step. */
function MissingTests({ policy }: { readonly policy: Policy }) {
  const { t } = useText();
  const [asked, setAsked] = useState<Policy | null>(null);
  const order = useMemo(
    (): SideOrder | null => (asked === policy ? { kind: 'generateTests', policy } : null),
    [asked, policy],
  );
  const { report, isCurrent } = useSideWork(order, 'testsGenerated');
  const tests = isCurrent ? report?.tests : undefined;
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          setAsked(policy);
        }}
      >
        {t('effect.findMissing')}
      </button>
      {order !== null && (
        <span role="status">
          {tests === undefined
            ? t('effect.generating')
            : tests.length === 0
              ? t('effect.noneMissing')
              : t('effect.missing', { count: tests.length })}
        </span>
      )}
      {tests !== undefined && tests.length > 0 && (
        <button
          type="button"
          className="button is-primary"
          onClick={() => {
            editPolicy((document) => addTests(document, tests));
          }}
        >
          {t('effect.addMissing', { count: tests.length })}
        </button>
      )}
    </>
  );
}

/** The tests that the policy carries: how many pass, what they cover, and each with what it expects. */
export function TestList(props: {
  readonly words: PolicyWords;
  readonly facts: TriedFacts;
  readonly expected: Readonly<Record<string, Outcome>>;
  readonly onFacts: (facts: TriedFacts) => void;
}) {
  const { t } = useText();
  const { pack } = usePack();
  const { now } = useDocuments();
  const { words, facts, expected, onFacts } = props;
  const [areAllShown, setAllShown] = useState(false);
  const [name, setName] = useState('');
  const guard = usePersonalGuard((kept) => {
    editPolicy((document) => addTests(document, [{ name: kept, facts, expect: expected }]));
    setName('');
  });
  const outcome = useWorkbench((state) => state.verification);
  const policyText = useWorkbench((state) => currentTexts(state.project)['policy.json']);
  const policy = pack?.policy ?? null;
  const verification = outcome?.policyText === policyText ? (outcome?.verification ?? null) : null;
  if (policy === null || now['policy.json'] === undefined) return null;
  const report = verification?.tests ?? null;
  const failing = new Set(report?.failures.map((failure) => failure.test));
  const shown = policy.tests.flatMap((test, place) => (areAllShown || failing.has(test.name) ? [{ test, place }] : []));
  return (
    <div className="section tests">
      <div className="section-head">
        <h2>{t('policy.tests')}</h2>
        <span className={failing.size === 0 ? 'is-pass' : 'error-text'} role="status">
          {report === null
            ? t('policy.checking')
            : `${report.failed === 0 ? '○' : '×'} ${t('policy.testsPassed', { passed: report.passed, count: policy.tests.length })}`}
        </span>
      </div>
      {verification !== null && <CoverageLine coverage={verification.coverage} />}
      <div className="tools">
        <button
          type="button"
          className="button"
          aria-expanded={areAllShown}
          onClick={() => {
            setAllShown(!areAllShown);
          }}
        >
          {areAllShown ? t('effect.onlyFailing') : t('effect.allTests', { count: policy.tests.length })}
        </button>
        <MissingTests policy={policy} />
      </div>
      <ul>
        {shown.map(({ test, place }) => (
          <TestRow
            key={test.name}
            test={test}
            failures={report?.failures.filter((failure) => failure.test === test.name) ?? null}
            words={words}
            place={place}
            onTry={() => {
              onFacts({ ...test.facts });
            }}
            onDelete={() => {
              editPolicy((document) => deleteTest(document, place));
            }}
          />
        ))}
      </ul>
      <form
        className="tools"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '' || Object.keys(expected).length === 0) return;
          guard.submit(name.trim());
        }}
      >
        <label>
          {t('effect.testName')}{' '}
          <input
            className="field"
            autoComplete="off"
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              guard.reset();
            }}
          />
        </label>
        <button type="submit" className="button" disabled={name.trim() === '' || Object.keys(expected).length === 0}>
          {t('effect.keepAsTest')}
        </button>
        {guard.warning}
      </form>
    </div>
  );
}
