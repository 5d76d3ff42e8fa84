import type { Localized } from '../domain/localized.ts';
import type { FactValue, Policy, WeakeningKind } from '../pack/policy-model.ts';
import { wordDecision, wordFact, wordName } from './policy-words.ts';

/** A way in which a version is weaker than the one before, beside the outcomes of complete cases. */
export interface Weakening {
  readonly kind: WeakeningKind;
  /** The decision, fact, group, floor, invariant, test or role that it is about. */
  readonly what: string;
  /** What stood before; null where nothing did. Deadlines in hours. */
  readonly before: string | number | null;
  /** What stands now; null where nothing does. */
  readonly after: string | number | null;
  /** The smallest case that shows it, where a case can. */
  readonly witness?: { readonly facts: Readonly<Record<string, FactValue | null>> };
  readonly message: Localized;
}

/** Two weakenings are the same where nothing but their witness differs: so they are acknowledged. */
export function nameWeakening({ kind, what, before, after }: Omit<Weakening, 'message' | 'witness'>): string {
  return JSON.stringify([kind, what, before, after]);
}

function wordHours(hours: string | number | null): Localized {
  return hours === null ? { ja: '期限なし', en: 'no deadline' } : { ja: `${hours}時間`, en: `${hours} hours` };
}

function wordSide(words: Policy, side: string | number | null): Localized {
  return side === null ? { ja: 'なし', en: 'none' } : wordName(words, String(side));
}

/** What is said of a weakening, without the case that shows it. */
function wordChange(words: Policy, { kind, what, before, after }: Omit<Weakening, 'message'>): Localized {
  const [from, to] = [wordSide(words, before), wordSide(words, after)];
  const decision = wordDecision(words, what);
  const fact = wordFact(words, what);
  const name = wordName(words, what);
  switch (kind) {
    case 'deadline':
    case 'incompleteDeadline': {
      const [soon, late] = [wordHours(before), wordHours(after)];
      return {
        ja: `判断「${decision.ja}」の期限が、${soon.ja}から${late.ja}に延びます。`,
        en: `The deadline of decision "${decision.en}" goes from ${soon.en} to ${late.en}.`,
      };
    }
    case 'approvalDropped':
    case 'incompleteApproval':
      return {
        ja: `判断「${decision.ja}」に、「${from.ja}」の承認が要らなくなります。`,
        en: `Decision "${decision.en}" no longer needs approval by "${from.en}".`,
      };
    case 'stepDropped':
    case 'incompleteStep':
      return {
        ja: `判断「${decision.ja}」から「${from.ja}」がなくなります。`,
        en: `Decision "${decision.en}" no longer gives "${from.en}".`,
      };
    case 'incompleteOutcome':
      return {
        ja: `判断「${decision.ja}」が「${from.ja}」から「${to.ja}」へ下がるか、順のない結果に変わります。`,
        en: `Decision "${decision.en}" falls from "${from.en}" to "${to.en}", or changes with no order to tell how.`,
      };
    case 'otherDropped':
      return {
        ja: `「${name.ja}」で、一覧にない兆候（その他）を書き留められなくなります。`,
        en: `"${name.en}" no longer takes a sign outside its list (other).`,
      };
    case 'questionDropped':
      return {
        ja: `「${fact.ja}」を尋ねなくなるか、答え方が変わります。`,
        en: `"${fact.en}" is no longer asked, or asked in another form.`,
      };
    case 'questionSkipped':
      return {
        ja: `「${fact.ja}」を尋ねる条件が変わります。尋ねない場合が増えるかもしれません。`,
        en: `When "${fact.en}" is asked has changed; it may be skipped more often.`,
      };
    case 'optionDropped':
      return {
        ja: `「${fact.ja}」で「${from.ja}」と答えられなくなります。`,
        en: `"${fact.en}" can no longer be answered "${from.en}".`,
      };
    case 'rangeNarrowed':
      return {
        ja: `「${fact.ja}」で答えられる数が、${before}から${after}に狭まります。`,
        en: `The numbers that "${fact.en}" takes narrow from ${before} to ${after}.`,
      };
    case 'dangerDropped':
      return {
        ja: `「${fact.ja}」が危険の兆候でなくなり、下がらないことを検証しなくなります。`,
        en: `"${fact.en}" is no longer a danger sign, so that nothing checks that it never lowers an outcome.`,
      };
    case 'proxyDropped':
      return {
        ja: `「${fact.ja}」だけで緊急度が上がらないことを検証しなくなります。`,
        en: `Nothing checks any more that "${fact.en}" by itself raises no outcome (proxy).`,
      };
    case 'orderDropped':
      return {
        ja: `判断「${decision.ja}」の結果の順が変わり、下がったかを比べられなくなります。`,
        en: `The order of the outcomes of decision "${decision.en}" has changed or is gone.`,
      };
    case 'actionLowered':
    case 'meaningDropped':
      return {
        ja: `「${name.ja}」になったときにすることが、「${from.ja}」から「${to.ja}」に変わります。`,
        en: `What follows from "${name.en}" changes from "${from.en}" to "${to.en}".`,
      };
    case 'concernDropped':
      return {
        ja: `判断「${decision.ja}」が支援の判断とされ、困窮などだけで上がらないことを検証しなくなります。`,
        en: `Decision "${decision.en}" now counts as support, so that nothing checks what poverty and the like raise.`,
      };
    case 'invariant':
    case 'floor':
    case 'test': {
      const kinds = {
        invariant: { ja: '方針の約束', en: 'Invariant' },
        floor: { ja: '下限', en: 'Floor' },
        test: { ja: '試験', en: 'Test' },
      } as const;
      const [of, isLoosened] = [kinds[kind], after !== null];
      const sides = isLoosened ? `${before} → ${after}` : String(before);
      const told = kind === 'test' ? { ja: '', en: '' } : { ja: `（${sides}）`, en: ` (${sides})` };
      return {
        ja: `${of.ja}「${name.ja}」が${isLoosened ? 'ゆるみます' : 'なくなります'}${told.ja}。`,
        en: `${of.en} "${name.en}" is ${isLoosened ? 'loosened' : 'gone'}${told.en}.`,
      };
    }
    case 'impossibleAdded':
      return {
        ja: 'ありえないとする場合が増え、検証しない事例が増えます。',
        en: 'More cases are declared impossible, so that fewer are verified.',
      };
    case 'overrideDown':
      return { ja: `「${to.ja}」が判断を下げられるようになります。`, en: `"${to.en}" may now decide lower.` };
    case 'overrideReason':
      return { ja: '判断を下げるのに理由が要らなくなります。', en: 'Deciding lower no longer needs a reason.' };
    case 'overrideUp':
      return { ja: `「${from.ja}」が判断を上げられなくなります。`, en: `"${from.en}" may no longer decide higher.` };
    case 'secondOrganisation':
      return {
        ja: '別の機関の承認が要らなくなります。',
        en: 'Approval by a second organisation is no longer needed.',
      };
  }
}

/** A weakening with its message; the case that shows it, in words, stands in front. */
export function tellWeakening(words: Policy, found: Omit<Weakening, 'message'>, given?: Localized): Weakening {
  const { ja, en } = wordChange(words, found);
  return { ...found, message: given ? { ja: `${given.ja}：${ja}`, en: `In ${given.en}: ${en}` } : { ja, en } };
}
