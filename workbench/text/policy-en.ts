import type { Words } from './dictionary.ts';
import type { policyJa } from './policy-ja.ts';

/** Words of policies that every screen says, in English. */
export const policyEn: Words<typeof policyJa> = {
  policy: {
    facts: 'To find out',
    ruleNumber: 'Rule {{number}}',
    deadline: 'Deadline',
    deadlineHours: 'Deadline (hours)',
    groupCount: 'number of “{{group}}”',
    groupUnknown: 'unknown among “{{group}}”',
    groupOther: 'other “{{group}}”',
    and: ', ',
    noneFired: 'No rule fires whatever the open answers are.',
  },
};
