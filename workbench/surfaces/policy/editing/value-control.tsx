import { isObject, listOf, type Json } from '../../../state/json.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import { readNumber, readSourced } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import { readTypedNumber } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import type { FactShape } from './condition-nodes.ts';
import { TextField } from './text-field.tsx';

interface ValueProps {
  readonly label: string;
  readonly shape: FactShape;
  readonly value: Json | undefined;
  readonly words: PolicyWords;
  readonly isInvalid: boolean;
  readonly isChanged: boolean;
  readonly onValue: (value: Json) => void;
}

function OptionBoxes({ label, shape, chosen, words, onValue }: ValueProps & { readonly chosen: readonly Json[] }) {
  return (
    <fieldset className="option-boxes">
      <legend className="spoken-only">{label}</legend>
      {shape.options.map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={(event) => {
              onValue(event.target.checked ? [...chosen, option] : chosen.filter((each) => each !== option));
            }}
          />
          {words.option(option)}
        </label>
      ))}
    </fieldset>
  );
}

/** Numbers typed as a list; null where one of them is no number. */
function readNumbers(text: string): readonly number[] | null {
  const numbers = text.split(/[,、，\s]+/).flatMap((part) => (part === '' ? [] : [readTypedNumber(part)]));
  const typed = numbers.flatMap((number) => number ?? []);
  return typed.length === numbers.length ? typed : null;
}

/** What a fact is compared with: yes or no, a number, an option, or several of them. */
export function ValueControl(props: ValueProps) {
  const { t } = useText();
  const { label, shape, value, words, isInvalid, isChanged, onValue } = props;
  const plain = readSourced(value)?.value ?? null;
  if (Array.isArray(plain) && shape.kind === 'choice') return <OptionBoxes {...props} chosen={listOf(plain)} />;
  if (Array.isArray(plain)) {
    return (
      <TextField
        label={label}
        value={listOf(plain).map(String).join(', ')}
        isInvalid={isInvalid}
        isChanged={isChanged}
        className="is-numbers"
        onCommit={(text) => {
          const numbers = readNumbers(text);
          if (numbers !== null) onValue(numbers);
        }}
      />
    );
  }
  if (shape.kind === 'integer') {
    return (
      <NumberField
        label={label}
        value={readNumber(value)}
        width={48}
        isChanged={isChanged}
        isInvalid={isInvalid}
        onCommit={onValue}
      />
    );
  }
  const choices = shape.kind === 'answer' ? ['true', 'false'] : shape.options;
  const shown = isObject(plain) ? '' : String(plain);
  return (
    <select
      className={`select ${isChanged ? 'is-changed' : ''}`}
      aria-label={label}
      aria-invalid={isInvalid}
      value={shown}
      onChange={(event) => {
        onValue(shape.kind === 'answer' ? event.target.value === 'true' : event.target.value);
      }}
    >
      {!choices.includes(shown) && <option value={shown}>{shown}</option>}
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {shape.kind === 'answer' ? t(choice === 'true' ? 'answer.yes' : 'answer.no') : words.option(choice)}
        </option>
      ))}
    </select>
  );
}
