import type { Scheduler } from '../kernel/scheduler.ts';
import type { CaseCarrier } from './case-carrier.ts';
import type { ChannelState } from './channel-state.ts';
import type { Contact } from './contact.ts';
import type { ServerPool } from '../kernel/server-pool.ts';
import type { DeskTally } from './desk-tally.ts';
import type { Roster } from './roster.ts';

/** Nobody is at hand. */
const nobody = -1;

/**
 * Who is pulled into emergencies, where the desk says so and the chart asks for them: a second counsellor of the same
 * pool, as soon as one is free and ahead of those who wait, and a supervisor, where one is on duty and free at that
 * moment. Both stay until the session is over or interrupted, and have no wrap-up of it. An emergency counts once,
 * however often its session is interrupted.
 */
export class EmergencyTeam {
  /** By pool: sessions whose second person is still to come, the earliest first. */
  private readonly wanted: Contact[][];
  private supervisorsBusy = 0;
  private dutyCursor = 0;

  constructor(
    private readonly clock: Scheduler,
    private readonly pools: readonly ServerPool<Contact>[],
    private readonly channels: readonly ChannelState[],
    private readonly supervisors: Roster,
    private readonly tally: DeskTally,
    private readonly cases: CaseCarrier | null,
  ) {
    this.wanted = pools.map(() => []);
  }

  /** A session has begun, or been taken up again: calls in whom its chart asks for. */
  attend(contact: Contact): void {
    const emergency = this.channels[contact.channel]?.model.emergency;
    if (!emergency || !(contact.wantsSecondPerson || contact.wantsSupervisor)) return;
    const isTheFirst = !contact.wasEmergency;
    if (isTheFirst) this.tally.countEmergency('sessions');
    contact.wasEmergency = true;
    contact.emergencyAt = this.clock.now;
    if (emergency.supervisor && contact.wantsSupervisor) this.callSupervisor(contact);
    if (!emergency.secondPerson || !contact.wantsSecondPerson) return;
    if (!this.pullIn(contact, isTheFirst ? 'helpedAtOnce' : 'helpedLater')) this.wanted[contact.pool]?.push(contact);
  }

  /** Gives free counsellors of a pool to the emergencies that still want one. */
  serve(pool: number): void {
    const line = this.wanted[pool] ?? [];
    while (line[0] && this.pullIn(line[0], 'helpedLater')) line.shift();
  }

  /** The contact leaves the desk, or parts until it comes back one day: an emergency in which nobody came is counted. */
  settle(contact: Contact): void {
    const isAwaited = this.channels[contact.channel]?.model.emergency?.secondPerson === true;
    if (isAwaited && contact.wasEmergency && !contact.wasHelped) this.tally.countEmergency('neverHelped');
  }

  /** The session is over or interrupted: everyone who was called in is free. @returns whether a counsellor is */
  dismiss(contact: Contact): boolean {
    const { now } = this.clock;
    if (contact.hasSupervisor) {
      contact.hasSupervisor = false;
      this.supervisorsBusy--;
      this.tally.countEmergency('supervisorMinutes', now - contact.emergencyAt);
    }
    const pool = this.pools[contact.pool];
    if (contact.helper === nobody || !pool) {
      this.forget(contact);
      return false;
    }
    pool.release(contact.helper, pool.unitsEach);
    contact.helper = nobody;
    this.tally.countEmergency('helperMinutes', now - contact.helpedAt);
    return true;
  }

  private forget(contact: Contact): void {
    const line = this.wanted[contact.pool] ?? [];
    const place = line.indexOf(contact);
    if (place >= 0) line.splice(place, 1);
  }

  /** Takes a whole counsellor who has no session and no wrap-up. @param asWhat how the emergency counts if this is its first */
  private pullIn(contact: Contact, asWhat: 'helpedAtOnce' | 'helpedLater'): boolean {
    const pool = this.pools[contact.pool];
    const channel = this.channels[contact.channel];
    if (!pool || !channel) return false;
    const usable = channel.countUsable(contact.pool, pool.level);
    if (!pool.hasRoom(pool.unitsEach, usable)) return false;
    contact.helper = pool.seat(pool.unitsEach, usable);
    // As in a wrap-up: the counsellor is taken, and no session of their own runs.
    pool.endSession(contact.helper, pool.unitsEach);
    contact.helpedAt = this.clock.now;
    if (!contact.wasHelped) this.tally.countEmergency(asWhat);
    contact.wasHelped = true;
    this.cases?.tell(contact, 'secondPerson.joined');
    return true;
  }

  private callSupervisor(contact: Contact): void {
    if (this.supervisorsBusy >= this.countOnDuty()) {
      if (!contact.lackedSupervisor) this.tally.countEmergency('withoutSupervisor');
      contact.lackedSupervisor = true;
      return;
    }
    this.supervisorsBusy++;
    contact.hasSupervisor = true;
  }

  private countOnDuty(): number {
    const { times, levels } = this.supervisors;
    while ((times[this.dutyCursor] ?? Infinity) <= this.clock.now) this.dutyCursor++;
    return levels[this.dutyCursor - 1] ?? 0;
  }
}
