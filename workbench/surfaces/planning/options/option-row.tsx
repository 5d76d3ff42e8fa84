import { optionTargets, type OptionTarget, type PackOption } from '../../../state/engine.ts';
import { useText } from '../../../text/use-text.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { judgeRange } from '../judge-entry.ts';
import type { OptionEntry } from './option-edits.ts';

/** 1 = no effect; 0 cannot be entered, since nothing would be left of the number. */
const factorBounds = { low: 0.01, high: 10 };

/** One switch: off, or on with a factor for each number that it bears on and the ground for it. */
export function OptionRow(props: {
  readonly option: PackOption;
  /** null = off. */
  readonly entry: OptionEntry | null;
  readonly isUngrounded: boolean;
  readonly onChange: (entry: OptionEntry | null) => void;
}) {
  const { t, say } = useText();
  const { option, entry, onChange } = props;
  const targets = optionTargets.filter((target) => Object.hasOwn(option.effects, target));
  const label = say(option.label);
  const factorOf = (target: OptionTarget) => entry?.factors[target] ?? option.effects[target] ?? 1;
  return (
    <tr className={entry === null ? '' : 'is-on'}>
      <th scope="row">
        <label className="option-switch">
          <input
            type="checkbox"
            checked={entry !== null}
            disabled={targets.length === 0}
            onChange={(event) => {
              const factors = Object.fromEntries(targets.map((target) => [target, option.effects[target] ?? 1]));
              onChange(event.target.checked ? { factors, ground: '' } : null);
            }}
          />
          <span>{label}</span>
        </label>
        <span className="caption option-source">{option.source}</span>
      </th>
      <td>
        {targets.length === 0 ? (
          <span className="caption">{say(option.note ?? null, t('ictOptions.noNumber'))}</span>
        ) : (
          targets.map((target) => (
            <span key={target} className="option-effect">
              {t(`ictOptions.target.${target}`)} ×{' '}
              {entry === null ? (
                factorOf(target)
              ) : (
                <NumberField
                  label={t('ictOptions.factorOf', { option: label, target: t(`ictOptions.target.${target}`) })}
                  value={factorOf(target)}
                  width={56}
                  isChanged={factorOf(target) !== 1}
                  judge={(value) => judgeRange(value, factorBounds, t)}
                  onCommit={(value) => {
                    onChange({ ...entry, factors: { ...entry.factors, [target]: value } });
                  }}
                />
              )}
            </span>
          ))
        )}
      </td>
      <td>
        {entry !== null && (
          <input
            type="text"
            className="field option-ground"
            aria-label={t('ictOptions.groundOf', { option: label })}
            aria-invalid={props.isUngrounded}
            placeholder={t('ictOptions.groundExample')}
            value={entry.ground}
            onChange={(event) => {
              onChange({ ...entry, ground: event.target.value });
            }}
          />
        )}
      </td>
    </tr>
  );
}
