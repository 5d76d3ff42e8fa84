import { useId, useState } from 'react';
import { findPersonalTraces } from '../../../state/personal-data.ts';
import { useText } from '../../../text/use-text.ts';
import { usePersonalGuard } from '../../../ui/personal-guard.tsx';
import { readTypedDate } from './typed-date.ts';

/** One line of a form: what is asked, and whether it is a day or a longer text. */
export interface Asked<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly kind: 'text' | 'date' | 'long';
  /** What is wrong with a text that is given; null where nothing is. */
  readonly judge?: (text: string) => string | null;
}

/**
 * A form whose every line has to be filled in. Days are typed, not taken from a clock. What is missing is said at its line
 * when the form is sent, and nothing typed is lost. What looks like personal data is held with a
 * warning; in a short line, which asks who, a name is none.
 */
export function ToldForm<Name extends string>(props: {
  readonly asked: readonly Asked<Name>[];
  readonly start?: Partial<Readonly<Record<Name, string>>>;
  readonly submit: string;
  readonly isBlocked?: boolean;
  readonly onTold: (told: Readonly<Record<Name, string>>) => void;
  readonly onCancel?: () => void;
}) {
  const { t } = useText();
  const id = useId();
  const { asked, submit, isBlocked, onTold, onCancel } = props;
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({ ...props.start });
  const [isSent, setSent] = useState(false);
  const read = ({ name, kind }: Asked<Name>) => {
    const text = (typed[name] ?? '').trim();
    return kind === 'date' ? readTypedDate(text) : text === '' ? null : text;
  };
  const problemOf = (line: Asked<Name>) => {
    const value = read(line);
    if (value === null) return t(line.kind === 'date' ? 'versions.typeDate' : 'versions.typeText');
    return line.judge?.(value) ?? null;
  };
  const readAll = () => Object.fromEntries(asked.map((line) => [line.name, read(line) ?? ''])) as Record<Name, string>;
  const readTexts = () => asked.filter(({ kind }) => kind !== 'date').map((line) => read(line) ?? '');
  const guard = usePersonalGuard(
    () => {
      onTold(readAll());
    },
    () =>
      asked.flatMap((line) =>
        line.kind === 'date'
          ? []
          : findPersonalTraces(read(line) ?? '').filter(({ kind }) => line.kind === 'long' || kind !== 'name'),
      ),
  );
  const send = () => {
    setSent(true);
    const wrong = asked.find((line) => problemOf(line) !== null);
    if (wrong !== undefined) {
      document.getElementById(`${id}-${wrong.name}`)?.focus();
      return;
    }
    guard.submit(readTexts().join('\n'));
  };
  return (
    <form
      className="told-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isBlocked !== true) send();
      }}
    >
      {asked.map((line) => {
        const problem = isSent ? problemOf(line) : null;
        const field = {
          id: `${id}-${line.name}`,
          className: 'field',
          autoComplete: 'off',
          value: typed[line.name] ?? '',
          'aria-invalid': problem !== null,
          'aria-describedby': problem === null ? undefined : `${id}-${line.name}-problem`,
        };
        const change = (text: string) => {
          setTyped({ ...typed, [line.name]: text });
          guard.reset();
        };
        return (
          <div key={line.name} className={`told-line is-${line.kind}`}>
            <label htmlFor={field.id}>{line.label}</label>
            {line.kind === 'long' ? (
              <textarea
                {...field}
                rows={2}
                onChange={(event) => {
                  change(event.target.value);
                }}
              />
            ) : (
              <input
                {...field}
                placeholder={line.kind === 'date' ? '2026-04-01' : undefined}
                onChange={(event) => {
                  change(event.target.value);
                }}
              />
            )}
            {problem !== null && (
              <p id={`${id}-${line.name}-problem`} className="error-text" role="alert">
                × {problem}
              </p>
            )}
          </div>
        );
      })}
      {guard.warning}
      <p className="tools">
        <button type="submit" className="button is-primary" disabled={isBlocked}>
          {submit}
        </button>
        {onCancel && (
          <button type="button" className="button" onClick={onCancel}>
            {t('versions.cancel')}
          </button>
        )}
      </p>
    </form>
  );
}
