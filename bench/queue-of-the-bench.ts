/** The queue that every kernel is measured on: M/M/7+M, hours as the unit of time, first come first served. */
export const queue = {
  perHour: 7,
  servers: 7,
  sessionHours: 1,
  patienceHours: 1 / 6,
} as const;
