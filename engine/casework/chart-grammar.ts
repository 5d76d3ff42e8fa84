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

/** The case may not stay with another body: an emergency, or the policy names the center. */
function isForCenter({ emergency, referToCenter, route }: CaseDirective): boolean {
  return emergency || referToCenter || route === 'handOver';
}

/** A danger sign that is not an emergency. */
function isDangerOnly({ danger, emergency }: CaseDirective): boolean {
  return danger && !emergency;
}

function isAcceptedAtOnce({ acceptAtOnce, emergency, referToCenter }: CaseDirective): boolean {
  return acceptAtOnce && !emergency && !referToCenter;
}

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
  isPassedOn: ({ event: { directive } }: Judged) => directive.route === 'refer' || directive.route === 'actLocally',
  isKeptLocally: ({ event }: Judged) => event.directive.route === 'actLocally',
  isHandedOverOrDanger: ({ event }: Judged) => event.directive.danger || event.directive.route === 'handOver',
  isLeftToPartner: ({ event }: Judged) => !event.directive.emergency && event.directive.route !== 'handOver',
  isForCenter: ({ event }: Judged) => isForCenter(event.directive),
  isNotForCenter: ({ event }: Judged) => !isForCenter(event.directive),
  isReferredUp: ({ event }: Judged) => event.directive.referToCenter,
  isSafeToContact: ({ event }: Judged) => event.directive.safeToContact,
  isApprovalNeeded: ({ event }: Judged) => event.directive.approvalNeeded,
  isUrgentApprovalNeeded: ({ event }: Judged) => event.directive.emergency && event.directive.approvalNeeded,
  isMerged: ({ event }: Judged) => event.directive.judgementsMerged,
  isDangerOnly: ({ event }: Judged) => isDangerOnly(event.directive),
  isDangerToApprove: ({ event }: Judged) => isDangerOnly(event.directive) && event.directive.approvalNeeded,
  isDangerHere: ({ event }: Judged) => event.directive.danger && !isForCenter(event.directive),
  isDangerMerged: ({ event }: Judged) => isDangerOnly(event.directive) && event.directive.judgementsMerged,
  isHandedOverOnly: ({ event }: Judged) => !event.directive.emergency && event.directive.route === 'handOver',
  isForCenterOnly: ({ event }: Judged) => !event.directive.emergency && isForCenter(event.directive),
  isWaiting: ({ event }: Judged) => event.directive.waitForOpening,
  isDeferrable: ({ event }: Judged) => event.directive.waitForOpening || !event.directive.danger,
  isLookedAtAgain: ({ event }: Judged) => event.directive.secondLook,
  isExceptionOpen: ({ event }: Judged) => !event.directive.danger && !event.directive.referToCenter,
  isToCenter: ({ event }: Judged) => event.directive.emergency || event.directive.referToCenter,
  isNotToCenter: ({ event }: Judged) => !event.directive.emergency && !event.directive.referToCenter,
  isSightOwed: ({ event: { directive } }: Judged) => directive.seeChild || directive.referToCenter || directive.danger,
  isUnseen: ({ event }: Judged) => event.directive.seeChild,
  isWatchOnly: ({ event }: Judged) => event.directive.watchOnly,
  isAcceptedUnseen: ({ event: { directive } }: Judged) => isAcceptedAtOnce(directive) && directive.seeChild,
  isAcceptedAtOnce: ({ event }: Judged) => isAcceptedAtOnce(event.directive),
  isClosureOpen: ({ event: { directive } }: Judged) =>
    !directive.danger && !directive.keepOpen && !directive.referToCenter,
  isSharingOpen: ({ event }: Judged) => !event.directive.withhold,
  isDisclosureOpen: ({ event }: Judged) => event.directive.disclosure,
  isWhereaboutsKnown: ({ event }: Judged) => event.directive.whereaboutsKnown,
};

/**
 * Declares timers as XState delays. The length is never used: a chart only says which timer starts and stops, the caller
 * supplies its minutes from pack, policy or drawn luck.
 */
export function declareTimers<Timer extends string>(timers: readonly Timer[]): Record<Timer, number> {
  return Object.fromEntries(timers.map((timer) => [timer, 0])) as Record<Timer, number>;
}
