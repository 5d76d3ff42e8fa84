/** Clocks of a report; the deadline of the safety check holds where the policy sets none of its own. */
export const reportClocks = [
  'safetyCheckDeadline',
  'urgentApproval',
  'referralAnswer',
  'secondLook',
  'monitoringReview',
  'courtReviewDeadline',
  'protectionLimit',
] as const;

/** Clocks of support after a report. */
export const supportClocks = [
  'safetyCheckDeadline',
  'reviewInterval',
  'watchInterval',
  'relocationAnswer',
  'centerAnswer',
] as const;
