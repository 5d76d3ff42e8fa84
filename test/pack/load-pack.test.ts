import { describe, expect, test } from 'vitest';
import { buildPack, loadPack } from '../../engine/pack/load-pack.ts';
import { setAtPointer } from '../../engine/pack/set-value.ts';
import { createBarePack, toTexts } from '../fixtures/bare-pack.ts';

/** Loads the small desk with one value changed; the value `undefined` removes it. */
function loadWith(file: string, pointer: string, value: unknown) {
  const documents: Record<string, unknown> = createBarePack();
  const { document, issue } = setAtPointer(documents[file], pointer, value);
  expect(issue).toBeNull();
  return buildPack({ ...documents, [file]: JSON.parse(JSON.stringify(document)) });
}

const located = (loading: ReturnType<typeof buildPack>) =>
  loading.issues.map(({ code, file, pointer }) => [code, file, pointer]);

describe('a pack from outside', () => {
  test('may be bare throughout', () => {
    const { pack, issues } = loadPack(toTexts(createBarePack()));
    expect(issues).toEqual([]);
    expect(pack?.desk?.channels['phone']?.session[0]?.share).toBe(1);
    expect(pack?.provenance).toEqual([]);
    expect(pack?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('may state sources, and the engine then sees the bare value', () => {
    const total = { value: 100, unit: 'contacts', basis: 'published', source: 'report: p. 3' };
    const { pack, issues } = loadWith('demand.json', '/channels/phone/total', total);
    expect(issues).toEqual([]);
    expect(pack?.demand?.channels['phone']?.total).toBe(100);
    expect(pack?.provenance).toEqual([{ ...total, file: 'demand.json', pointer: '/channels/phone/total' }]);
  });

  test('keeps the value of a deterministic distribution, sourced or not', () => {
    const minutes = { kind: 'deterministic', value: { value: 12, unit: 'minutes', basis: 'assumed', source: 'a' } };
    const { pack } = loadWith('desk.json', '/channels/phone/wrapUp', minutes);
    expect(pack?.desk?.channels['phone']?.wrapUp).toEqual({ kind: 'deterministic', value: 12 });
  });
});

describe('what is wrong is said where it stands, in both languages', () => {
  const session = '/channels/phone/session';
  test.each<[string, string, string, unknown, string, string]>([
    ['a number written as text', 'desk.json', '/staffing/two/0/counsellors', '2', 'wrong-type', ''],
    ['a sourced value of null', 'demand.json', '/channels/phone/total', { value: null }, 'wrong-type', '/value'],
    [
      'a sourced value in hours',
      'desk.json',
      '/channels/phone/serviceLevel/withinMinutes',
      { value: 1, unit: 'hours' },
      'wrong-unit',
      '/unit',
    ],
    ['half a counsellor', 'desk.json', '/staffing/two/0/counsellors', 2.5, 'not-whole', ''],
    ['a negative rate', 'demand.json', '/channels/phone/perHour/weekday/3', -1, 'too-small', ''],
    ['23 rates', 'demand.json', '/channels/phone/perHour/weekday', Array(23).fill(1), 'too-small', ''],
    ['25 rates', 'demand.json', '/channels/phone/perHour/weekday', Array(25).fill(1), 'too-big', ''],
    ['a share over 1', 'desk.json', `${session}/0/share`, 1.5, 'too-big', ''],
    [
      'a time of the clock that does not exist',
      'desk.json',
      '/channels/phone/open/weekday/1',
      '25:00',
      'wrong-form',
      '',
    ],
    ['a date that does not exist', 'demand.json', '/calendar/to', '2021-02-30', 'wrong-form', ''],
    ['another kind of admission', 'desk.json', '/channels/phone/admission/kind', 'lottery', 'not-an-option', ''],
    ['another kind of distribution', 'desk.json', `${session}/0/minutes/kind`, 'weibull', 'not-an-option', ''],
    ['an unknown day', 'desk.json', '/channels/phone/open/moonday', ['10:00', '12:00'], 'unknown-key', ''],
    ['an unknown member', 'desk.json', '/channels/phone/colour', 'blue', 'unknown-key', ''],
    ['an unknown stepDown', 'desk.json', '/channels/phone/stepDown', 'vanish', 'not-an-option', ''],
    ['a newer format', 'desk.json', '/formatVersion', 2, 'format-too-new', ''],
    ['shares that sum to 0.9', 'desk.json', `${session}/0/share`, 0.9, 'shares-do-not-sum', '!/channels/phone/session'],
    ['requeue without a queue', 'desk.json', '/channels/phone/stepDown', 'requeue', 'requeue-needs-queue', ''],
    [
      'two chats with one speed',
      'desk.json',
      '/channels/phone/perCounsellor',
      2,
      'slowdown-too-short',
      '!/channels/phone/slowdown',
    ],
    [
      'a last entry after closing',
      'desk.json',
      '/channels/phone/lastEntry',
      { weekday: '17:00' },
      'last-entry-outside',
      '/weekday',
    ],
    ['a calendar that ends before it starts', 'demand.json', '/calendar/to', '2021-03-01', 'date-order', '!/calendar'],
    ['a calendar of a century', 'demand.json', '/calendar/to', '2121-03-01', 'calendar-too-long', '!/calendar'],
    ['no staffing', 'desk.json', '/staffing', {}, 'staffing-missing', ''],
    ['staff for a channel that is not there', 'desk.json', '/staffing/two/0/channel', 'fax', 'channel-unknown', ''],
    [
      'a bin that ends before it starts',
      'desk.json',
      `${session}/0/minutes`,
      { kind: 'empirical', bins: [[30, 10, 1]] },
      'bin-order',
      '/bins/0',
    ],
    [
      'bins that sum to 0.5',
      'desk.json',
      `${session}/0/minutes`,
      { kind: 'empirical', bins: [[0, 10, 0.5]] },
      'shares-do-not-sum',
      '/bins',
    ],
  ])('%s', (_, file, pointer, value, code, suffix) => {
    const loading = loadWith(file, pointer, value);
    expect(loading.pack).toBeNull();
    const at = suffix.startsWith('!') ? suffix.slice(1) : pointer + suffix;
    expect(located(loading)).toEqual([[code, file, at]]);
    const [issue] = loading.issues;
    expect(issue?.message.ja).toMatch(/[ぁ-ん]/);
    expect(issue?.message.en).toMatch(/[a-z]/);
    expect(`${issue?.message.ja}${issue?.message.en}`).not.toMatch(/\{\w+\}|undefined|\[object/);
  });

  test('a missing member says its name and what belongs there', () => {
    const loading = loadWith('desk.json', '/channels/phone/admission', undefined);
    expect(located(loading)).toEqual([['missing-value', 'desk.json', '/channels/phone/admission']]);
    expect(loading.issues[0]?.message.en).toContain('with kind');
  });

  test('an unknown member is told which names there are', () => {
    const { issues } = loadWith('desk.json', '/channels/phone/colour', 'blue');
    expect(issues[0]?.params['allowed']).toContain('admission');
  });

  test('a unit that nobody knows is a warning, and the pack still loads', () => {
    const { pack, issues } = loadWith('demand.json', '/channels/phone/total', { value: 5, unit: 'furlongs' });
    expect(pack).not.toBeNull();
    expect(issues).toMatchObject([
      { code: 'unknown-unit', severity: 'warning', pointer: '/channels/phone/total/unit' },
    ]);
  });

  test('everything is reported at once, over all files', () => {
    const texts = toTexts(createBarePack());
    texts['desk.json'] =
      texts['desk.json']?.replace('"counsellors": 2', '"counsellors": "2"').replace('10:00', '10-00') ?? '';
    texts['demand.json'] = texts['demand.json']?.slice(0, -10) ?? '';
    const { pack, issues } = loadPack(texts);
    expect(pack).toBeNull();
    expect(issues.map(({ code, file }) => [code, file])).toEqual([
      ['not-json', 'demand.json'],
      ['wrong-form', 'desk.json'],
      ['wrong-type', 'desk.json'],
    ]);
  });

  test('a malformed part does not hide a fault of another kind in the same file', () => {
    const documents = createBarePack();
    const texts = toTexts(documents);
    texts['desk.json'] = (texts['desk.json'] ?? '')
      .replace('"share": 1', '"share": 0.9')
      .replace('"wrapUp": null', '"wrapUp": 1e999, "colour": "blue"')
      .replace('"counsellors": 2', '"counsellors": "two"')
      .replace('"stepDown": "finish"', '"stepDown": "requeue"');
    const { pack, issues } = loadPack(texts);
    expect(pack).toBeNull();
    expect(issues.map(({ code, pointer }) => `${code} ${pointer}`).sort()).toEqual([
      'number-too-large /channels/phone/wrapUp',
      'requeue-needs-queue /channels/phone/stepDown',
      'shares-do-not-sum /channels/phone/session',
      'unknown-key /channels/phone/colour',
      'wrong-type /staffing/two/0/counsellors',
    ]);
  });

  test('a pack without a desk is told what it needs', () => {
    const { 'pack.json': identity, 'demand.json': demand } = createBarePack();
    expect(located(buildPack({ 'pack.json': identity, 'demand.json': demand }))).toEqual([
      ['file-missing', 'desk.json', ''],
    ]);
    expect(located(buildPack({})).map(([code, file]) => `${code} ${file}`)).toEqual([
      'file-missing pack.json',
      'file-missing demand.json',
      'file-missing desk.json',
    ]);
  });

  test('a demand for a channel without a desk', () => {
    const loading = loadWith('demand.json', '/channels/fax', { perHour: { weekday: null } });
    expect(located(loading)).toEqual([['channel-unknown', 'demand.json', '/channels/fax']]);
  });

  test('a document that is not an object at all', () => {
    expect(located(buildPack({ ...createBarePack(), 'desk.json': [] }))).toEqual([['wrong-type', 'desk.json', '']]);
    expect(located(buildPack({ ...createBarePack(), 'desk.json': null }))).toEqual([['wrong-type', 'desk.json', '']]);
  });
});

describe('a pack that ships with the product', () => {
  test('does not load while a key number has no basis', () => {
    const { pack, issues } = buildPack(createBarePack(), { requireBasis: true });
    expect(pack).toBeNull();
    const pointers = issues.filter((issue) => issue.code === 'no-basis').map((issue) => issue.pointer);
    expect(pointers).toContain('/staffing/two/0/counsellors');
    expect(pointers).toContain('/channels/phone/perHour/weekday/0');
    expect(pointers).not.toContain('/formatVersion');
  });
});

describe('setting one value', () => {
  const document = {
    a: { value: 7, unit: 'counsellors', basis: 'published', source: 's', low: 5 },
    list: [1, { b: 2 }],
  };

  test('a sourced number that the user changes is the user’s assumption', () => {
    expect(setAtPointer(document, '/a', 8).document).toMatchObject({
      a: { value: 8, unit: 'counsellors', basis: 'assumed', source: 'user' },
    });
    expect(setAtPointer(document, '/a', 8).document).not.toHaveProperty('a.low');
    expect(setAtPointer(document, '/a/value', 8).document).toEqual(setAtPointer(document, '/a', 8).document);
    expect(document.a.value).toBe(7);
  });

  test('members are replaced, added and appended', () => {
    expect(setAtPointer(document, '/list/1/b', 3).document).toHaveProperty('list', [1, { b: 3 }]);
    expect(setAtPointer(document, '/list/-', 3).document).toHaveProperty('list', [1, { b: 2 }, 3]);
    expect(setAtPointer(document, '/c', 3).document).toHaveProperty('c', 3);
    expect(setAtPointer(document, '', 3).document).toBe(3);
  });

  test.each(['/list/2', '/list/01', '/x/y', '/a/value/z', 'a', '/list/-/b'])('%s does not exist', (pointer) => {
    const { issue } = setAtPointer(document, pointer, 1);
    expect(issue?.code).toBe('set-no-such-place');
  });

  test('a name of the prototype is no place', () => {
    expect(setAtPointer({ a: {} }, '/a/__proto__', { polluted: true }).issue?.code).toBe('set-no-such-place');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
