import type { ChannelState } from './channel-state.ts';
import type { Contact, ContactStore } from './contact.ts';
import type { ServerPool } from '../kernel/server-pool.ts';
import type { DeskTally } from './desk-tally.ts';

/** What an onlooker sees of a replication under way; nothing of it may be changed. */
export interface DeskView {
  readonly store: ContactStore;
  readonly tally: DeskTally;
  readonly channels: readonly ChannelState[];
  readonly pools: readonly ServerPool<Contact>[];
}

/** Called after every event, with the time of the event. */
export type DeskWatch = (now: number, desk: DeskView) => void;
