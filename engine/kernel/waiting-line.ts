/** Something that can stand in one line at a time; the line keeps its neighbours on it. */
export interface LineMember<Member> {
  before: Member | null;
  behind: Member | null;
}

/** Members one behind the other; joining at either end and leaving from anywhere are O(1) and make nothing anew. */
export class WaitingLine<Member extends LineMember<Member>> {
  head: Member | null = null;
  tail: Member | null = null;
  length = 0;

  append(member: Member): void {
    member.before = this.tail;
    member.behind = null;
    if (this.tail) this.tail.behind = member;
    else this.head = member;
    this.tail = member;
    this.length++;
  }

  prepend(member: Member): void {
    member.behind = this.head;
    member.before = null;
    if (this.head) this.head.before = member;
    else this.tail = member;
    this.head = member;
    this.length++;
  }

  /** Takes a member out; it must stand in this line. */
  remove(member: Member): void {
    if (member.before) member.before.behind = member.behind;
    else this.head = member.behind;
    if (member.behind) member.behind.before = member.before;
    else this.tail = member.before;
    member.before = null;
    member.behind = null;
    this.length--;
  }
}
