import { defineIssues } from '../../domain/issue.ts';

/** What can be wrong with a table of contacts by the hour; `row` and `column` are counted from 1 as a spreadsheet shows them. */
export const createHourlyIssue = defineIssues({
  'table-empty': {
    severity: 'error',
    ja: '表に行がありません。見出しと件数のある表を貼るか、選んでください。',
    en: 'The table has no rows. Paste or choose one with headers and counts.',
  },
  'table-unreadable': {
    severity: 'error',
    ja: '{file} を表として読めません（{reason}）。xlsx、CSV、タブ区切りのどれかで保存し直してください。',
    en: '{file} cannot be read as a table ({reason}). Save it as xlsx, CSV or tab-separated text.',
  },
  'table-too-long': {
    severity: 'error',
    ja: '表は {got} 行あります。上限は {limit} 行です。期間を分けてください。',
    en: 'The table has {got} rows. The limit is {limit}. Split the period.',
  },
  'columns-not-understood': {
    severity: 'error',
    ja: '列の役割が足りません。「時」と曜日の種類、または「日時」、または「日付」と「時」を選んでください。',
    en: 'The columns are not enough. Choose the hour and a day type, or a date and time, or a date and an hour.',
  },
  'role-twice': {
    severity: 'error',
    ja: '{column}列目の役割「{got}」は、ほかの列にもあります。役割ごとに1列だけ選んでください。',
    en: 'The role "{got}" of column {column} is on another column too. Give each role to one column.',
  },
  'hour-not-understood': {
    severity: 'error',
    ja: '{row}行{column}列の「{got}」は時として読めません。0から23までの整数か、9:00 の形で入れてください。',
    en: 'Row {row}, column {column}: "{got}" is no hour. Use a whole number from 0 to 23, or the form 9:00.',
  },
  'hour-twice': {
    severity: 'error',
    ja: '{row}行の {got} 時は、前の行にもあります。1時間を1行にしてください。',
    en: 'Row {row}: {got}h stands in an earlier row too. Give each hour one row.',
  },
  'count-not-understood': {
    severity: 'error',
    ja: '{row}行{column}列の「{got}」は件数として読めません。0から {most} までの数を入れてください。',
    en: 'Row {row}, column {column}: "{got}" is no count. Use a number from 0 to {most}.',
  },
  'date-not-understood': {
    severity: 'error',
    ja: '{row}行{column}列の「{got}」は{wanted}として読めません。{form} の形で入れてください。',
    en: 'Row {row}, column {column}: "{got}" is no {wanted}. Use the form {form}.',
  },
  'dates-too-far-apart': {
    severity: 'error',
    ja: '{from} から {to} までは {got} 日あります。上限は {limit} 日です。日付を確かめてください。',
    en: 'From {from} to {to} there are {got} days. The limit is {limit}. Check the dates.',
  },
  'hours-left-out': {
    severity: 'info',
    ja: '表にない {got} 時間分は 0 件とします。',
    en: '{got} hours that are not in the table count as 0.',
  },
  'day-type-left-out': {
    severity: 'info',
    ja: '{day}は表にないため、いまの値のままです。',
    en: '{day}: not in the table, so it stays as it is.',
  },
});
