import { defineIssues } from '../domain/issue.ts';

/**
 * What can be wrong with a policy beyond the form of its fields, in words. Every message says what was got, what is
 * allowed and how to mend it.
 */
export const createPolicyIssue = defineIssues({
  'nested-too-deep': {
    severity: 'error',
    ja: '入れ子が {limit} 段を超えています。条件を分けて {limit} 段以内にしてください。',
    en: 'Nesting passes {limit} levels. Split the conditions and keep within {limit} levels.',
  },
  'nested-in-itself': {
    severity: 'error',
    ja: 'この項目は自分自身を含んでいます。循環しない条件に書き直してください。',
    en: 'This item contains itself. Write conditions that do not run in a circle.',
  },
  'key-forbidden': {
    severity: 'error',
    ja: '名前「{got}」は使えません。別の名前にしてください。',
    en: 'The name "{got}" is not allowed. Choose another name.',
  },
  'not-plain-json': {
    severity: 'error',
    ja: '{got} は JSON の値ではありません。文字列・数・true・false・null・一覧・項目だけを書いてください。',
    en: '{got} is not a JSON value. Write only texts, numbers, true, false, null, lists and objects.',
  },
  'too-many-rules': {
    severity: 'error',
    ja: '規則が {got} 件あります。上限は {limit} 件です。減らすか方針を分けてください。',
    en: 'There are {got} rules. The limit is {limit}. Remove some or split the policy.',
  },
  'too-many-parts': {
    severity: 'error',
    ja: '{part} に {got} 件あります。上限は {limit} 件です。減らすか方針を分けてください。',
    en: '{part} has {got} entries. The limit is {limit}. Remove some or split the policy.',
  },
  'too-many-issues': {
    severity: 'error',
    ja: '問題が多いため、はじめの {shown} 件だけを示しました（全部で {got} 件）。直してから読み込み直してください。',
    en: 'Only the first {shown} of {got} problems are shown. Mend them and read it again.',
  },
  unidentified: {
    severity: 'info',
    ja: '「{name}」がありません。「{used}」として扱います。版を比べるために書いておいてください。',
    en: '"{name}" is missing; "{used}" is used. Write it so that versions can be told apart.',
  },
  'date-not-real': {
    severity: 'error',
    ja: '{got} は暦の日付ではありません。暦にある日付を YYYY-MM-DD で書いてください。',
    en: '{got} is not a date of the calendar. Write one as YYYY-MM-DD.',
  },
  'name-reserved': {
    severity: 'error',
    ja: '「{got}」は規則エンジンが使う名前なので付けられません。別の名前にしてください。',
    en: '"{got}" is a name that the rules engine keeps for itself. Choose another name.',
  },
  'name-unprintable': {
    severity: 'error',
    ja: '名前「{name}」に、目に見えない文字か、前後の空白（{got}）があります。消してください。',
    en: 'The name "{name}" holds a character that cannot be seen, or a blank at one end ({got}). Remove it.',
  },
  'name-duplicate': {
    severity: 'error',
    ja: '名前「{got}」は {first} でも使われています。どちらかを変えてください。',
    en: 'The name "{got}" is used at {first} already. Change one of the two.',
  },
  'range-reversed': {
    severity: 'error',
    ja: '最小 {min} が最大 {max} より大きくなっています。入れ替えてください。',
    en: 'The minimum {min} is above the maximum {max}. Swap them.',
  },
  'mark-without-answer': {
    severity: 'warning',
    ja: '{mark} は「はい・いいえ」の事実にだけ効きます。この {kind} の事実では検査に使われません。危険にあたる答えを「はい・いいえ」の事実に分けてください。',
    en: '{mark} works on yes-or-no facts only. On this {kind} fact no check uses it. Ask for the dangerous answer as a yes-or-no fact of its own.',
  },
  'group-name-clash': {
    severity: 'error',
    ja: '事実「{got}」の名前は、まとまり「{group}」が作る事実と重なります。どちらかを変えてください。',
    en: 'The fact "{got}" has the name of a fact that group "{group}" gives. Rename one of them.',
  },
  'group-member-kind': {
    severity: 'error',
    ja: 'まとまりに入れられるのは「はい・いいえ」の事実だけです。「{got}」は {kind} です。外してください。',
    en: 'Only yes-or-no facts can stand in a group; "{got}" is of kind {kind}. Take it out.',
  },
  'group-member-twice': {
    severity: 'error',
    ja: '「{got}」が同じまとまりに 2 回あります。1 つにしてください。',
    en: '"{got}" stands twice in the same group. Keep one.',
  },
  'outcomes-unclear': {
    severity: 'error',
    ja: '判断「{decision}」には scale（低い順の段階）か options（選択肢）のどちらか一方だけを書いてください。',
    en: 'Decision "{decision}" needs either scale (levels from low to high) or options, and not both.',
  },
  'order-on-scale': {
    severity: 'warning',
    ja: 'scale はもともと順序をもつので protectiveOrder は要りません。消してください。',
    en: 'A scale is ordered already, so protectiveOrder has no effect. Remove it.',
  },
  'worst-without-order': {
    severity: 'error',
    ja: 'hit が worst の判断には順序が要ります。scale にするか、options を保護の弱い順に並べて protectiveOrder を true にするか、hit を first にしてください。',
    en: 'hit "worst" needs an order. Use a scale, or options from least to most protective with protectiveOrder true, or hit "first".',
  },
  'otherwise-unlisted': {
    severity: 'error',
    ja: 'otherwise の「{got}」はこの判断の結果にありません。{allowed} のどれかにしてください。{hint}',
    en: 'otherwise "{got}" is not an outcome of this decision. Use one of {allowed}.{hint}',
  },
  'otherwise-list': {
    severity: 'error',
    ja: 'otherwise を一覧で書けるのは hit が collect のときだけです。結果を 1 つ書いてください。',
    en: 'otherwise may be a list only where hit is "collect". Write one outcome.',
  },
  'unknown-decision': {
    severity: 'error',
    ja: '判断「{got}」はありません。あるのは {allowed} です。{hint}名前を直してください。',
    en: 'There is no decision "{got}". There are {allowed}.{hint} Mend the name.',
  },
  'unknown-outcome': {
    severity: 'error',
    ja: '判断「{decision}」に結果「{got}」はありません。{allowed} のどれかにしてください。{hint}',
    en: 'Decision "{decision}" has no outcome "{got}". Use one of {allowed}.{hint}',
  },
  'unknown-fact': {
    severity: 'error',
    ja: '事実「{got}」は facts にありません。{hint}名前を直すか facts に加えてください。',
    en: 'The fact "{got}" is not among the facts.{hint} Mend the name or add the fact.',
  },
  'fact-not-text': {
    severity: 'error',
    ja: 'fact に {got} があります。関数の事実は使えません。facts にある事実の id を書いてください。',
    en: 'fact is {got}. Function facts are not allowed. Write the id of a fact listed in facts.',
  },
  'facts-form': {
    severity: 'error',
    ja: '答えのところに {got} があります。{"事実の id": 値, …} の形で書いてください。',
    en: 'Got {got} where answers stand. Write {"id of a fact": value, …}.',
  },
  'group-fact-given': {
    severity: 'error',
    ja: '「{got}」は数えて出す値なので、答えとしては入れられません。まとまり「{group}」の事実のほうに答えてください。',
    en: '"{got}" is counted, so it cannot be given as an answer. Answer the facts of group "{group}" instead.',
  },
  'observation-form': {
    severity: 'error',
    ja: '事実「{fact}」の見聞に {got} があります。{allowed} の形で書いてください。',
    en: 'Got {got} in an observation of the fact "{fact}". Write {allowed}.',
  },
  'ask-when-order': {
    severity: 'error',
    ja: 'askWhen の「{got}」は、この事実より前にありません。先に聞く事実だけを書くか、並びを変えてください。',
    en: 'askWhen names "{got}", which does not stand before this fact. Name only facts asked earlier, or change the order.',
  },
  'value-wrong': {
    severity: 'error',
    ja: '事実「{fact}」に {got} は入れられません。{allowed} を入れてください。',
    en: 'The fact "{fact}" cannot be {got}. Enter {allowed}.',
  },
  'unknown-operator': {
    severity: 'error',
    ja: '演算子 {got} はありません。使えるのは {allowed} です。{hint}独自の演算子は使えません。',
    en: 'There is no operator {got}. Allowed are {allowed}.{hint} Custom operators are not allowed.',
  },
  'operator-decorated': {
    severity: 'error',
    ja: '演算子「{got}」に付いた修飾（:）は使えません。not や in を使って書き直してください。',
    en: 'The decorator (:) on the operator "{got}" is not allowed. Write it with not or in.',
  },
  'operator-of-lists': {
    severity: 'error',
    ja: '演算子 {got} は一覧の値をもつ事実のためのもので、ここの事実には決して当てはまりません。in か equal を使ってください。',
    en: 'The operator {got} is for facts that hold lists; no fact here does, so it would never hold. Use in or equal.',
  },
  'operator-wrong-kind': {
    severity: 'error',
    ja: '演算子 {got} は {kind} の事実「{fact}」には使えません（大小を比べられず、決して当てはまりません）。{allowed} を使ってください。',
    en: 'The operator {got} does not work on the {kind} fact "{fact}" (it has no size to compare and would never hold). Use {allowed}.',
  },
  'comparand-wrong': {
    severity: 'error',
    ja: '事実「{fact}」を {got} と比べることはできません。{allowed} を書いてください。',
    en: 'The fact "{fact}" cannot be compared with {got}. Write {allowed}.',
  },
  'comparand-outside': {
    severity: 'error',
    ja: '比べる値 {got} は事実「{fact}」のとりうる範囲の外です。{allowed} にしてください。{hint}',
    en: 'The comparand {got} is outside what the fact "{fact}" can be. Use {allowed}.{hint}',
  },
  'comparand-missing': {
    severity: 'error',
    ja: '比べる値 value がありません。{allowed} を書いてください。',
    en: 'The comparand "value" is missing. Write {allowed}.',
  },
  'comparand-fact': {
    severity: 'error',
    ja: '別の事実と比べる書き方は使えません。決まった値を書いてください。',
    en: 'Comparing with another fact is not allowed. Write a fixed value.',
  },
  'condition-form': {
    severity: 'error',
    ja: '条件のところに {got} があります。all・any・not か、fact・operator・value をもつ項目を書いてください。',
    en: 'Got {got} where a condition stands. Write an object with all, any or not, or with fact, operator and value.',
  },
  'condition-root': {
    severity: 'error',
    ja: '規則の条件のいちばん外側は all・any・not のどれかにしてください。比較 1 つだけのときも all で囲みます。',
    en: 'The outermost condition of a rule must be all, any or not. Put even a single comparison inside all.',
  },
  'condition-mixed': {
    severity: 'error',
    ja: '{got} が並んでいます。規則エンジンは 1 つしか見ません。1 つだけにして、残りは入れ子にしてください。',
    en: '{got} stand side by side; the rules engine looks at one of them only. Keep one and nest the rest.',
  },
  'condition-empty': {
    severity: 'error',
    ja: '空の {got} は、いつでも当てはまることになります。条件を 1 つ以上書くか、消してください。',
    en: 'An empty {got} would always hold. Write at least one condition in it or remove it.',
  },
  'condition-named': {
    severity: 'error',
    ja: '名前付き条件 {got} の参照は使えません。その条件をここに書き写してください。',
    en: 'The reference to the named condition {got} is not allowed. Write the condition out here.',
  },
  'condition-path': {
    severity: 'error',
    ja: 'path は使えません（任意の JSONPath を実行するため）。値を 1 つの事実として facts に加えてください。',
    en: 'path is not allowed (it runs any JSONPath). Add the value as a fact of its own to facts.',
  },
  'condition-params': {
    severity: 'error',
    ja: 'params は関数の事実のためのもので、使えません。消して、値を 1 つの事実として facts に加えてください。',
    en: 'params belongs to function facts, which are not allowed. Remove it and add the value as a fact to facts.',
  },
  'condition-key': {
    severity: 'error',
    ja: '条件に「{got}」という項目はありません。使えるのは {allowed} です。{hint}名前を直すか消してください。',
    en: 'A condition has no item "{got}". Allowed are {allowed}.{hint} Mend the name or remove it.',
  },
  'condition-priority': {
    severity: 'error',
    ja: '条件の priority に {got} があります。1 以上の整数にするか、消してください（結果は変わりません）。',
    en: 'The priority of a condition is {got}. Use a whole number from 1, or remove it (it changes no result).',
  },
  'order-missing': {
    severity: 'error',
    ja: '判断「{decision}」の結果には順序がないので、「{outcome} 以上」とは言えません。順序のある判断にするか、notIn を使ってください。',
    en: 'The outcomes of decision "{decision}" have no order, so "at least {outcome}" means nothing. Use an ordered decision, or notIn.',
  },
  'floor-on-list': {
    severity: 'error',
    ja: '判断「{decision}」は結果を集める（collect）ので、下限を付けられません。規則で書いてください。',
    en: 'Decision "{decision}" collects outcomes, so it can have no floor. Write a rule instead.',
  },
  'requirement-unclear': {
    severity: 'error',
    ja: 'then には「decision と atLeast」「decision と notIn」「deadlineAtMostHours」のどれか 1 組を書いてください。書かれているのは {got} です。',
    en: 'then needs decision with atLeast, or decision with notIn, or deadlineAtMostHours, and only one of them. Got {got}.',
  },
  'label-unused': {
    severity: 'warning',
    ja: 'labels の「{got}」は、この方針のどの結果・選択肢・役割・判断・規則の名前でもありません。{hint}名前を直すか消してください。',
    en: 'labels names "{got}", which is no outcome, option, role, decision or rule of this policy.{hint} Mend the name or remove it.',
  },
  'label-unprintable': {
    severity: 'error',
    ja: 'labels の言葉に、改行や文字の向きを変える記号など、目に見えない文字（{got}）があります。消してください。',
    en: 'A label holds characters that cannot be seen, such as line breaks or marks that turn the writing ({got}). Remove them.',
  },
  'option-unlisted': {
    severity: 'error',
    ja: '{key} の「{got}」はこの判断の結果にありません。{allowed} のどれかにしてください。{hint}',
    en: '{key} names "{got}", which is not an outcome of this decision. Use one of {allowed}.{hint}',
  },
});
