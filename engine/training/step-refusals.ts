import { fillTemplate } from '../domain/issue.ts';
import type { Localized } from '../domain/localized.ts';

/** Why a step of a session is not possible, where it is not the chart that refuses it. */
export type StepRefusalCode =
  | 'fact-unknown'
  | 'answer-not-possible'
  | 'outcome-not-possible'
  | 'judgement-empty'
  | 'no-timer'
  | 'session-paused'
  | 'not-paused';

const sentences: Readonly<Record<StepRefusalCode, Localized>> = {
  'fact-unknown': {
    ja: '「{name}」という項目は、この方針にありません。聞き取り票の項目を選んでください。',
    en: 'This policy has no fact "{name}". Choose one from the form.',
  },
  'answer-not-possible': {
    ja: '「{name}」という答えは入れられません。選べる答えか、範囲内の数を入れてください。',
    en: '"{name}" is not an answer that this fact can have. Choose one of its answers or a number in its range.',
  },
  'outcome-not-possible': {
    ja: '「{name}」という判断は、この方針にありません。選択肢から選んでください。',
    en: 'This policy has no outcome "{name}". Choose one of its outcomes.',
  },
  'judgement-empty': {
    ja: '判断が1つもありません。緊急度か次に動く人を選んでください。',
    en: 'There is no judgement in it. Choose an urgency or who acts next.',
  },
  'no-timer': {
    ja: '動いている時計がありません。時間を分で進めてください。',
    en: 'No timer is running. Let a number of minutes pass instead.',
  },
  'session-paused': {
    ja: '休憩中です。再開してから進めてください。',
    en: 'The session is paused. Resume it first.',
  },
  'not-paused': { ja: '休憩していません。そのまま進めてください。', en: 'The session is not paused. Just go on.' },
};

/** The reason in both languages; `name` is what was given. */
export function explainStepRefusal(code: StepRefusalCode, name: string): Localized {
  const { ja, en } = sentences[code];
  return { ja: fillTemplate(ja, { name }, 'ja'), en: fillTemplate(en, { name }, 'en') };
}
