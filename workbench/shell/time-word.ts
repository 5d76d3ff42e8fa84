import { useText } from '../text/use-text.ts';

/** Says when something was kept: the time alone where it was today, else with the day. */
export function useTimeWord(): (milliseconds: number) => string {
  const { language } = useText();
  return (milliseconds) => {
    const then = new Date(milliseconds);
    const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    if (then.toDateString() === new Date().toDateString()) return time;
    const day = then.toLocaleDateString(language === 'ja' ? 'ja-JP' : 'en-GB', { month: 'short', day: 'numeric' });
    return `${day} ${time}`;
  };
}
