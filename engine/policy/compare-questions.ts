import {
  caseActions,
  isOrdered,
  outcomesOf,
  type Decision,
  type FactDefinition,
  type Policy,
} from '../pack/policy-model.ts';
import { tellWeakening, type Weakening } from './compare-weakening.ts';
import { toText } from './stable-text.ts';

type Told = Omit<Weakening, 'message'>;

function compareFact(one: FactDefinition, other: FactDefinition | undefined): Told[] {
  const what = one.id;
  if (other === undefined || other.kind !== one.kind) {
    return [{ kind: 'questionDropped', what, before: one.kind, after: other?.kind ?? null }];
  }
  const skipped: Told[] =
    other.askWhen !== undefined && toText(one.askWhen ?? null) !== toText(other.askWhen)
      ? [
          {
            kind: 'questionSkipped',
            what,
            before: one.askWhen ? toText(one.askWhen) : null,
            after: toText(other.askWhen),
          },
        ]
      : [];
  const isProxy = (fact: FactDefinition) => 'proxy' in fact && fact.proxy === true;
  const asked: Told[] = [
    ...skipped,
    ...(isProxy(one) && !isProxy(other) ? [{ kind: 'proxyDropped', what, before: 'proxy', after: null } as const] : []),
  ];
  if (one.kind === 'answer' && other.kind === 'answer' && one.danger && !other.danger) {
    return [...asked, { kind: 'dangerDropped', what, before: 'danger', after: null }];
  }
  if (one.kind === 'integer' && other.kind === 'integer') {
    const show = ({ min, max }: { readonly min: number; readonly max: number }) => `${min}–${max}`;
    return other.min > one.min || other.max < one.max
      ? [...asked, { kind: 'rangeNarrowed', what, before: show(one), after: show(other) }]
      : asked;
  }
  if (one.kind === 'choice' && other.kind === 'choice') {
    const dropped = one.options.filter((option) => !other.options.includes(option));
    return [...asked, ...dropped.map((option): Told => ({ kind: 'optionDropped', what, before: option, after: null }))];
  }
  return asked;
}

/** What a decision says of its outcomes: their order, what they do and mean, and what they are about. */
function compareDecision(one: Decision, other: Decision): Told[] {
  const [before, after] = [outcomesOf(one), outcomesOf(other)];
  const places = before.map((outcome) => after.indexOf(outcome)).filter((place) => place >= 0);
  const isKept = isOrdered(other) && places.every((place, at) => at === 0 || place > (places[at - 1] ?? -1));
  const rankOf = (action: (typeof caseActions)[number] | undefined) => (action ? caseActions.indexOf(action) : -1);
  const lowered = before.flatMap((outcome): Told[] => {
    const [from, to] = [one.carriesOut?.[outcome], other.carriesOut?.[outcome]];
    if (from === undefined || !after.includes(outcome) || rankOf(to) >= rankOf(from)) return [];
    return [{ kind: 'actionLowered', what: outcome, before: from, after: to ?? null }];
  });
  const meanings = before.flatMap((outcome): Told[] => {
    const left = other.means?.[outcome] ?? [];
    const gone = (one.means?.[outcome] ?? []).filter((meaning) => !left.includes(meaning));
    if (!after.includes(outcome)) return [];
    return gone.map((meaning): Told => ({ kind: 'meaningDropped', what: outcome, before: meaning, after: null }));
  });
  const isSupport = one.concerns !== 'support' && other.concerns === 'support';
  return [
    ...(isOrdered(one) && !isKept
      ? [{ kind: 'orderDropped', what: one.id, before: before.join(' < '), after: after.join(' < ') } as const]
      : []),
    ...lowered,
    ...meanings,
    ...(isSupport
      ? [{ kind: 'concernDropped', what: one.id, before: one.concerns ?? null, after: 'support' } as const]
      : []),
  ];
}

/** What a later version no longer asks, no longer takes as an answer, or no longer says of its outcomes. */
export function findQuestionWeakenings(before: Policy, after: Policy, words: Policy): readonly Weakening[] {
  const others = before.groups.filter(
    ({ id, other }) => other && !after.groups.some((group) => group.id === id && group.other),
  );
  const found: Told[] = [
    ...before.facts.flatMap((one) =>
      compareFact(
        one,
        after.facts.find(({ id }) => id === one.id),
      ),
    ),
    ...others.map(({ id }): Told => ({ kind: 'otherDropped', what: id, before: 'other', after: null })),
    ...before.decisions.flatMap((one) => {
      const other = after.decisions.find(({ id }) => id === one.id);
      return other ? compareDecision(one, other) : [];
    }),
  ];
  return found.map((each) => tellWeakening(words, each));
}
