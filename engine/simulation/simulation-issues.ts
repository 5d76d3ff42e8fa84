import { defineIssues } from '../domain/issue.ts';

/** What can keep a pack from being simulated, in words. */
export const createSimulationIssue = defineIssues({
  'nothing-to-simulate': {
    severity: 'error',
    ja: '{name} がないので試算できません。demand.json と desk.json を置いてください。',
    en: 'There is nothing to simulate without {name}. Add demand.json and desk.json.',
  },
  'staffing-unknown': {
    severity: 'error',
    ja: '人員配置「{got}」はありません。あるのは {allowed} です。どれかを選んでください。',
    en: 'There is no staffing "{got}". There are {allowed}. Choose one of them.',
  },
  'too-many-channels': {
    severity: 'error',
    ja: '経路が {got} あります。上限は {limit} です。経路をまとめてください。',
    en: 'There are {got} channels. The limit is {limit}. Join some of them.',
  },
  'timers-in-walks-only': {
    severity: 'info',
    ja: '経路「{channel}」の timers は、事例をたどるときだけ使います。試算では、無応答の長さも session の minutes のとおりです。',
    en: 'The timers of channel "{channel}" are used in walks only. In a simulation silent sessions too last as long as session says.',
  },
  'answer-not-understood': {
    severity: 'warning',
    ja: '方針 {policy} の「{fact}」は {got} という答えを取れません。その答えは不明として扱いました。',
    en: 'Fact "{fact}" of policy {policy} cannot be {got}. The answer counts as unknown.',
  },
});
