/** Words of the planning surface: plans, comparison, precision, staff needed, a day replayed. */
export const planningJa = {
  plans: {
    list: '案の切り替え',
    opened: '開いたとき',
    edited: '変更中',
    name: '案の名前',
    suggested: '案{{label}}',
    keep: 'この案を残す',
    add: '案を追加',
    rename: '名前を変える',
    delete: '案を削除',
    deleted: '「{{name}}」を削除しました。',
    restore: '削除を取り消す',
    full: '案は12までです。どれかを削除すると追加できます。',
    problem: {
      empty: '案の名前を入れてください。',
      long: '名前は{{most}}字までにしてください。',
      taken: '同じ名前の案があります。別の名前を入れてください。',
    },
  },
};
