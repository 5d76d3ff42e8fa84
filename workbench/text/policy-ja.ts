/** Words of the policy surface, in Japanese. */
export const policyJa = {
  policy: {
    groupCount: '「{{group}}」の数',
    groupUnknown: '「{{group}}」の不明の数',
    groupOther: '「{{group}}」のその他',
  },
};
