import { fillTemplate } from '../domain/issue.ts';
import type { Localized } from '../domain/localized.ts';
import type { CaseState } from './case-state.ts';
import type { RefusalCode } from './case-step.ts';
import type { MachineId } from './charts.ts';
import { describeState } from './words/chart-words.ts';
import { requireWords } from './words/words-of-charts.ts';

const sentences: Readonly<Record<RefusalCode, Localized>> = {
  'unknown-event': {
    ja: '「{event}」という出来事は、この手順にはありません。一覧にある出来事を選んでください。',
    en: 'This chart knows no event "{event}". Choose one from the list.',
  },
  'unknown-timer': {
    ja: '「{event}」という時計は、この手順にはありません。',
    en: 'This chart knows no timer "{event}".',
  },
  'timer-not-running': {
    ja: '「{state}」では、時計「{event}」は動いていません。',
    en: 'The timer "{event}" is not running while the case is "{state}".',
  },
  'not-possible-here': {
    ja: '「{state}」では、「{event}」は起こりません。先に進める出来事を選んでください。',
    en: '"{event}" cannot happen while the case is "{state}". Choose an event that is possible here.',
  },
  'decision-forbids': {
    ja: '「{state}」での「{event}」は、今の方針の判断では認められません。判断の材料を見直してください。',
    en: 'The policy\'s present decision does not allow "{event}" while the case is "{state}". Look at the facts again.',
  },
  'case-ended': {
    ja: 'この件は「{state}」で終わっています。「{event}」の前に、件を開き直してください。',
    en: 'This case ended as "{state}". Take it up again before "{event}".',
  },
};

/** The reason for a refusal in both languages, naming the state and the event as an officer knows them. */
export function explainRefusal(
  machineId: MachineId,
  code: RefusalCode,
  state: CaseState,
  event: { readonly type: string; readonly timer?: string | undefined },
): Localized {
  const words = requireWords(machineId);
  const name = event.timer ?? event.type;
  const shown = (event.timer === undefined ? words.events[name] : words.timers[name]) ?? { ja: name, en: name };
  const stateName = describeState(words, state.value);
  const { ja, en } = sentences[code];
  const params = { state: stateName, event: shown };
  return { ja: fillTemplate(ja, params, 'ja'), en: fillTemplate(en, params, 'en') };
}
