/**
 * Exact answers of queueing theory, copied from a reference computed by two independent methods each: stationary models at 50
 * digits, time-varying ones by two integrators within 2e-12. Rates per hour; the hourly rates are illustrative.
 */

/** 5 counsellors, offered load 5 erlang, no waiting: probability of a full desk (Erlang B). */
export const erlangB5 = { servers: 5, perHour: 5, blocked: 0.284867821330902461 };
/** 10 counsellors, 20 erlang. */
export const erlangB10 = { servers: 10, perHour: 20, blocked: 0.537963168632072907 };
/** M/M/7 with 3 waiting places (10 in all), λ 7/h, mean session 60 min. Waits in hours. */
export const fewPlaces = {
  servers: 7,
  places: 3,
  perHour: 7,
  blocked: 0.14248792203246548,
  meanQueue: 0.854927532194792879,
  meanWaitAccepted: 0.142426570700593762,
  occupancy: 0.85751207796753452,
};
/** M/M/7+M, λ 10/h, mean session 60 min, mean patience 10 min (Erlang A). */
export const impatient = {
  servers: 7,
  perHour: 10,
  patienceMinutes: 10,
  abandoned: 0.369218544372817838,
  meanQueue: 0.615364240621363064,
  occupancy: 0.901116365181688803,
  servedWithin6Minutes: 0.520422177026305278,
};
/** M/M/7 without limit, 6.5 erlang (Erlang C). Wait in hours. */
export const patient = { servers: 7, perHour: 6.5, meanWait: 1.59085923666209207, meanQueue: 10.3405850383035984 };

/** Arrivals per hour, 9h … 22h. */
export const dayProfile = [3, 4, 4.5, 4, 4.5, 5, 5, 5.5, 7, 8, 9, 9.5, 8.5, 6];

/** Loss desk, empty at 9h: contacts turned away in each hour 9h … 22h of one day. */
export const lossByHour = {
  /** 5 counsellors to 17h, then 7; sessions of 60 min. */
  fiveToSeven60: [
    0.0337821169541, 0.420920869692, 0.914839091398, 0.840189886, 1.021950861, 1.335419628, 1.413299161, 1.707980908,
    1.026184303, 2.216714783, 3.09773392, 3.60073644, 2.962066788, 1.411996719,
  ],
  /** The same with sessions of 90 min. */
  fiveToSeven90: [
    0.0526354034811, 0.721716780389, 1.56337661225, 1.4768435004, 1.764617941, 2.179644449, 2.255888333, 2.635739432,
    1.837732955, 3.668102594, 4.710587836, 5.245525737, 4.442321178, 2.450826049,
  ],
  /** 7 counsellors to 17h, then 5; sessions under way run on. */
  sevenToFive60: [
    0.00201065331338, 0.0709949220848, 0.254879431359, 0.266835139114, 0.346969846, 0.51222972, 0.581573942,
    0.754802186, 3.351823375, 3.747029765, 4.640220123, 5.143249319, 4.344935616, 2.391307894,
  ],
};

/** Queue with patience of 10 min on average, 5 counsellors to 17h, then 7: one day's totals. */
export const impatientDay = {
  arrivals: 83.5,
  abandoned: 18.4693264813,
  busyHours: 59.5424754622,
  queueHours: 3.07822108022,
};
