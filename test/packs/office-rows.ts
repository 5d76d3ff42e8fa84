import type { OperatingStep, StaffClass } from '../../engine/pack/operations-schema.ts';
import type { FactValue } from '../../engine/pack/policy-model.ts';

/** The four reports, the same for every office; each office's form asks for other answers about them. */
export const reports = {
  crying:
    'a neighbour hears a school-age child cry for long every night, not at this moment; the address is known and the child was seen at school',
  injury: 'a grandmother saw a bruise on the cheek of a one-year-old today',
  sexualHint:
    'a nine-year-old told a friend’s mother that she is afraid to go home because of what her stepfather does at night',
  knownWorse: 'in an open case of the center, neglect until now, a neighbour hears the child being hit this week',
} as const;
export type Report = keyof typeof reports;

/** The four times: a Wednesday, a Sunday, and the second of the four days off from Thursday 3 May 2018. */
export const times = {
  weekdayNoon: { date: '2018-06-06', time: '12:00', words: 'on a weekday at noon' },
  weekdayNight: { date: '2018-06-06', time: '23:00', words: 'on a weekday at 23:00' },
  holidayNoon: { date: '2018-06-10', time: '12:00', words: 'on a Sunday at noon' },
  longHoliday: { date: '2018-05-04', time: '12:00', words: 'on the second of four days off, at noon' },
} as const;
export type Time = keyof typeof times;

type Owners = Readonly<Record<Exclude<OperatingStep, 'safetyCheck'>, StaffClass>> & {
  /** Both judgements are one step: the same meeting, or the same person on duty. */
  readonly merged: boolean;
};

/** How one report at one time has to end. */
export interface Ending {
  /** Who checks on the child, as the policy names it. */
  readonly actor: string;
  /** Hours from the first receipt; null where the hearing implies none. */
  readonly hours: number | null;
  /** `published`: the 48 hours are told. `assumed`: "at once" or a level is told, the hours are ours. */
  readonly hoursBasis: 'published' | 'assumed' | 'none';
  /** Who has to approve before it is carried out. */
  readonly approvedBy?: string;
  /** Lines of the hearing. */
  readonly lines: string;
  /** What the hearing leaves open and the row assumes. */
  readonly assumed?: string;
}

export interface OfficeTable {
  readonly hearing: string;
  readonly owners: Readonly<Record<Time, Owners>>;
  /** Answers that are the same for all four reports; every other yes-or-no answer is no. */
  readonly base: Readonly<Record<string, FactValue>>;
  readonly answers: Readonly<Record<Report, Readonly<Record<string, FactValue>>>>;
  readonly endings: Readonly<Record<Report, Readonly<Record<Time, Ending>>>>;
}

const full = { intake: 'fullTime', firstJudgement: 'fullTime', secondJudgement: 'fullTime' } as const;
const partTimeIntake = { ...full, intake: 'partTime' } as const;

/** By day one ending, in the three closed times another. */
function closed(day: Ending, whileClosed: Ending): Readonly<Record<Time, Ending>> {
  return { weekdayNoon: day, weekdayNight: whileClosed, holidayNoon: whileClosed, longHoliday: whileClosed };
}

function closedOwners(day: Owners, whileClosed: Owners): Readonly<Record<Time, Owners>> {
  return { weekdayNoon: day, weekdayNight: whileClosed, holidayNoon: whileClosed, longHoliday: whileClosed };
}

const center = 'childGuidanceCenter';
const inTime = { hours: 48, hoursBasis: 'published' } as const;
const atOnce = { hours: 3, hoursBasis: 'assumed' } as const;

const noItem = 'no printed item names blows in an open case; whoever judges may still be in doubt, which means at once';

const office06 = {
  hearing: 'hearing 6, all in-house',
  owners: closedOwners({ ...full, merged: false }, { ...full, merged: true }),
  base: { suspectedAbuse: true, reportSource: 'neighbour', knownBy: 'nobody' },
  answers: {
    crying: {},
    injury: { reportSource: 'family', headBellyOrSevereInjury: true, injuryOnInfant: true },
    sexualHint: { afraidToGoHome: true, sexualAbuseHint: true },
    knownWorse: { knownBy: 'centerNow' },
  },
  endings: {
    crying: closed(
      { actor: center, ...inTime, lines: '5417, 5441' },
      { actor: center, ...inTime, approvedBy: 'sectionChief', lines: '5441' },
    ),
    injury: closed(
      {
        actor: center,
        ...atOnce,
        lines: '5425, 5429',
        assumed: 'an item of protection alone also means going at once',
      },
      {
        actor: center,
        ...atOnce,
        approvedBy: 'sectionChief',
        lines: '5429, 5441',
        assumed: 'an item of protection alone also means going at once',
      },
    ),
    sexualHint: closed(
      { actor: center, ...atOnce, lines: '5423, 5425' },
      { actor: center, ...atOnce, approvedBy: 'sectionChief', lines: '5423, 5425, 5441' },
    ),
    knownWorse: closed(
      { actor: center, ...inTime, lines: '5417, 5441', assumed: noItem },
      { actor: center, ...inTime, approvedBy: 'sectionChief', lines: '5441', assumed: noItem },
    ),
  },
} as const satisfies OfficeTable;

