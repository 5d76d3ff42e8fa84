/** Size limits of everything read from outside (product decision; each refusal names its limit). */
export const limits = {
  /** UTF-8 bytes a file. */
  fileBytes: 20 * 1024 * 1024,
  /** Levels of nesting a file. */
  depth: 64,
  /** Rules a policy. */
  rules: 20_000,
  /** Issues told of one document; how many there are in all is told with them. */
  issues: 500,
  /** Contacts a run: one replication's expected arrivals. */
  contacts: 1e7,
  /** Days a calendar. */
  calendarDays: 3_660,
} as const;
