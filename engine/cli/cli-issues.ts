import { defineIssues } from '../domain/issue.ts';

/** What can be wrong with a call of the command line. */
export const createCliIssue = defineIssues({
  'command-unknown': {
    severity: 'error',
    ja: '命令 {got} はありません。使えるのは {allowed} です。',
    en: 'There is no command {got}. Commands are {allowed}.',
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
  'option-missing': {
    severity: 'error',
    ja: '{option} がありません。{allowed} を書いてください。',
    en: '{option} is missing. Give {allowed}.',
  },
  'option-unused': {
    severity: 'error',
    ja: '{option} は {where} では使いません。消してください。',
    en: '{option} has no effect with {where}. Remove it.',
  },
  'option-unknown': {
    severity: 'error',
    ja: '{got} というオプションはありません。使えるのは {allowed} です。',
    en: 'There is no option {got}. Options are {allowed}.',
  },
  'argument-missing': {
    severity: 'error',
    ja: '引数 {got} がありません。{usage} の形で書いてください。',
    en: 'The argument {got} is missing. Write {usage}.',
  },
  'argument-excess': {
    severity: 'error',
    ja: '引数が多すぎます。{usage} の形で書いてください。',
    en: 'There are too many arguments. Write {usage}.',
  },
  'precision-not-reached': {
    severity: 'warning',
    ja: '精度 ±{wanted} に届きませんでした（{replications} 組で ±{reached}）。組数の上限を増やすか、精度をゆるめてください。',
    en: 'The precision of ±{wanted} was not reached (±{reached} after {replications} replications). Allow more replications or a wider interval.',
  },
  'load-too-large': {
    severity: 'error',
    ja: '着信 × 時間が {got} アーランです。上限は {limit} アーランです。値を小さくしてください。',
    en: 'Arrivals × time come to {got} erlangs. The limit is {limit}. Use smaller values.',
  },
  'queue-too-long': {
    severity: 'error',
    ja: '待つ人が同時に約 400 万人を超えました。places か patience を決めるか、着信を減らしてください。',
    en: 'More than some 4 million people wait at once. Set places or patience, or lower the demand.',
  },
  'file-not-writable': {
    severity: 'error',
    ja: 'ファイルに書けません（{reason}）。場所と権限を確かめてください。',
    en: 'The file cannot be written ({reason}). Check its place and permissions.',
  },
  'no-tables': {
    severity: 'error',
    ja: '読む表がありません。xlsx を 1 つ、CSV のファイル、またはそれらのあるフォルダーを指定してください。',
    en: 'There are no tables to read. Give one xlsx, CSV files, or the folder that holds them.',
  },
  'several-workbooks': {
    severity: 'error',
    ja: '{got} があり、どれを読むか決められません。xlsx を 1 つだけか、CSV だけを指定してください。',
    en: 'Among {got} it is not clear which to read. Give one xlsx alone, or CSV files alone.',
  },
  'file-not-readable': {
    severity: 'error',
    ja: 'ファイルを読めません（{reason}）。場所と権限を確かめてください。',
    en: 'The file cannot be read ({reason}). Check its place and permissions.',
  },
});
