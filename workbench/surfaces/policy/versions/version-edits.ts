import { isObject, listOf, readAt, textOf, type Json, type JsonObject } from '../../../state/json.ts';

/** One line of a policy's history, as the screen shows it. */
export interface VersionEntry {
  readonly version: string;
  readonly date: string | null;
  readonly author: string | null;
  readonly authorOrganisation: string | null;
  readonly reason: string | null;
  readonly approvedBy: string | null;
  readonly approverOrganisation: string | null;
  readonly approvedOn: string | null;
  readonly acknowledged: readonly Acknowledged[];
  /** What else is weaker than before, seen and accepted. */
  readonly accepted: readonly AcceptedWeakening[];
}

/** A move to a lower outcome. */
export interface Downgrade {
  readonly decision: string;
  readonly from: string;
  readonly to: string;
}

/** A downgrade that somebody has seen and accepts: who, when (`YYYY-MM-DD`) and why. */
export interface Acknowledged extends Downgrade {
  readonly reason: string;
  readonly by: string | null;
  readonly date: string | null;
}

/** In what a version is weaker than the one before, beside lower outcomes. */
export interface Weakness {
  readonly kind: string;
  readonly what: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** A weakness that somebody has seen and accepts: who, when (`YYYY-MM-DD`) and why. */
export interface AcceptedWeakening extends Weakness {
  readonly reason: string;
  readonly by: string | null;
  readonly date: string | null;
}

/** What is told of a new version. */
export interface NewVersion {
  readonly version: string;
  readonly date: string;
  readonly author: string;
  readonly authorOrganisation: string;
  readonly reason: string;
}

/** Who approved, for which organisation, and when (`YYYY-MM-DD`). */
export interface ApprovalTold {
  readonly by: string;
  readonly organisation: string;
  readonly date: string;
}

/** Versions and years may stand as numbers in a file. */
function stampOf(value: Json | undefined): string | null {
  return typeof value === 'number' ? String(value) : textOf(value);
}

export function readVersion(policy: Json | undefined): string | null {
  return stampOf(readAt(policy, 'version'));
}

/** An acknowledgement of a weakness names its kind; one of a downgrade need not. */
function isOfWeakness(each: Json): boolean {
  const kind = textOf(readAt(each, 'kind'));
  return kind !== null && kind !== 'move';
}

function readSide(each: Json, name: 'before' | 'after'): string | number | null {
  const side = readAt(each, name);
  return typeof side === 'number' ? side : textOf(side);
}

function readAccepted(entry: Json): readonly AcceptedWeakening[] {
  const list = listOf(readAt(entry, 'acknowledged')).filter(isOfWeakness);
  return list.map((each) => ({
    kind: textOf(readAt(each, 'kind')) ?? '',
    what: textOf(readAt(each, 'what')) ?? '',
    before: readSide(each, 'before'),
    after: readSide(each, 'after'),
    reason: textOf(readAt(each, 'reason')) ?? '',
    by: textOf(readAt(each, 'by')),
    date: textOf(readAt(each, 'date')),
  }));
}

function readAcknowledged(entry: Json): readonly Acknowledged[] {
  const list = listOf(readAt(entry, 'acknowledged')).filter((each) => !isOfWeakness(each));
  return list.map((each) => ({
    decision: textOf(readAt(each, 'decision')) ?? '',
    from: textOf(readAt(each, 'from')) ?? '',
    to: textOf(readAt(each, 'to')) ?? '',
    reason: textOf(readAt(each, 'reason')) ?? '',
    by: textOf(readAt(each, 'by')),
    date: textOf(readAt(each, 'date')),
  }));
}

/** The history of a policy document, oldest first as it stands in the file. */
export function listVersions(policy: Json | undefined): readonly VersionEntry[] {
  return listOf(readAt(policy, 'history')).map((entry) => ({
    version: stampOf(readAt(entry, 'version')) ?? '',
    date: stampOf(readAt(entry, 'date')),
    author: textOf(readAt(entry, 'author')),
    authorOrganisation: textOf(readAt(entry, 'authorOrganisation')),
    reason: textOf(readAt(entry, 'reason')),
    approvedBy: textOf(readAt(entry, 'approvedBy')),
    approverOrganisation: textOf(readAt(entry, 'approverOrganisation')),
    approvedOn: textOf(readAt(entry, 'approvedOn')),
    acknowledged: readAcknowledged(entry),
    accepted: readAccepted(entry),
  }));
}

/** Place in the history of the newest line of the version in force; −1 where it has none. */
function findEntry(policy: Json | undefined): number {
  const version = readVersion(policy);
  return version === null ? -1 : listVersions(policy).findLastIndex((entry) => entry.version === version);
}

/** The newest line of the version in force; null where the history has none. */
export function currentEntry(policy: Json | undefined): VersionEntry | null {
  return listVersions(policy)[findEntry(policy)] ?? null;
}

function changeEntry(policy: JsonObject, change: (entry: JsonObject) => JsonObject): JsonObject {
  const place = findEntry(policy);
  const history = listOf(policy['history']);
  const entry = history[place];
  if (!isObject(entry)) return policy;
  return { ...policy, history: history.with(place, change(entry)) };
}

/** Gives the policy a new version, not approved yet, with a line in its history. */
export function startVersion(policy: JsonObject, told: NewVersion): JsonObject {
  const entry = { ...told, approvedBy: null };
  return { ...policy, version: told.version, history: [...listOf(policy['history']), entry] };
}

/** The next version: the last number of the text one higher, `-2` behind a text without one. */
export function suggestVersion(version: string | null): string {
  if (version === null) return '1.0.0';
  const match = /^(.*?)(\d+)(\D*)$/.exec(version);
  if (match === null) return `${version}-2`;
  const [, before = '', number = '0', after = ''] = match;
  return `${before}${String(Number(number) + 1)}${after}`;
}

function isSameMove(one: Json, move: Downgrade): boolean {
  return (['decision', 'from', 'to'] as const).every((key) => readAt(one, key) === move[key]);
}

/**
 * Writes down that a downgrade is seen and accepted, in place of what was written of the same downgrade before. A policy
 * without a history line of its version stays as it is.
 */
export function acknowledgeMove(
  policy: JsonObject,
  move: Downgrade,
  told: { readonly by: string; readonly date: string; readonly reason: string },
): JsonObject {
  return changeEntry(policy, (entry) => {
    const others = listOf(entry['acknowledged']).filter((each) => !isSameMove(each, move));
    const { decision, from, to } = move;
    return { ...entry, acknowledged: [...others, { decision, from, to, ...told }] };
  });
}

function isSameWeakness(one: Json, weakness: Weakness): boolean {
  return (['kind', 'what', 'before', 'after'] as const).every((key) => readAt(one, key) === weakness[key]);
}

/** Writes down that a weakness is seen and accepted; a policy without a history line of its version stays as it is. */
export function acknowledgeWeakness(
  policy: JsonObject,
  { kind, what, before, after }: Weakness,
  told: { readonly by: string; readonly date: string; readonly reason: string },
): JsonObject {
  const weakness = { kind, what, before, after };
  return changeEntry(policy, (entry) => {
    const others = listOf(entry['acknowledged']).filter((each) => !isSameWeakness(each, weakness));
    return { ...entry, acknowledged: [...others, { ...weakness, ...told }] };
  });
}

/** Takes the acknowledgement of a weakness back. */
export function withdrawWeakness(policy: JsonObject, weakness: Weakness): JsonObject {
  return changeEntry(policy, (entry) => ({
    ...entry,
    acknowledged: listOf(entry['acknowledged']).filter((each) => !isSameWeakness(each, weakness)),
  }));
}

/** Takes an acknowledgement back. */
export function withdrawAcknowledgement(policy: JsonObject, move: Downgrade): JsonObject {
  return changeEntry(policy, (entry) => ({
    ...entry,
    acknowledged: listOf(entry['acknowledged']).filter((each) => !isSameMove(each, move)),
  }));
}

/** Writes down who approved the version in force. */
export function approveVersion(policy: JsonObject, { by, organisation, date }: ApprovalTold): JsonObject {
  const told = { approvedBy: by, approverOrganisation: organisation, approvedOn: date };
  return changeEntry(policy, (entry) => ({ ...entry, ...told }));
}

/** Takes the approval of the version in force back. */
export function withdrawApproval(policy: JsonObject): JsonObject {
  const told = ['approverOrganisation', 'approvedOn'];
  return changeEntry(policy, (entry) => ({
    ...Object.fromEntries(Object.entries(entry).filter(([member]) => !told.includes(member))),
    approvedBy: null,
  }));
}

/** Whether a policy was changed but still carries the version of its base. */
export function needsNewVersion(policy: Json | undefined, base: Json | undefined): boolean {
  return readVersion(policy) === readVersion(base) && JSON.stringify(policy) !== JSON.stringify(base);
}

function withoutHistory(policy: Json | undefined): string {
  return isObject(policy) ? JSON.stringify({ ...policy, history: null }) : '';
}

/**
 * Whether an approved policy was changed after its approval.
 *
 * @param steps the policy as opened and after every change since, oldest first
 */
export function isChangedSinceApproval(steps: readonly (Json | undefined)[]): boolean {
  const now = steps.at(-1);
  const version = readVersion(now);
  if ((currentEntry(now)?.approvedBy ?? null) === null) return false;
  const isApproved = (policy: Json | undefined) =>
    readVersion(policy) === version && (currentEntry(policy)?.approvedBy ?? null) !== null;
  const approval = steps.findLastIndex((step) => !isApproved(step)) + 1;
  return withoutHistory(steps[approval]) !== withoutHistory(now);
}

/** Whether two names are the same but for spaces, width and case. */
export function isSameName(one: string | null, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  return one !== null && plain(one) !== '' && plain(one) === plain(other);
}