const hintAsInjury = 'a hint in words weighs like the injury that suggests sexual abuse';

const office07 = {
  hearing: 'hearing 7, reception outsourced while closed',
  owners: closedOwners({ ...full, merged: true }, { ...full, intake: 'privatePartner', merged: true }),
  base: { suspectedAbuse: true, knownBy: 'nobody', childAge: 8 },
  answers: {
    crying: {},
    injury: { childAge: 1, anyInjury: true, concreteEpisode: true },
    sexualHint: { childAge: 9, concreteEpisode: true, sexualAbuseHint: true },
    knownWorse: { knownBy: 'centerNow', patternChanged: true },
  },
  endings: {
    crying: closed(
      { actor: center, ...inTime, lines: '5469, 5473, 2840' },
      { actor: center, ...inTime, approvedBy: 'subsectionChief', lines: '5477, 5481, 2840' },
    ),
    injury: closed(
      { actor: center, ...atOnce, lines: '5471' },
      { actor: center, ...atOnce, approvedBy: 'subsectionChief', lines: '5471, 5477, 5481' },
    ),
    sexualHint: closed(
      { actor: center, ...atOnce, lines: '5471', assumed: hintAsInjury },
      { actor: center, ...atOnce, approvedBy: 'subsectionChief', lines: '5471, 5477', assumed: hintAsInjury },
    ),
    knownWorse: closed(
      { actor: center, ...inTime, lines: '5469, 5483', assumed: 'past handling weighs while closed only' },
      { actor: center, hours: 24, hoursBasis: 'assumed', approvedBy: 'subsectionChief', lines: '5477, 5481, 5483' },
    ),
  },
} as const satisfies OfficeTable;

const supervisor = { approvedBy: 'supervisor' } as const;
const firstInjury = 'an injury on an infant is one of the "and so on" of the grounds told';
const worseRepeats = 'violence in a case of neglect is abuse that repeats itself';

const office08 = {
  hearing: 'hearings 8 and 9, the city checks by day',
  owners: closedOwners({ ...full, merged: false }, { ...partTimeIntake, merged: true }),
  base: { suspectedAbuse: true, reportSource: 'neighbour', receivedBy: center, knownBy: 'nobody' },
  answers: {
    crying: {},
    injury: { reportSource: 'family', injuryOnInfant: true },
    sexualHint: { sexualAbuse: true },
    knownWorse: { knownBy: 'centerNow', abuseRepeats: true },
  },
  endings: {
    crying: {
      weekdayNoon: { actor: 'municipality', ...inTime, lines: '5514, 5522' },
      weekdayNight: {
        actor: 'municipality',
        ...inTime,
        ...supervisor,
        lines: '5501, 5522',
        assumed: 'what is carried over from a weekday night is the municipality’s to check',
      },
      holidayNoon: {
        actor: center,
        ...inTime,
        ...supervisor,
        lines: '5501, 5522',
        assumed: 'what is carried over from a holiday is the center’s to check',
      },
      longHoliday: { actor: center, ...inTime, ...supervisor, lines: '5522' },
    },
    injury: closed(
      { actor: center, ...atOnce, lines: '5516', assumed: firstInjury },
      { actor: center, ...atOnce, ...supervisor, lines: '5516, 5522', assumed: firstInjury },
    ),
    sexualHint: closed(
      { actor: center, ...atOnce, lines: '5516' },
      { actor: center, ...atOnce, ...supervisor, lines: '5516, 5522', assumed: 'told for the day, holds while closed' },
    ),
    knownWorse: closed(
      { actor: center, ...atOnce, lines: '5516, 5554', assumed: worseRepeats },
      { actor: center, ...atOnce, ...supervisor, lines: '5522, 5554', assumed: worseRepeats },
    ),
  },
} as const satisfies OfficeTable;

const severeLevel = 'the level of an injury is not printed; it is taken as severe, so the center’s';
const hintIsSevere = 'the table’s level of a hint of sexual abuse is not printed; it is taken as severe';
const leadStays = 'violence in a case that the center leads is severe and stays with the center';

