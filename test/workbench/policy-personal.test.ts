import { describe, expect, test } from 'vitest';
import type { Json } from '../../workbench/state/json.ts';
import { findNewPersonal } from '../../workbench/surfaces/policy/editing/personal-strings.ts';
import { confirmTexts } from '../../workbench/ui/personal-guard.tsx';

const opened: Json = {
  title: { ja: '試し', en: 'trial' },
  rules: [{ name: 'one', because: { ja: '代表番号 03-0000-1111', en: 'desk' } }],
  groups: [],
  history: [{ version: '1.0.0', author: '見本', approvedBy: null, reason: '初め' }],
};

const found = (after: Json) => findNewPersonal(opened, after).map(({ kind, text }) => `${kind} ${text}`);

describe('personal data that comes into a policy', () => {
  test.each<[string, Json]>([
    ['a telephone number typed into the title', { ...opened, title: { ja: '試し 090-1234-5678', en: 'trial' } }],
    [
      'one in the name of a group',
      { ...opened, groups: [{ id: 'g', label: { ja: '090-1234-5678', en: 'g' }, of: [] }] },
    ],
    ['one used as the name of a member', { ...opened, meta: { '090-1234-5678': true } }],
    ['one as the author', { ...opened, history: [{ version: '1.0.0', author: '見本 090-1234-5678' }] }],
    ['one as who approved', { ...opened, history: [{ version: '1.0.0', approvedBy: '090-1234-5678' }] }],
  ])('is noticed: %s', (_what, after) => {
    expect(found(after)).toEqual(['phone 090-1234-5678']);
  });

  test('is told once, however often it stands there', () => {
    expect(found({ ...opened, title: { ja: '070-1111-2222', en: '070-1111-2222' } })).toEqual(['phone 070-1111-2222']);
  });

  test('is not what stood there before, in a text that is edited around it', () => {
    expect(found({ ...opened, rules: [{ name: 'one', because: { ja: '窓口 03-0000-1111', en: 'desk' } }] })).toEqual(
      [],
    );
  });

  test('is no name of an author or an approver, but a name anywhere else', () => {
    const history = [
      { version: '1.0.0', author: '山田太郎様', approvedBy: '佐藤さん', acknowledged: [{ by: '木村さん' }] },
    ];
    expect(found({ ...opened, history })).toEqual([]);
    expect(found({ ...opened, history: [{ version: '1.0.0', reason: '山田太郎様より' }] })).toEqual([
      'name 山田太郎様',
    ]);
  });

  test('is let pass once it is said to be of nobody real', () => {
    const after = { ...opened, title: { ja: '080-9999-0000', en: 'trial' } };
    expect(found(after)).toHaveLength(1);
    confirmTexts(['080-9999-0000']);
    expect(found(after)).toEqual([]);
  });
});
