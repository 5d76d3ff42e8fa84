import { defineIssues } from '../domain/issue.ts';

/**
 * What can be wrong with the files of a pack, in words. Every message says what was got, what is allowed and how to mend it.
 */
export const createPackIssue = defineIssues({
  'file-missing': {
    severity: 'error',
    ja: 'ファイル {name} がありません。パックには {required} が必要です。ファイルを置いてください。',
    en: 'File {name} is missing. A pack needs {required}. Add the file.',
  },
  'option-not-understood': {
    severity: 'error',
    ja: '{got} は読めません。「{allowed}」のどれかに、0 より大きく {mostFactor} までの倍率を続けてください。',
    en: '{got} is not understood. Write one of {allowed} followed by a factor above 0 and up to {mostFactor}.',
  },
  'option-duplicate': {
    severity: 'error',
    ja: '同じ id「{id}」の選択肢が 2 つあります。どちらかの id を変えてください。',
    en: 'Two options have the id "{id}". Change one of them.',
  },
  'file-unknown': {
    severity: 'warning',
    ja: 'ファイル {name} は読み込みません。パックのファイルは {allowed} です。',
    en: 'File {name} is not read. Files of a pack are {allowed}.',
  },
  'file-too-large': {
    severity: 'error',
    ja: 'ファイルが大きすぎます（{megabytes} MB）。上限は {limit} MB です。分けるか減らしてください。',
    en: 'The file is too large ({megabytes} MB). The limit is {limit} MB. Split or shrink it.',
  },
  'not-utf8': {
    severity: 'error',
    ja: '文字コードが UTF-8 ではありません。UTF-8 で保存し直してください。',
    en: 'The text is not UTF-8. Save it again as UTF-8.',
  },
  'lone-surrogate': {
    severity: 'error',
    ja: '壊れた文字（対になっていないサロゲート）があります: {got}。文字を入力し直してください。',
    en: 'There is a broken character (an unpaired surrogate): {got}. Type the text again.',
  },
  'too-deep': {
    severity: 'error',
    ja: '{line} 行目で入れ子が {limit} 段を超えました。{limit} 段以内にしてください。',
    en: 'Nesting passes {limit} levels at line {line}. Keep it within {limit} levels.',
  },
  'not-json': {
    severity: 'error',
    ja: 'JSON として読めません（{line} 行 {column} 文字目: {reason}）。その前後のかっこ、コンマ、引用符を確かめてください。',
    en: 'This is not JSON (line {line}, column {column}: {reason}). Check the brackets, commas and quotes around there.',
  },
  'duplicate-key': {
    severity: 'error',
    ja: '同じ名前「{key}」が 2 回あります（{line} 行目）。どちらか 1 つを消してください。',
    en: 'The name "{key}" stands twice (line {line}). Remove one of them.',
  },
  'forbidden-key': {
    severity: 'error',
    ja: '名前「{key}」は使えません（{line} 行目）。別の名前にしてください。',
    en: 'The name "{key}" is not allowed (line {line}). Choose another name.',
  },
  'number-too-large': {
    severity: 'error',
    ja: '数 {got} は扱える範囲を超えています（{line} 行目）。±9007199254740991 までの数にしてください。',
    en: 'The number {got} is beyond what can be kept exactly (line {line}). Use a number within ±9007199254740991.',
  },
  'format-too-new': {
    severity: 'error',
    ja: 'formatVersion {got} は新しすぎます。この版が読めるのは {allowed} までです。新しい版の窓口で開いてください。',
    en: 'formatVersion {got} is too new. This version reads up to {allowed}. Open it with a newer Madoguchi.',
  },
  'wrong-type': {
    severity: 'error',
    ja: '{got} が入っています。{allowed} を入れてください。',
    en: 'Got {got}. Enter {allowed}.',
  },
  'missing-value': {
    severity: 'error',
    ja: '「{name}」がありません。{allowed} を書いてください。',
    en: '"{name}" is missing. Write {allowed}.',
  },
  'unknown-key': {
    severity: 'error',
    ja: '「{key}」という項目はありません。使えるのは {allowed} です。名前を直すか消してください。',
    en: 'There is no item "{key}". Allowed are {allowed}. Mend the name or remove it.',
  },
  'not-an-option': {
    severity: 'error',
    ja: '{got} は選べません。{allowed} のどれかにしてください。',
    en: '{got} is not an option. Choose one of {allowed}.',
  },
  'too-small': {
    severity: 'error',
    ja: '{got}では足りません。{allowed}にしてください。',
    en: 'Got {got}, which is too little. Use {allowed}.',
  },
  'too-big': {
    severity: 'error',
    ja: '{got}は上限を超えています。{allowed}にしてください。',
    en: 'Got {got}, which is over the limit. Use {allowed}.',
  },
  'not-whole': {
    severity: 'error',
    ja: '{got} は整数ではありません。整数を入れてください。',
    en: '{got} is not a whole number. Enter a whole number.',
  },
  'wrong-form': {
    severity: 'error',
    ja: '{got} の書き方が違います。{allowed} の形で書いてください。',
    en: '{got} has the wrong form. Write it as {allowed}.',
  },
  'wrong-unit': {
    severity: 'error',
    ja: '単位が {got} です。ここは {allowed} です。値を直してから単位を {allowed} にしてください。',
    en: 'The unit is {got}. Here it must be {allowed}. Convert the value and write the unit {allowed}.',
  },
  'unknown-unit': {
    severity: 'warning',
    ja: '単位「{got}」を知りません。値はそのまま、この項目のふつうの単位として読みました。',
    en: 'The unit "{got}" is not known. The value was read in the usual unit of this item.',
  },
  'no-basis': {
    severity: 'error',
    ja: '値 {got} に根拠がありません。{"value", "unit", "basis", "source"} の形で、basis（published・derived・assumed・fitted）と source を書いてください。',
    en: 'The value {got} has no basis. Write it as {"value", "unit", "basis", "source"} with a basis (published, derived, assumed, fitted) and a source.',
  },
  'shares-do-not-sum': {
    severity: 'error',
    ja: '割合の合計が {got} です。合計を 1 にしてください（誤差 1e-9 まで）。',
    en: 'The shares sum to {got}. Make them sum to 1 (within 1e-9).',
  },
  'total-twice': {
    severity: 'error',
    ja: '件数の見込みが total と funnel の 2 通りで書かれています。どちらか 1 つを消してください。',
    en: 'The number of contacts is given twice, by total and by funnel. Remove one of them.',
  },
  'date-order': {
    severity: 'error',
    ja: '終わり {to} が始まり {from} より前です。順番を直してください。',
    en: 'The end {to} is before the start {from}. Put them in order.',
  },
  'calendar-too-long': {
    severity: 'error',
    ja: '期間が {got} 日あります。上限は {limit} 日です。期間を短くしてください。',
    en: 'The calendar has {got} days. The limit is {limit}. Shorten it.',
  },
  'holidays-unknown': {
    severity: 'warning',
    ja: '{from} から {to} には祝日表の外の日があります（表は {first} から {last} まで）。holidays に日付を書いてください。',
    en: '{from} to {to} reaches beyond the table of public holidays ({first} to {last}). List the dates in holidays.',
  },
  'channel-unknown': {
    severity: 'error',
    ja: '経路「{got}」が {file} にありません。{file} にあるのは {allowed} です。名前を揃えてください。',
    en: 'Channel "{got}" does not stand in {file}, which has {allowed}. Make the names match.',
  },
  'last-entry-outside': {
    severity: 'error',
    ja: '最終受付 {got} が受付時間 {from}〜{to} の外です。時間内の時刻にしてください。',
    en: 'Last entry {got} is outside the open hours {from}–{to}. Use a time within them.',
  },
  'requeue-needs-queue': {
    severity: 'error',
    ja: 'stepDown の requeue は待ち行列のある窓口だけで使えます。admission を queue にするか、finish か cut にしてください。',
    en: 'stepDown "requeue" works only where contacts can queue. Set admission to queue, or use finish or cut.',
  },
  'slowdown-too-short': {
    severity: 'error',
    ja: 'slowdown に {got} 個の値があります。perCounsellor と同じ {needed} 個を書いてください。',
    en: 'slowdown has {got} values. Write {needed}, one for each number of sessions up to perCounsellor.',
  },
  'bin-order': {
    severity: 'error',
    ja: '区間 {from}〜{to} 分は、始まりが終わりより後です。始まりを 0 以上、終わり以下にしてください。',
    en: 'The bin {from}–{to} minutes starts after it ends. Let it start at 0 or more and not after its end.',
  },
  'staffing-missing': {
    severity: 'error',
    ja: '人員配置が 1 つもありません。staffing に少なくとも 1 つ書いてください。',
    en: 'There is no staffing. Write at least one under staffing.',
  },
  'demand-never-open': {
    severity: 'error',
    ja: 'total を {got} にしましたが、受付時間内の着信の形がすべて 0 です。受付時間内の perHour に 0 より大きい値を入れてください。',
    en: 'total is {got}, but the hourly shape is 0 in all open hours. Enter a rate above 0 in some open hour.',
  },
  'too-many-contacts': {
    severity: 'error',
    ja: '1 回の試算の相談が約 {got} 件になります。上限は {limit} 件です。着信か期間を減らしてください。',
    en: 'One run would hold about {got} contacts. The limit is {limit}. Lower the demand or shorten the calendar.',
  },
  'fact-not-in-policy': {
    severity: 'error',
    ja: '「{got}」は方針の facts にありません。{hint}名前を直すか消してください。',
    en: '"{got}" is not among the facts of the policy. {hint}Mend the name or remove it.',
  },
  'expectation-unknown': {
    severity: 'error',
    ja: '{decision} の期待値 {got} は方針にありません。{allowed} のどれかにしてください。',
    en: 'The expected {decision} "{got}" does not stand in the policy. Use one of {allowed}.',
  },
  'policy-missing': {
    severity: 'error',
    ja: '{name} は policy.json がないと使えません。policy.json を置いてください。',
    en: '{name} needs policy.json. Add policy.json.',
  },
  'set-not-understood': {
    severity: 'error',
    ja: '--set {got} が読めません。--set <ファイル>#<ポインタ>=<JSON> の形で書いてください。',
    en: '--set {got} cannot be read. Write --set <file>#<pointer>=<json>.',
  },
  'set-no-such-place': {
    severity: 'error',
    ja: '{pointer} はありません。{at} にあるのは {allowed} です。',
    en: '{pointer} does not exist. At {at} there are {allowed}.',
  },
  'bands-not-one': {
    severity: 'error',
    ja: '{dayType} の {time} に当てはまる時間帯が 1 つではありません（{got}）。どの分にも時間帯がちょうど 1 つあるように bands の時刻を直してください。',
    en: 'At {time} of a {dayType} not exactly one band holds ({got}). Mend the hours in bands so that every minute has one.',
  },
  'duty-not-one': {
    severity: 'error',
    ja: '{line}・{band}・{shift} の担い手が {got} 件あります。ちょうど 1 件になるように duties を直してください。',
    en: '{line}, {band}, {shift} has {got} entries in duties. Make it exactly one.',
  },
  'shift-unknown': {
    severity: 'error',
    ja: '時間の区切り「{got}」が shifts にありません。あるのは {allowed} です。名前を揃えてください。',
    en: 'Shift "{got}" does not stand in shifts, which has {allowed}. Make the names match.',
  },
  'line-unknown': {
    severity: 'error',
    ja: '番号「{got}」が lines にありません。あるのは {allowed} です。lines に加えるか、消してください。',
    en: 'Line "{got}" does not stand in lines, which has {allowed}. Add it to lines or remove it.',
  },
  'table-twice': {
    severity: 'error',
    ja: '表「{got}」が 2 つあります。id を別にしてください。',
    en: 'Table "{got}" stands twice. Give each its own id.',
  },
  'table-shape': {
    severity: 'error',
    ja: '値が {got} 個あります。columns と同じ {needed} 個にしてください。',
    en: 'There are {got} values. Write {needed}, one for each of columns.',
  },
  'label-missing': {
    severity: 'error',
    ja: '「{got}」の言葉がありません。labels に日本語と英語を書いてください。',
    en: 'There are no words for "{got}". Add Japanese and English to labels.',
  },
  'table-unknown': {
    severity: 'error',
    ja: '表「{got}」が tables にありません。id を直してください。',
    en: 'There is no table "{got}" in tables. Mend the id.',
  },
  'inconsistency-unknown': {
    severity: 'error',
    ja: '食い違い「{got}」が pack.json の inconsistencies にありません。あるのは {allowed} です。pack.json に書いてください。',
    en: 'Inconsistency "{got}" does not stand in pack.json, which has {allowed}. List it in pack.json.',
  },
});
