import { nameWord } from '../../text/name-word.ts';
import { useText } from '../../text/use-text.ts';
import type { StaffOf } from './channels.ts';
import type { Staffing } from './use-staffing.ts';

const sharedValue = '';

/** Whose staff and contacts are edited; nothing at a desk with one channel. */
export function ChannelChoice(props: { readonly staffing: Staffing; readonly onChoose: (staffOf: StaffOf) => void }) {
  const { t, language } = useText();
  const { staffOf, channel } = props.staffing;
  if (staffOf.length < 2) return null;
  return (
    <select
      className="select"
      aria-label={t('channel.choice')}
      value={channel ?? sharedValue}
      onChange={(event) => {
        props.onChoose(event.target.value === sharedValue ? null : event.target.value);
      }}
    >
      {staffOf.map((each) => (
        <option key={each ?? sharedValue} value={each ?? sharedValue}>
          {each === null ? t('channel.shared') : t('channel.own', { name: nameWord(each, t, language) })}
        </option>
      ))}
    </select>
  );
}
