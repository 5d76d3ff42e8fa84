import { WaitingLine, type LineMember } from './waiting-line.ts';

/**
 * Servers who share a roster. A server has so many units of attention, and a session takes as many as its kind asks for.
 * With one unit each nobody needs a name; else sessions keep their server, since the number a server runs may set their
 * speed. Whoever calls says how many servers are usable: sessions above a lowered level stay until the caller takes them
 * off, and no new one begins before there is room again.
 */
export class ServerPool<Session extends LineMember<Session>> {
  /** Servers on the roster now. */
  level = 0;
  /** Units taken by sessions and wrap-ups. */
  taken = 0;
  /** Units taken by sessions alone. */
  takenBySessions = 0;
  /** Servers with a session or a wrap-up. */
  busy = 0;
  /** In the order in which they began. */
  readonly sessions = new WaitingLine<Session>();
  private loads: number[] = [];
  private running: number[] = [];

  constructor(readonly unitsEach: number) {}

  /** True when a session of that many units may begin while so many servers are usable. */
  hasRoom(units: number, usable: number): boolean {
    return this.taken + units <= usable * this.unitsEach && this.findServer(units, usable) >= 0;
  }

  /**
   * Who takes the next session: an idle server while the usable ones are not all busy, else the one with the fewest
   * sessions who has room; where more are busy than usable, the one with the most, so that those who should leave
   * are left alone. Ties go to the lower number; −1 = nobody.
   */
  private findServer(units: number, usable: number): number {
    if (this.unitsEach === 1) return this.busy < usable ? 0 : -1;
    const wantsIdle = this.busy < usable;
    const wantsMost = this.busy > usable;
    let chosen = -1;
    for (let server = 0; server < this.loads.length; server++) {
      const load = this.loads[server] as number;
      if (wantsIdle ? load === 0 : load > 0 && load + units <= this.unitsEach) {
        if (wantsIdle) return server;
        const gain = chosen < 0 ? 1 : (this.running[chosen] as number) - (this.running[server] as number);
        if (chosen < 0 || (wantsMost ? gain < 0 : gain > 0)) chosen = server;
      }
    }
    return wantsIdle ? this.loads.length : chosen;
  }

  /** Gives a session to a server; call only where {@link hasRoom}. @returns the server's number */
  seat(units: number, usable: number): number {
    const server = this.findServer(units, usable);
    this.hold(server, units);
    return server;
  }

  private hold(server: number, units: number): void {
    this.taken += units;
    this.takenBySessions += units;
    if (this.unitsEach === 1) {
      this.busy++;
      return;
    }
    const load = this.loads[server] ?? 0;
    if (load === 0) this.busy++;
    this.loads[server] = load + units;
    this.running[server] = (this.running[server] ?? 0) + 1;
  }

  /** A session is over; its units stay taken until {@link release}, for the wrap-up. */
  endSession(server: number, units: number): void {
    this.takenBySessions -= units;
    if (this.unitsEach > 1) this.running[server] = (this.running[server] as number) - 1;
  }

  /** The server is free of that session and its wrap-up. */
  release(server: number, units: number): void {
    this.taken -= units;
    if (this.unitsEach === 1) {
      this.busy--;
      return;
    }
    this.loads[server] = (this.loads[server] as number) - units;
    if (this.loads[server] === 0) this.busy--;
  }

  /** Sessions that this server runs now. */
  countRunning(server: number): number {
    return this.unitsEach === 1 ? 1 : (this.running[server] as number);
  }

  /** Server-equivalents of work within the roster: the smaller of work taken and servers rostered. */
  get busyWithinRoster(): number {
    return Math.min(this.taken / this.unitsEach, this.level);
  }

  /** Servers at work beyond the roster. */
  get beyondRoster(): number {
    return Math.max(0, this.busy - this.level);
  }
}
