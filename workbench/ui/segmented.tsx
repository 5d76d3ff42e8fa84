import { useId, type ReactNode } from 'react';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly className?: string;
}

/** A few choices side by side; native radio buttons, so that arrow keys move between them. */
export function Segmented<Value extends string>(props: {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
  readonly className?: string;
}) {
  const name = useId();
  return (
    <fieldset className={`segmented ${props.className ?? ''}`}>
      <legend className="spoken-only">{props.label}</legend>
      {props.choices.map((choice) => (
        <label key={choice.value} className={choice.className}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === props.chosen}
            onChange={() => {
              props.onChoose(choice.value);
            }}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
