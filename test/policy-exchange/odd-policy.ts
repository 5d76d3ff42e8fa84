import fc from 'fast-check';
import { loadPolicy } from '../../engine/pack/load-policy.ts';
import { findUnseen } from '../../engine/pack/policy-names.ts';
import { policyDocumentArbitrary } from '../policy/random-policy.ts';

type Json = Record<string, unknown>;

/** Texts that spreadsheets and XML are known to run, change, cut or lose. */
export const oddTexts = [
  '=1+1',
  '=HYPERLINK("http://example.invalid")',
  '+81',
  '-2',
  '-2+3',
  '@SUM(A1)',
  '\tタブ',
  ' =1',
  "'=1",
  "''",
  "'引用",
  '＝１＋１',
  '"quoted", with comma',
  'line\nbreak',
  'line\r\nbreak\rold',
  ' blank at both ends ',
  '　全角の空白　',
  '全角ＡＢＣ１２３、「かぎ」・①㈱髙﨑',
  '𠮷野家👨‍👩‍👧',
  'é é',
  '_x0041_',
  '\\u0041',
  '\\',
  '\u0000\u0001\u001f',
  '\uFEFFmark',
  'TRUE',
  'false',
  '007',
  '1e5',
  '2021-04-01',
  '1/2',
  '[1,2]',
  '{"a":1}',
  'null',
  'a | b',
  'a｜b',
  '≥ 3',
  '≠ x',
  '&',
  '⟦1⟧',
  '<xml> & "entity" &amp;',
  'x'.repeat(40_000),
] as const;

/** An odd text as the name of something: without what a name is refused for. */
export function nameOf(text: string): string {
  const unseen = findUnseen(text);
  return unseen === null ? text : unseen.name || 'nameless';
}

export const oddText = fc.oneof(
  fc.constantFrom(...oddTexts.filter((text) => text.length < 1000)),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);

const label = fc.oneof(oddText, fc.record({ ja: oddText, en: oddText }), fc.constant({ ja: '', en: 'x' }));

const deadline = fc.oneof(
  fc.constantFrom<unknown>(0, 24, 48.5, null),
  fc.record(
    {
      value: fc.constantFrom(1, 48),
      unit: fc.constantFrom('hours', 'hour'),
      basis: fc.constantFrom('published', 'assumed'),
      source: fc.oneof(oddText, fc.constant('')),
      note: fc.record({ ja: oddText, en: oddText }),
      low: fc.constant(1),
    },
    { requiredKeys: ['value'] },
  ),
);

function defined(members: Json): Json {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

const trimmings = fc.record({
  title: fc.option(label, { nil: undefined }),
  version: fc.constantFrom<unknown>('1', 2021, undefined),
  effectiveFrom: fc.constantFrom<unknown>('2021-04-01', null, undefined),
  formatVersion: fc.constantFrom<unknown>(1, undefined),
  overrides: fc.constantFrom<unknown>(
    { up: { roles: ['=1', 'a'] } },
    { down: { roles: [], reason: false } },
    undefined,
  ),
  history: fc.option(
    fc.array(fc.record({ version: fc.constantFrom<unknown>(1, '1'), reason: oddText }), { maxLength: 2 }),
    { nil: undefined },
  ),
  tests: fc.constantFrom<unknown>([], undefined),
});

/**
 * Random policy documents with everything a spreadsheet could lose: odd texts, absent and explicit defaults, sourced
 * numbers, conditions with names of their own, doubled comparisons, and members that most policies never use.
 */
export const oddDocumentArbitrary: fc.Arbitrary<Json> = fc
  .tuple(
    policyDocumentArbitrary(),
    trimmings,
    fc.infiniteStream(
      fc.record({ label: fc.option(label, { nil: undefined }), source: fc.oneof(oddText, fc.constant('')) }),
    ),
    fc.infiniteStream(
      fc.record({
        deadline: fc.option(deadline, { nil: undefined }),
        because: fc.option(label, { nil: undefined }),
        approvals: fc.option(fc.array(oddText, { maxLength: 3 }), { nil: undefined }),
        priority: fc.boolean(),
        twist: fc.integer({ min: 0, max: 5 }),
      }),
    ),
  )
  .map(([document, extras, factStream, ruleStream]) => {
    const facts = (document['facts'] as Json[]).map((fact) => defined({ ...fact, ...factStream.next().value }));
    const rules = (document['rules'] as Json[]).map((rule) => {
      const draw = ruleStream.next().value;
      const event = rule['event'] as { type: unknown; params: Json };
      const params = defined({
        outcome: event.params['outcome'],
        deadlineHours: draw.deadline,
        because: draw.because,
        approvals: draw.approvals,
      });
      const conditions = rule['conditions'] as Json;
      const all = conditions['all'] as Json[] | undefined;
      const twisted =
        draw.twist === 0
          ? { ...conditions, name: '=name' }
          : draw.twist === 1 && all
            ? { all: [...all, ...all] }
            : draw.twist === 2 && all
              ? { all: all.map((each) => ({ ...each, priority: 2 })) }
              : conditions;
      return defined({
        ...rule,
        priority: draw.priority ? rule['priority'] : undefined,
        conditions: twisted,
        event: { type: event.type, params },
      });
    });
    return JSON.parse(JSON.stringify({ ...document, ...extras, facts, rules })) as Json;
  })
  .filter((document) => loadPolicy(document, 'policy.json').policy !== null);
