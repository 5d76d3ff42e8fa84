import { defineIssues, type Issue, type IssueParam } from '../../domain/issue.ts';
import { nameCell, tableTitles, type CellPlace, type Table } from './tables.ts';

/** What can be wrong with a spreadsheet or stand in the way of an export. Places are told as sheet and cell (`D3`). */
export const createExchangeIssue = defineIssues({
  'table-missing': {
    severity: 'error',
    ja: '表「{sheet}」がありません。書き出したときの表（確認項目・規則・設定）をそろえて読み込んでください。',
    en: 'The table "{sheet}" is missing. Give all tables as they were exported: facts, rules and settings.',
  },
  'table-twice': {
    severity: 'error',
    ja: '表「{sheet}」が 2 つあります（{files}）。1 つだけにしてください。',
    en: 'The table "{sheet}" comes twice ({files}). Keep one of them.',
  },
  'table-unknown': {
    severity: 'warning',
    ja: '「{got}」は方針の表ではないので読みません。方針の表は {allowed} です。',
    en: '"{got}" is no table of a policy and is not read. The tables are {allowed}.',
  },
  'table-too-large': {
    severity: 'error',
    ja: '表「{sheet}」は {rows} 行 {columns} 列あります。上限は {rowLimit} 行 {columnLimit} 列です。余分な行や列を消してください。',
    en: 'The table "{sheet}" has {rows} rows and {columns} columns. The limits are {rowLimit} and {columnLimit}. Delete what is not needed.',
  },
  'file-too-large': {
    severity: 'error',
    ja: 'ファイルが {megabytes} MB あります。上限は {limit} MB です。',
    en: 'The file has {megabytes} MB. The limit is {limit} MB.',
  },
  'unpacks-too-large': {
    severity: 'error',
    ja: 'ファイルを広げると上限の {limit} MB を超えます。壊れているか、方針の表ではありません。',
    en: 'Unpacked, the file passes the limit of {limit} MB. It is damaged or no policy.',
  },
  'cells-too-far': {
    severity: 'error',
    ja: '{sheet} のセル {got} は遠すぎます。使えるのは {columnLimit} 列 {rowLimit} 行までです。余分なセルを消してください。',
    en: 'In {sheet} the cell {got} stands too far out. Cells may stand up to column {columnLimit} and row {rowLimit}. Delete what is not needed.',
  },
  'not-a-workbook': {
    severity: 'error',
    ja: 'xlsx ファイルとして読めません（{reason}）。Excel で開いて xlsx 形式で保存し直してください。',
    en: 'This cannot be read as an xlsx file ({reason}). Open it in Excel and save it as xlsx again.',
  },
  'text-not-decoded': {
    severity: 'error',
    ja: '文字コードが UTF-8 でも Shift_JIS でもありません。「CSV UTF-8」で保存し直してください。',
    en: 'The text is neither UTF-8 nor Shift_JIS. Save it as "CSV UTF-8".',
  },
  'text-in-shift-jis': {
    severity: 'warning',
    ja: 'Shift_JIS として読みました。一部の文字が保存時に「?」へ変わったかもしれません。「CSV UTF-8」で保存すると安全です。',
    en: 'Read as Shift_JIS. Some characters may have become "?" when it was saved. "CSV UTF-8" is safe.',
  },
  'csv-quotes': {
    severity: 'error',
    ja: '{row} 行目の引用符 " が閉じていないか、余分にあります。セルの中の " は "" と書きます。',
    en: 'Row {row} has a quotation mark " too many or not closed. Inside a cell " is written "".',
  },
  'column-missing': {
    severity: 'error',
    ja: '表「{sheet}」に列「{header}」がありません。1 行目に列名を戻してください。',
    en: 'The table "{sheet}" has no column "{header}". Put its name back into the first row.',
  },
  'column-unknown': {
    severity: 'error',
    ja: '{sheet} {cell}: 列「{got}」は読めません。使える列は {allowed}、条件の列は「if: 項目の記号」です。',
    en: '{sheet} {cell}: the column "{got}" is not known. Columns are {allowed}; conditions are "if: id of a fact".',
  },
  'column-twice': {
    severity: 'error',
    ja: '{sheet} {cell}: 列「{got}」が 2 つあります。1 つにまとめてください。',
    en: '{sheet} {cell}: the column "{got}" comes twice. Keep one.',
  },
  'column-fact-unknown': {
    severity: 'error',
    ja: '{sheet} {cell}: 条件の列「{got}」にあたる確認項目がありません。{hint}',
    en: '{sheet} {cell}: the condition column "{got}" names no fact. {hint}',
  },
  'cell-missing': {
    severity: 'error',
    ja: '{sheet} {cell}: 「{header}」が空です。書くか、行ごと消してください。',
    en: '{sheet} {cell}: "{header}" is empty. Fill it in or delete the row.',
  },
  'cell-wrong': {
    severity: 'error',
    ja: '{sheet} {cell}: 「{header}」に {got} とあります。ここには {allowed} を書いてください。',
    en: '{sheet} {cell}: "{header}" says {got}. Write {allowed}.',
  },
  'cell-of-other-kind': {
    severity: 'error',
    ja: '{sheet} {cell}: 「{header}」は種類が {kind} の項目には書けません。空にするか種類を直してください。',
    en: '{sheet} {cell}: "{header}" does not go with a fact of kind {kind}. Empty it or change the kind.',
  },
  'cell-twice': {
    severity: 'error',
    ja: '{sheet} {cell}: 「{got}」は同じ行の別の列にも書かれています。どちらかを消してください。',
    en: '{sheet} {cell}: "{got}" is given in another column of the row too. Delete one of the two.',
  },
  'name-twice': {
    severity: 'error',
    ja: '{sheet} {cell}: 「{got}」は {first} 行目にもあります。どちらかを変えてください。',
    en: '{sheet} {cell}: "{got}" stands in row {first} already. Change one of the two.',
  },
  'group-undeclared': {
    severity: 'error',
    ja: '{sheet} {cell}: グループ「{got}」は設定の表にありません。設定の groups に行を足すか、名前を直してください。{hint}',
    en: '{sheet} {cell}: the group "{got}" is not among the settings. Add a groups row there or mend the name. {hint}',
  },
  'conditions-twice': {
    severity: 'error',
    ja: '{sheet} {cell}: 条件が「if:」の列と JSON の両方に丸ごと書かれています。JSON を一覧 [ ] にして足すか、どちらかを消してください。',
    en: '{sheet} {cell}: there are conditions in "if:" columns and a whole condition as JSON. Make the JSON a list [ ] of further ones, or delete one of the two.',
  },
  'long-text-missing': {
    severity: 'error',
    ja: '{sheet} {cell}: {got} にあたる文が「長い文」の表にありません。書き出したときの表を一緒に読み込んでください。',
    en: '{sheet} {cell}: the text of {got} is not in the table longTexts. Import that table together with the others.',
  },
  'dmn-too-many-rows': {
    severity: 'error',
    ja: '判断「{decision}」の規則「{rule}」まで展開すると {limit} 行を超えるため、DMN の表にできません。条件の入れ子を分けるか、規則を減らしてください。',
    en: 'Up to rule "{rule}", decision "{decision}" would take more than {limit} rows as a DMN table. Split nested conditions or use fewer rules.',
  },
  'dmn-asks-unknown': {
    severity: 'warning',
    ja: '規則「{rule}」は不明な答えの数を条件にしています。DMN では表せないため、すべて答えた場合（不明 0）として書き出しました。',
    en: 'Rule "{rule}" asks how many answers are unknown. DMN cannot say this; it is exported as if all were answered (0 unknown).',
  },
});

