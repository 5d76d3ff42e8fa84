import { useText } from '../text/use-text.ts';
import { Segmented } from './segmented.tsx';

/** Yes, no or unknown; unknown is an answer like the others. */
export type Answer = boolean | null;

const names = new Map<Answer, 'yes' | 'no' | 'unknown'>([
  [true, 'yes'],
  [false, 'no'],
  [null, 'unknown'],
]);
const answers: Readonly<Record<'yes' | 'no' | 'unknown', Answer>> = { yes: true, no: false, unknown: null };

export function ThreeWay(props: {
  readonly label: string;
  readonly answer: Answer;
  readonly onAnswer: (answer: Answer) => void;
}) {
  const { t } = useText();
  return (
    <Segmented
      label={props.label}
      className="is-answer"
      chosen={names.get(props.answer) ?? 'unknown'}
      choices={[
        { value: 'yes', label: t('answer.yes') },
        { value: 'no', label: t('answer.no') },
        { value: 'unknown', label: t('answer.unknown'), className: 'is-unknown' },
      ]}
      onChoose={(name) => {
        props.onAnswer(answers[name]);
      }}
    />
  );
}
