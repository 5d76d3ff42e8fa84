import { createStore } from '@xstate/store';
import { useSyncExternalStore } from 'react';
import type { PersonalPlace } from './personal-data.ts';
import type { WorkProblem } from './work.ts';

/** Files that were read and wait until the user says that nobody real is in them. */
export interface HeldImport {
  readonly places: readonly PersonalPlace[];
  readonly open: () => void;
}

/** Where keeping the work stands. `unavailable`: this browser window keeps nothing. */
export type Keeping = 'idle' | 'waiting' | 'kept' | 'unavailable';

export interface Notices {
  readonly keeping: Keeping;
  /** When the work was last kept; milliseconds since 1970. */
  readonly keptAt: number | null;
  /** When the work that was opened at the start had been kept; null where the page started afresh. */
  readonly restoredAt: number | null;
  /** There is work of a newer version, which is left as it is. */
  readonly hasNewer: boolean;
  /** Work is open in another window, which therefore was not opened here. */
  readonly isElsewhere: boolean;
  /** Another window took the work over; this one goes on with a copy. */
  readonly isCopy: boolean;
  readonly heldImport: HeldImport | null;
  readonly workProblem: WorkProblem | null;
}

export const notices = createStore({
  context: {
    keeping: 'idle',
    keptAt: null,
    restoredAt: null,
    hasNewer: false,
    isElsewhere: false,
    isCopy: false,
    heldImport: null,
    workProblem: null,
  } as Notices,
  on: {
    told: (state, event: { notice: Partial<Notices> }): Notices => ({ ...state, ...event.notice }),
  },
});

/** Tells the user something of the work and its files. */
export function tell(notice: Partial<Notices>): void {
  notices.trigger.told({ notice });
}

function subscribe(listen: () => void): () => void {
  const subscription = notices.subscribe(listen);
  return () => {
    subscription.unsubscribe();
  };
}

export function useNotices(): Notices {
  return useSyncExternalStore(subscribe, () => notices.getSnapshot().context);
}

/** Whether there is anything to say beside where keeping stands. */
export function hasNotice(state: Notices): boolean {
  const { restoredAt, hasNewer, isElsewhere, isCopy, keeping, heldImport, workProblem } = state;
  const isTold = hasNewer || isElsewhere || isCopy || keeping === 'unavailable';
  return isTold || restoredAt !== null || heldImport !== null || workProblem !== null;
}
