import { editPolicy } from '../../../state/edit-policy.ts';
import { useText } from '../../../text/use-text.ts';
import type { Approval } from '../../../worker/messages.ts';
import type { RuleRow } from '../rule-list-view.ts';
import { ToldForm } from './told-form.tsx';
import { approveVersion, isSameName, withdrawApproval, type VersionEntry, type Weakness } from './version-edits.ts';
import { AcceptedList, WeaknessRow } from './weakness-list.tsx';

type Obstacle = Approval['obstacles'][number];

function ObstacleRow(props: {
  readonly obstacle: Obstacle;
  readonly rows: readonly RuleRow[];
  readonly onSelectRule: (place: number) => void;
  readonly onComparison: () => void;
  readonly onChecks: () => void;
}) {
  const { t, say } = useText();
  const { obstacle, rows, onSelectRule, onComparison, onChecks } = props;
  const row = obstacle.kind === 'finding' ? rows.find((each) => obstacle.finding.rules.includes(each.name)) : undefined;
  return (
    <li>
      {say(obstacle.message)}{' '}
      {row && (
        <button
          type="button"
          className="link"
          onClick={() => {
            onSelectRule(row.place);
          }}
        >
          {t('policy.toRule', { number: row.place + 1 })}
        </button>
      )}
      {obstacle.kind === 'failedTests' && (
        <button type="button" className="link" onClick={onChecks}>
          {t('versions.toChecks')}
        </button>
      )}
      {(obstacle.kind === 'downgrade' || obstacle.kind === 'unplaced') && (
        <button type="button" className="link" onClick={onComparison}>
          {t('versions.toComparison')}
        </button>
      )}
    </li>
  );
}

/** Whether the version may be approved, everything that stands in its way, and the approval by another organisation. */
export function ApprovalPanel(props: {
  /** null while it is being judged. */
  readonly approval: Approval | null;
  readonly entry: VersionEntry | null;
  /** Whether the policy is no longer what was approved. */
  readonly isChanged: boolean;
  readonly rows: readonly RuleRow[];
  readonly onSelectRule: (place: number) => void;
  readonly onComparison: () => void;
  readonly onChecks: () => void;
}) {
  const { t } = useText();
  const { approval, entry, isChanged, ...reach } = props;
  const obstacles = approval?.obstacles ?? [];
  const isBlocked = approval === null || obstacles.length > 0 || isChanged;
  const state = approval === null ? 'judging' : isBlocked ? 'draft' : approval.state;
  const isReady = entry !== null && !obstacles.some(({ kind }) => kind === 'versionUsed');
  const nameOf = ({ kind, what, before, after }: Weakness) => JSON.stringify([kind, what, before, after]);
  return (
    <div className="section approval" data-state={state}>
      <div className="section-head">
        <h2>{t('versions.approval')}</h2>
        <span className={state === 'approved' ? 'is-pass' : ''} role="status">
          {t(`versions.state.${state}`)}
        </span>
      </div>
      {(obstacles.length > 0 || isChanged) && (
        <>
          <p>{t('versions.blocked')}</p>
          <ul className="obstacles">
            {isChanged && <li>{t('versions.changedSince')}</li>}
            {obstacles.map((obstacle, place) =>
              obstacle.kind === 'weakened' ? (
                <WeaknessRow key={nameOf(obstacle.weakening)} weakening={obstacle.weakening} isReady={isReady} />
              ) : (
                <ObstacleRow key={place} obstacle={obstacle} {...reach} />
              ),
            )}
          </ul>
        </>
      )}
      <AcceptedList accepted={entry?.accepted ?? []} />
      {entry !== null && entry.approvedBy !== null ? (
        <p>
          {t('versions.approvedBy', {
            by: entry.approvedBy,
            organisation: entry.approverOrganisation ?? '—',
            date: entry.approvedOn ?? '—',
          })}{' '}
          <button
            type="button"
            className="button"
            onClick={() => {
              editPolicy(withdrawApproval);
            }}
          >
            {t('versions.withdrawApproval')}
          </button>
        </p>
      ) : (
        <ToldForm
          asked={[
            {
              name: 'by',
              label: t('versions.approver'),
              kind: 'text',
              judge: (by) => (isSameName(entry?.author ?? null, by) ? t('versions.samePerson') : null),
            },
            {
              name: 'organisation',
              label: t('versions.approverOrganisation'),
              kind: 'text',
              judge: (organisation) =>
                isSameName(entry?.authorOrganisation ?? null, organisation) ? t('versions.sameOrganisation') : null,
            },
            { name: 'date', label: t('versions.approvalDate'), kind: 'date' },
          ]}
          submit={t('versions.approve')}
          isBlocked={isBlocked}
          onTold={(told) => {
            editPolicy((policy) => approveVersion(policy, told));
          }}
        />
      )}
    </div>
  );
}