const office10 = {
  hearing: 'hearings 10 and 11, mild cases to the city in opening hours',
  owners: closedOwners({ ...partTimeIntake, merged: true }, { ...partTimeIntake, merged: true }),
  base: { suspectedAbuse: true, receivedBy: center, knownBy: 'nobody' },
  answers: {
    crying: { cryingOrShouting: true },
    injury: { worryingInjury: true, injuryOnInfant: true },
    sexualHint: { sexualAbuseHint: true },
    knownWorse: { knownBy: 'centerNow', openCaseWorse: true },
  },
  endings: {
    crying: {
      weekdayNoon: { actor: 'municipality', ...inTime, lines: '5612, 5616' },
      weekdayNight: { actor: 'municipality', ...inTime, ...supervisor, lines: '5594, 5616' },
      holidayNoon: { actor: 'municipality', ...inTime, ...supervisor, lines: '5594, 5616' },
      longHoliday: {
        actor: center,
        ...inTime,
        ...supervisor,
        lines: '2840, 5616',
        assumed: '48 hours are "tight" where the next opening is more than 48 hours off',
      },
    },
    injury: closed(
      { actor: center, ...atOnce, lines: '5606, 5612', assumed: severeLevel },
      { actor: center, ...atOnce, ...supervisor, lines: '5594, 5616', assumed: severeLevel },
    ),
    sexualHint: closed(
      { actor: center, ...atOnce, lines: '5612', assumed: hintIsSevere },
      { actor: center, ...atOnce, ...supervisor, lines: '5594, 5616', assumed: hintIsSevere },
    ),
    knownWorse: closed(
      { actor: center, ...atOnce, lines: '5610, 5626', assumed: leadStays },
      { actor: center, ...atOnce, ...supervisor, lines: '5594, 5616', assumed: leadStays },
    ),
  },
} as const satisfies OfficeTable;

const areaChief = { approvedBy: 'areaChief' } as const;
const isSerious = 'an injury on an infant is serious';
const isTense = 'a hint of sexual abuse is a tense situation with protection in view';

const office12 = {
  hearing: 'hearings 12 and 13, the ward by day, the family support center while closed',
  owners: closedOwners({ ...full, merged: false }, { ...partTimeIntake, merged: true }),
  base: { suspectedAbuse: true, reportSource: 'neighbour', knownBy: 'nobody', checkCertainWithin48: true },
  answers: {
    crying: { cryingReport: true },
    injury: { reportSource: 'family', injuryOnInfant: true },
    sexualHint: { sexualAbuseHint: true },
    knownWorse: { knownBy: 'centerNow', caseUnstable: true },
  },
  endings: {
    crying: closed(
      { actor: 'wardDesk', ...inTime, lines: '5707' },
      { actor: 'familySupportCenter', ...inTime, ...areaChief, lines: '5711, 5723' },
    ),
    injury: closed(
      { actor: center, ...atOnce, lines: '5705, 5707', assumed: isSerious },
      { actor: center, ...atOnce, ...areaChief, lines: '5711', assumed: isSerious },
    ),
    sexualHint: closed(
      { actor: center, ...atOnce, lines: '5707', assumed: isTense },
      { actor: center, ...atOnce, ...areaChief, lines: '5711', assumed: isTense },
    ),
    knownWorse: closed(
      { actor: center, ...atOnce, lines: '5707, 5711', assumed: 'told while closed, holds by day: at once' },
      { actor: center, ...atOnce, ...areaChief, lines: '5711' },
    ),
  },
} as const satisfies OfficeTable;

const bruiseNeedsCare = 'an injury on an infant is among what needs special care';
const shelterFirst = { hours: 2, hoursBasis: 'assumed' } as const;
const byDayToo = 'told while closed, at once by day too';

const office14 = {
  hearing: 'hearings 14 and 15, part-time counsellors and an NPO while closed',
  owners: {
    weekdayNoon: { ...partTimeIntake, merged: false },
    weekdayNight: {
      intake: 'privatePartner',
      firstJudgement: 'privatePartner',
      secondJudgement: 'privatePartner',
      merged: false,
    },
    holidayNoon: { intake: 'partTime', firstJudgement: 'partTime', secondJudgement: 'partTime', merged: false },
    longHoliday: { intake: 'partTime', firstJudgement: 'partTime', secondJudgement: 'partTime', merged: false },
  },
  base: { suspectedAbuse: true, knownBy: 'nobody' },
  answers: {
    crying: { cryingLately: true },
    injury: { injuryOnInfant: true },
    sexualHint: { sexualAbuseHint: true },
    knownWorse: { knownBy: 'centerNow', shoutingOrHitting: true },
  },
  endings: {
    crying: closed(
      { actor: center, ...inTime, lines: '5794, 5822' },
      { actor: 'privatePartner', ...atOnce, lines: '5800, 5866' },
    ),
    injury: closed(
      { actor: center, ...shelterFirst, lines: '5794', assumed: `${bruiseNeedsCare}; ${byDayToo}` },
      { actor: 'temporaryShelter', ...shelterFirst, lines: '5800–5802', assumed: bruiseNeedsCare },
    ),
    sexualHint: closed(
      { actor: center, ...shelterFirst, lines: '5794', assumed: byDayToo },
      { actor: 'temporaryShelter', ...shelterFirst, lines: '5800–5802' },
    ),
    knownWorse: closed(
      { actor: center, ...inTime, lines: '5794, 5822', assumed: 'blows some day this week are not happening now' },
      { actor: 'privatePartner', ...atOnce, lines: '5800, 5804, 5869', assumed: 'nothing says that the NPO is unfit' },
    ),
  },
} as const satisfies OfficeTable;

export const offices: Readonly<Record<string, OfficeTable>> = {
  'office-06': office06,
  'office-07': office07,
  'office-08': office08,
  'office-10': office10,
  'office-12': office12,
  'office-14': office14,
};