export type ExchangeIssueCode = Parameters<typeof createExchangeIssue>[0];

/** The sheet of a table as the user knows it. */
export function nameSheet(table: Pick<Table, 'key'>): string {
  const { ja, en } = tableTitles[table.key];
  return `${ja} ${en}`;
}

/** Where a cell stands, as issues say it: the file, and a pointer of sheet and cell (`/rules/D3`). */
function locateCell(place: CellPlace) {
  return { file: place.table.file, pointer: `/${place.table.key}/${nameCell(place)}` };
}

function describeCell(place: CellPlace): Record<string, IssueParam> {
  return {
    sheet: nameSheet(place.table),
    cell: nameCell(place),
    row: place.row + 1,
    column: place.column + 1,
    header: String(place.table.rows[0]?.[place.column] ?? '').split('\n')[0] ?? '',
  };
}

/** An issue of one cell; its params tell sheet, cell, row and column (both from 1) and header. */
export function issueAtCell(
  code: ExchangeIssueCode,
  place: CellPlace,
  params: Readonly<Record<string, IssueParam>> = {},
): Issue {
  return createExchangeIssue(code, locateCell(place), { ...describeCell(place), ...params });
}

/** An issue of a whole table or file. */
export function issueOfTable(
  code: ExchangeIssueCode,
  table: Pick<Table, 'key' | 'file'>,
  params: Readonly<Record<string, IssueParam>> = {},
): Issue {
  const place = { file: table.file, pointer: `/${table.key}` };
  return createExchangeIssue(code, place, { sheet: nameSheet(table), ...params });
}

/** An issue of JSON found elsewhere, told at the cell it comes from; where it stood goes into the param `at`. */
export function moveToCell(issue: Issue, place: CellPlace): Issue {
  return { ...issue, ...locateCell(place), params: { ...describeCell(place), ...issue.params, at: issue.pointer } };
}
