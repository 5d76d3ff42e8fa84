import { listOf, readAt, type Json } from '../../../state/json.ts';
import { findPersonalPlaces, type PersonalPlace, type PersonalTrace } from '../../../state/personal-data.ts';
import { isConfirmed } from '../../../ui/personal-guard.tsx';

const file = 'policy.json';

/** Where a policy names who made, accepted or approved it: a name belongs there, a number or an address does not. */
const signedAt = /^\/history\/\d+\/(?:author|approvedBy|(?:author|approver)Organisation|acknowledged\/\d+\/by)$/;

function isLegitimate({ pointer, kind }: PersonalPlace): boolean {
  return kind === 'name' && signedAt.test(pointer);
}

function nameTrace({ kind, text }: PersonalTrace): string {
  return `${kind} ${text}`;
}

function textAt(document: Json, pointer: string): string {
  const found = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>(
      (at, part) => (Array.isArray(at) ? listOf(at)[Number(part)] : readAt(at, part)),
      document,
    );
  return typeof found === 'string' ? found : '';
}

/**
 * What looks like personal data in a changed policy and was not in it before, each piece once. Texts that the user has said
 * to be of nobody real are left out, and so are the names of authors and approvers.
 */
export function findNewPersonal(before: Json | undefined, after: Json): readonly PersonalTrace[] {
  const known = new Set(before === undefined ? [] : findPersonalPlaces(file, before).map(nameTrace));
  const found = findPersonalPlaces(file, after).filter(
    (place) =>
      !isLegitimate(place) &&
      !known.has(nameTrace(place)) &&
      !isConfirmed(place.text) &&
      !isConfirmed(textAt(after, place.pointer)),
  );
  return [...new Map(found.map(({ kind, text }) => [nameTrace({ kind, text }), { kind, text }])).values()];
}
