import { defineIssues } from '../domain/issue.ts';

/** What can be wrong with a call of the command line. */
export const createCliIssue = defineIssues({
  'command-unknown': {
    severity: 'error',
    ja: '命令 {got} はありません。使えるのは {allowed} です。',
    en: 'There is no command {got}. Commands are {allowed}.',
  },
  'usage-wrong': {
    severity: 'error',
    ja: '命令の書き方が違います: {reason}。使い方は --help で見られます。',
    en: 'The command is written wrongly: {reason}. See --help.',
  },
  'option-wrong': {
    severity: 'error',
    ja: '{option} に {got} は使えません。{allowed} にしてください。',
    en: '{option} cannot be {got}. Use {allowed}.',
  },
  'pack-not-found': {
    severity: 'error',
    ja: 'パック {got} が見つかりません。パックのフォルダーか、{allowed} のどれかを指定してください。',
    en: 'Pack {got} was not found. Give a pack folder or one of {allowed}.',
  },
  'case-not-found': {
    severity: 'error',
    ja: '事例 {got} がパックにありません。あるのは {allowed} です。',
    en: 'The pack has no case {got}. It has {allowed}.',
  },
  'policy-not-found': {
    severity: 'error',
    ja: '方針 {got} が見つかりません。方針の JSON ファイルか、方針のあるパックを指定してください。',
    en: 'Policy {got} was not found. Give a policy file, or a pack that has one.',
  },
  'file-not-readable': {
    severity: 'error',
    ja: 'ファイルを読めません（{reason}）。場所と権限を確かめてください。',
    en: 'The file cannot be read ({reason}). Check its place and permissions.',
  },
});
