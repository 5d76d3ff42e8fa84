import type { Scheduler } from '../kernel/scheduler.ts';
import type { ChannelState } from './channel-state.ts';
import type { Contact } from './contact.ts';
import type { CounsellorPool } from './counsellor-pool.ts';
import type { DeskTally } from './desk-tally.ts';
import type { Roster } from './roster.ts';

/** Nobody is at hand. */
const nobody = -1;

/**
 * Who is pulled into emergencies, where the desk says so: a second counsellor of the same pool, as soon as one is free
 * and ahead of those who wait, and a supervisor, where one is on duty and free at that moment. Both stay until the session
 * is over, and have no wrap-up of it.
 */
export class EmergencyTeam {
  /** By pool: sessions whose second person is still to come, the earliest first. */
  private readonly wanted: Contact[][];
  private supervisorsBusy = 0;
  private dutyCursor = 0;

  constructor(
    private readonly clock: Scheduler,
    private readonly pools: readonly CounsellorPool[],
    private readonly channels: readonly ChannelState[],
    private readonly supervisors: Roster,
    private readonly tally: DeskTally,
  ) {
    this.wanted = pools.map(() => []);
  }

  /** A session has begun, or been taken up again: calls in whom its chart asks for. */
  attend(contact: Contact): void {
    const emergency = this.channels[contact.channel]?.model.emergency;
    if (!emergency || !contact.isEmergency) return;
    this.tally.countEmergency('sessions');
    contact.emergencyAt = this.clock.now;
    if (emergency.supervisor) this.callSupervisor(contact);
    if (!emergency.secondPerson) return;
    if (this.pullIn(contact)) this.tally.countEmergency('helpedAtOnce');
    else this.wanted[contact.pool]?.push(contact);
  }

  /** Gives free counsellors of a pool to the emergencies that still want one. */
  serve(pool: number): void {
    const line = this.wanted[pool] ?? [];
    for (let contact = line[0]; contact && this.pullIn(contact); contact = line[0]) {
      this.tally.countEmergency('helpedLater');
      line.shift();
    }
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
    if (place < 0) return;
    line.splice(place, 1);
    this.tally.countEmergency('neverHelped');
  }

  /** Takes a whole counsellor who has no session and no wrap-up. */
  private pullIn(contact: Contact): boolean {
    const pool = this.pools[contact.pool];
    const channel = this.channels[contact.channel];
    if (!pool || !channel) return false;
    const usable = channel.countUsable(contact.pool, pool.level);
    if (!pool.hasRoom(pool.unitsEach, usable)) return false;
    contact.helper = pool.seat(pool.unitsEach, usable);
    // As in a wrap-up: the counsellor is taken, and no session of their own runs.
    pool.endSession(contact.helper, pool.unitsEach);
    contact.helpedAt = this.clock.now;
    return true;
  }

  private callSupervisor(contact: Contact): void {
    if (this.supervisorsBusy >= this.countOnDuty()) return this.tally.countEmergency('withoutSupervisor');
    this.supervisorsBusy++;
    contact.hasSupervisor = true;
  }

  private countOnDuty(): number {
    const { times, levels } = this.supervisors;
    while ((times[this.dutyCursor] ?? Infinity) <= this.clock.now) this.dutyCursor++;
    return levels[this.dutyCursor - 1] ?? 0;
  }
}
