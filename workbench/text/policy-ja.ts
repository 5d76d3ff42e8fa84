/** Words of policies that every screen says, in Japanese. */
export const policyJa = {
  policy: {
    facts: '確認すること',
    ruleNumber: '規則 {{number}}',
    deadline: '期限',
    deadlineHours: '期限（時間）',
    groupCount: '「{{group}}」の数',
    groupUnknown: '「{{group}}」の不明の数',
    groupOther: '「{{group}}」のその他',
    and: '、',
    noneFired: 'どの答えでも必ず当たる規則は、まだありません。',
  },
};
