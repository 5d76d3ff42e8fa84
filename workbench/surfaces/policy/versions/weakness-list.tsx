import { useId, useState } from 'react';
import { editPolicy } from '../../../state/edit-policy.ts';
import { useText } from '../../../text/use-text.ts';
import type { Approval } from '../../../worker/messages.ts';
import { ToldForm } from './told-form.tsx';
import { acknowledgeWeakness, withdrawWeakness, type AcceptedWeakening } from './version-edits.ts';

type Weakening = Extract<Approval['obstacles'][number], { readonly kind: 'weakened' }>['weakening'];

/** A way in which the version is weaker than the one before, to be acknowledged by name, day and reason. */
export function WeaknessRow(props: { readonly weakening: Weakening; readonly isReady: boolean }) {
  const { t, say } = useText();
  const { weakening, isReady } = props;
  const id = useId();
  const [isAsked, setAsked] = useState(false);
  return (
    <li>
      <span id={id}>{say(weakening.message)}</span>{' '}
      {isReady && (
        <button
          type="button"
          className="link"
          aria-expanded={isAsked}
          aria-describedby={id}
          onClick={() => {
            setAsked(!isAsked);
          }}
        >
          {t('effect.acknowledge')}
        </button>
      )}
      {isReady && isAsked && (
        <ToldForm
          asked={[
            { name: 'by', label: t('effect.whoAcknowledges'), kind: 'text' },
            { name: 'date', label: t('versions.date'), kind: 'date' },
            { name: 'reason', label: t('versions.reason'), kind: 'long' },
          ]}
          submit={t('effect.confirm')}
          onTold={(told) => {
            setAsked(false);
            editPolicy((policy) => acknowledgeWeakness(policy, weakening, told));
          }}
          onCancel={() => {
            setAsked(false);
          }}
        />
      )}
    </li>
  );
}

/** What was acknowledged beside lower outcomes, each of which can be taken back. */
export function AcceptedList(props: { readonly accepted: readonly AcceptedWeakening[] }) {
  const { t } = useText();
  const { accepted } = props;
  if (accepted.length === 0) return null;
  return (
    <ul className="obstacles">
      {accepted.map((each) => (
        <li key={JSON.stringify([each.kind, each.what, each.before, each.after])}>
          <strong className="is-pass">○ {t('effect.acknowledged')}</strong> <AcceptedText accepted={each} />{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              editPolicy((policy) => withdrawWeakness(policy, each));
            }}
          >
            {t('effect.withdraw')}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** An acknowledged weakness in one line. */
export function AcceptedText(props: { readonly accepted: AcceptedWeakening }) {
  const { t } = useText();
  const { what, before, after, by, date, reason } = props.accepted;
  const show = (side: string | number | null) => (side === null ? t('versions.nothing') : String(side));
  return t('versions.acceptedWeakness', {
    ...{ what, before: show(before), after: show(after), reason },
    ...{ by: by ?? '—', date: date ?? '—' },
  });
}
