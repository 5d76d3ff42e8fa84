import type { CaseDirective } from './directive.ts';

/** Who does an act of the case. */
export const performers = [
  'bot',
  'contractor',
  'counsellor',
  'secondPerson',
  'supervisor',
  'municipality',
  'police',
  'platform',
  'childGuidanceCenter',
  'regionalCouncil',
] as const;
export type Performer = (typeof performers)[number];

/** An event of a chart: a past fact, with the policy's decision as it stands at that moment. */
export interface ChartEvent<Type extends string> {
  readonly type: Type;
  readonly directive: CaseDirective;
}

/** What the charts' acts carry: what is done, and by whom. */
export interface ActParams {
  readonly act: string;
  readonly by: Performer;
}

/** The body of every act: none, since acts are handed to the caller as effects. */
export const doNothing: (scope: unknown, params: ActParams) => void = () => undefined;

interface Judged {
  readonly event: { readonly directive: CaseDirective };
}

/** The guards common to the charts; each reads the directive of the event and nothing else. */
export const directiveGuards = {
  isEmergency: ({ event }: Judged) => event.directive.emergency,
  isDanger: ({ event }: Judged) => event.directive.danger,
  isNoDanger: ({ event }: Judged) => !event.directive.danger,
  isNoEmergency: ({ event }: Judged) => !event.directive.emergency,
  isHandedOver: ({ event }: Judged) => event.directive.route === 'handOver',
  isReferred: ({ event }: Judged) => event.directive.route === 'refer',
  isHandedOverOrDanger: ({ event }: Judged) => event.directive.danger || event.directive.route === 'handOver',
  isLeftToPartner: ({ event }: Judged) => !event.directive.emergency && event.directive.route !== 'handOver',
  isSafeToContact: ({ event }: Judged) => event.directive.safeToContact,
  isApprovalNeeded: ({ event }: Judged) => event.directive.approvalNeeded,
  isMerged: ({ event }: Judged) => event.directive.judgementsMerged,
  isWhereaboutsKnown: ({ event }: Judged) => event.directive.whereaboutsKnown,
};

/**
 * Declares timers as XState delays. The length is never used: a chart only says which timer starts and stops, the caller
 * supplies its minutes from pack, policy or drawn luck.
 */
export function declareTimers<Timer extends string>(timers: readonly Timer[]): Record<Timer, number> {
  return Object.fromEntries(timers.map((timer) => [timer, 0])) as Record<Timer, number>;
}
