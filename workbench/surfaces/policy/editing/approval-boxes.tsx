import { listOf, readAt, textOf, type Json } from '../../../state/json.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import { useText } from '../../../text/use-text.ts';
import { TextField } from './text-field.tsx';

function texts(value: Json | undefined): readonly string[] {
  return listOf(value).flatMap((each) => textOf(each) ?? []);
}

/** Everyone whom a rule of the policy asks for approval, or who may decide lower. */
function listApprovers(policy: Json): readonly string[] {
  const asked = listOf(readAt(policy, 'rules')).flatMap((rule) => texts(readAt(rule, 'event', 'params', 'approvals')));
  const roles = texts(readAt(policy, 'overrides', 'down', 'roles'));
  return [...new Set([...asked, ...roles])];
}

/** Who has to approve what a rule says; others than the policy names so far are typed. */
export function ApprovalBoxes(props: {
  readonly policy: Json;
  readonly words: PolicyWords;
  readonly label: string;
  readonly isLabelShown: boolean;
  readonly chosen: readonly string[];
  readonly onChoose: (approvals: readonly string[]) => void;
}) {
  const { t } = useText();
  const { policy, words, chosen, onChoose } = props;
  return (
    <fieldset className="option-boxes is-inline">
      <legend className={props.isLabelShown ? 'secondary' : 'spoken-only'}>{props.label}</legend>
      {listApprovers(policy).map((id) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) => {
              onChoose(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id));
            }}
          />
          {words.option(id)}
        </label>
      ))}
      {props.isLabelShown && (
        <label>
          <span className="secondary">{t('policy.otherApprover')}</span>
          <TextField
            label={t('policy.otherApprover')}
            value=""
            className="is-numbers"
            onCommit={(text) => {
              const id = text.trim();
              if (id !== '' && !chosen.includes(id)) onChoose([...chosen, id]);
            }}
          />
        </label>
      )}
    </fieldset>
  );
}
