import type { Scheduler } from '../kernel/scheduler.ts';
import type { CaseCarrier } from './case-carrier.ts';
import type { ChannelState } from './channel-state.ts';
import { noEvent, type Contact } from './contact.ts';
import type { DeskTally } from './desk-tally.ts';
import { ranks } from './event-ranks.ts';
import type { SessionFloor } from './session-floor.ts';

/**
 * Messages to those who met a full desk so many times, will not try again by themselves and agree to be written to: sent
 * after some minutes, or once a counsellor is free and nobody waits in line. Who comes then is an attempt like a retry.
 *
 * Assumptions: a message goes out in the hours in which people are let in, never later than the desk's closing; no seat is
 * kept for the one who comes; while somebody is on the way, that many free seats are not offered to others on the list;
 * and where contacts are judged the chart allows the message, or none is sent.
 */
export class CallBack {
  constructor(
    private readonly clock: Scheduler,
    private readonly channels: readonly ChannelState[],
    private readonly floor: SessionFloor,
    private readonly tally: DeskTally,
    private readonly cases: CaseCarrier | null,
    private readonly leave: (contact: Contact) => void,
  ) {}

  /** After an automatic reply that the person will not answer by trying again. @returns whether a message is planned */
  keep(channel: ChannelState, contact: Contact): boolean {
    const { callBack } = channel.model;
    if (callBack === null || contact.autoReplies < callBack.afterAttempts) return false;
    const luck = channel.drawCallBack(contact);
    if (luck === null) return false;
    contact.isComing = luck.uniform() < callBack.comes;
    contact.reactionMinutes = callBack.within(luck);
    if (callBack.after === null) channel.listed.append(contact);
    else contact.planned = this.clock.scheduleAfter(callBack.after(luck), ranks.messageDue, contact.index);
    return true;
  }

  /** Writes to as many of a channel's list as there are free seats nobody is on the way to, the longest listed first. */
  offerSeats(channel: ChannelState): void {
    if (channel.listed.length === 0 || channel.waiting.length > 0 || !channel.letsIn(this.clock.now)) return;
    while (channel.listed.head && this.floor.countFreeSeats(channel) > channel.onTheWay) {
      const contact = channel.listed.head;
      channel.listed.remove(contact);
      this.send(contact);
    }
  }

  /** The planned time of a message has come. */
  sendDue(contact: Contact): void {
    contact.planned = noEvent;
    if (this.channelOf(contact).letsIn(this.clock.now)) this.send(contact);
    else this.leave(contact);
  }

  /** Someone is back at the door: nobody on the way any more, if it was a message that brought them. */
  arrive(contact: Contact): void {
    if (!contact.isOnTheWay) return;
    contact.isOnTheWay = false;
    this.channelOf(contact).onTheWay--;
    this.tally.countCallBack('came');
  }

  /** The desk closes: whoever is still on the list gets no message. */
  close(channel: ChannelState): void {
    for (let contact = channel.listed.head; contact; contact = channel.listed.head) {
      channel.listed.remove(contact);
      this.leave(contact);
    }
  }

  private send(contact: Contact): void {
    if (this.cases && !this.cases.offerContactBack(contact)) return this.leave(contact);
    this.tally.countCallBack('messages');
    if (!contact.isComing) {
      this.cases?.stayAway(contact);
      return this.leave(contact);
    }
    contact.isOnTheWay = true;
    this.channelOf(contact).onTheWay++;
    contact.planned = this.clock.scheduleAfter(contact.reactionMinutes, ranks.retryArrived, contact.index);
  }

  private channelOf(contact: Contact): ChannelState {
    return this.channels[contact.channel] as ChannelState;
  }
}
