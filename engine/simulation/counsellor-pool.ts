import { ContactLine } from './contact.ts';

/**
 * Counsellors who share a roster. A counsellor has so many units of attention; a session takes units ÷ `perCounsellor`
 * of its channel. With one session a counsellor nobody needs a name; else sessions keep their counsellor, since the
 * number a counsellor runs sets their speed.
 */
export class CounsellorPool {
  /** Counsellors on the roster now. */
  level = 0;
  /** Units taken by sessions and wrap-ups. */
  taken = 0;
  /** Units taken by sessions alone. */
  takenBySessions = 0;
  /** Counsellors with a session or a wrap-up. */
  busy = 0;
  /** In the order in which they began. */
  readonly sessions = new ContactLine();
  private loads: number[] = [];
  private chats: number[] = [];

  constructor(readonly unitsEach: number) {}

  /** True when a session of that many units may begin while so many counsellors are usable. */
  hasRoom(units: number, usable: number): boolean {
    return this.taken + units <= usable * this.unitsEach && this.findCounsellor(units, usable) >= 0;
  }

  /**
   * Who takes the next session: an idle counsellor while the usable ones are not all busy, else the one with the fewest
   * sessions who has room; where more are busy than usable, the one with the most, so that those who should leave
   * are left alone. Ties go to the lower number; −1 = nobody.
   */
  private findCounsellor(units: number, usable: number): number {
    if (this.unitsEach === 1) return this.busy < usable ? 0 : -1;
    const wantsIdle = this.busy < usable;
    const wantsMost = this.busy > usable;
    let chosen = -1;
    for (let counsellor = 0; counsellor < this.loads.length; counsellor++) {
      const load = this.loads[counsellor] as number;
      if (wantsIdle ? load === 0 : load > 0 && load + units <= this.unitsEach) {
        if (wantsIdle) return counsellor;
        const gain = chosen < 0 ? 1 : (this.chats[chosen] as number) - (this.chats[counsellor] as number);
        if (chosen < 0 || (wantsMost ? gain < 0 : gain > 0)) chosen = counsellor;
      }
    }
    return wantsIdle ? this.loads.length : chosen;
  }

  /** Gives a session to a counsellor; call only where {@link hasRoom}. @returns the counsellor's number */
  seat(units: number, usable: number): number {
    const counsellor = this.findCounsellor(units, usable);
    this.hold(counsellor, units);
    return counsellor;
  }

  private hold(counsellor: number, units: number): void {
    this.taken += units;
    this.takenBySessions += units;
    if (this.unitsEach === 1) {
      this.busy++;
      return;
    }
    const load = this.loads[counsellor] ?? 0;
    if (load === 0) this.busy++;
    this.loads[counsellor] = load + units;
    this.chats[counsellor] = (this.chats[counsellor] ?? 0) + 1;
  }

  /** A session is over; its units stay taken until {@link release}, for the wrap-up. */
  endSession(counsellor: number, units: number): void {
    this.takenBySessions -= units;
    if (this.unitsEach > 1) this.chats[counsellor] = (this.chats[counsellor] as number) - 1;
  }

  /** The counsellor is free of that session and its wrap-up. */
  release(counsellor: number, units: number): void {
    this.taken -= units;
    if (this.unitsEach === 1) {
      this.busy--;
      return;
    }
    this.loads[counsellor] = (this.loads[counsellor] as number) - units;
    if (this.loads[counsellor] === 0) this.busy--;
  }

  /** Sessions that this counsellor runs now. */
  countChats(counsellor: number): number {
    return this.unitsEach === 1 ? 1 : (this.chats[counsellor] as number);
  }

  /** Counsellor-equivalents of work within the roster: the smaller of work taken and counsellors rostered. */
  get busyWithinRoster(): number {
    return Math.min(this.taken / this.unitsEach, this.level);
  }

  /** Counsellors at work beyond the roster. */
  get beyondRoster(): number {
    return Math.max(0, this.busy - this.level);
  }
}
