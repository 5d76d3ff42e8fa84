import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../workbench/state/json.ts';
import { readTypedDate } from '../../workbench/surfaces/policy/versions/typed-date.ts';
import {
  acknowledgeMove,
  acknowledgeWeakness,
  approveVersion,
  currentEntry,
  isChangedSinceApproval,
  isSameName,
  listVersions,
  needsNewVersion,
  startVersion,
  suggestVersion,
  withdrawAcknowledgement,
  withdrawApproval,
  withdrawWeakness,
} from '../../workbench/surfaces/policy/versions/version-edits.ts';

const policy: JsonObject = {
  version: '1.0.0',
  rules: [],
  history: [{ version: '1.0.0', date: '2026-04-01', author: 'A', reason: 'first', approvedBy: null }],
};
const told = { version: '1.1.0', date: '2026-11-20', author: '山田', authorOrganisation: '企画課', reason: '見直し' };
const move = { decision: 'urgency', from: 'immediate', to: 'high' };

describe('a typed day', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    ['２０２６／４／１', '2026-04-01'],
    ['2026年4月1日', '2026-04-01'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is read as %s', (text, day) => {
    expect(readTypedDate(text)).toBe(day);
  });

  test.each(['', 'きのう', '2026-02-29', '1900-02-29', '2026-13-01', '2026-04-31', '2026-00-10', '26-4-1', '2026-4'])(
    '%s is no day',
    (text) => {
      expect(readTypedDate(text)).toBeNull();
    },
  );
});

describe('a new version', () => {
  test('is written into the history, unapproved, and what was there stays', () => {
    const next = startVersion(policy, told);
    expect(listVersions(next).map((entry) => entry.version)).toEqual(['1.0.0', '1.1.0']);
    expect(currentEntry(next)).toMatchObject({ author: '山田', authorOrganisation: '企画課', approvedBy: null });
    expect(policy['version']).toBe('1.0.0');
  });

  test('is needed where the content changed under the old number, and not where it did not', () => {
    expect(needsNewVersion({ ...policy, rules: [1] }, policy)).toBe(true);
    expect(needsNewVersion(policy, policy)).toBe(false);
    expect(needsNewVersion(startVersion({ ...policy, rules: [1] }, told), policy)).toBe(false);
  });

  test('is suggested one higher than the last', () => {
    expect([null, '1.0.0', '1.9', 'FY2018', 'draft'].map(suggestVersion)).toEqual([
      '1.0.0',
      '1.0.1',
      '1.10',
      'FY2019',
      'draft-2',
    ]);
  });
});

describe('an acknowledgement', () => {
  const by = { by: '佐藤', date: '2026-11-21', reason: '会議で決めた' };

  test('says who, when and why, replaces an older one of the same downgrade, and can be taken back', () => {
    const next = startVersion(policy, told);
    const once = acknowledgeMove(next, move, { ...by, reason: '下書き' });
    const twice = acknowledgeMove(once, move, by);
    expect(currentEntry(twice)?.acknowledged).toEqual([{ ...move, ...by }]);
    expect(currentEntry(withdrawAcknowledgement(twice, move))?.acknowledged).toEqual([]);
    expect(listVersions(twice)[0]?.acknowledged).toEqual([]);
  });

  test('has no place in a policy without a history of its version', () => {
    const bare = { version: '2', history: policy['history'] ?? [] };
    expect(acknowledgeMove(bare, move, by)).toBe(bare);
  });
});

describe('the acknowledgement of a longer deadline, or of anything else that is weaker', () => {
  const weakness = { kind: 'deadline', what: 'urgency', before: 48, after: null };
  const by = { by: '課長', date: '2026-11-21', reason: '合意した' };

  test('stands beside those of downgrades, once, and can be taken back', () => {
    const next = acknowledgeMove(startVersion(policy, told), move, by);
    const twice = acknowledgeWeakness(acknowledgeWeakness(next, weakness, { ...by, reason: '下書き' }), weakness, by);
    expect(currentEntry(twice)?.accepted).toEqual([{ ...weakness, ...by }]);
    expect(currentEntry(twice)?.acknowledged).toEqual([{ ...move, ...by }]);
    expect(withdrawWeakness(twice, weakness)).toEqual(next);
  });

  test('is of one weakness alone', () => {
    const once = acknowledgeWeakness(startVersion(policy, told), weakness, by);
    expect(withdrawWeakness(once, { ...weakness, after: 720 })).toEqual(once);
  });
});

describe('an approval', () => {
  test('names person, organisation and day, and can be taken back without a trace', () => {
    const next = startVersion(policy, told);
    const approved = approveVersion(next, { by: '鈴木', organisation: '本庁', date: '2026-12-01' });
    expect(currentEntry(approved)).toMatchObject({
      approvedBy: '鈴木',
      approverOrganisation: '本庁',
      approvedOn: '2026-12-01',
    });
    expect(withdrawApproval(approved)).toEqual(next);
  });

  test('does not hold for what is changed afterwards, until that is taken back or approved anew', () => {
    const told = { by: '鈴木', organisation: '本庁', date: '2026-12-01' };
    const approved = approveVersion(policy, told);
    const changed = { ...approved, rules: [1] };
    expect(isChangedSinceApproval([policy, approved])).toBe(false);
    expect(isChangedSinceApproval([policy, approved, changed])).toBe(true);
    expect(isChangedSinceApproval([approved, changed])).toBe(true);
    expect(isChangedSinceApproval([policy, approved, changed, approved])).toBe(false);
    const withdrawn = withdrawApproval(changed);
    expect(isChangedSinceApproval([approved, changed, withdrawn])).toBe(false);
    expect(isChangedSinceApproval([approved, changed, withdrawn, approveVersion(withdrawn, told)])).toBe(false);
  });

  test('is not given by the author under another spelling', () => {
    expect(isSameName('企画 課', '企画課')).toBe(true);
    expect(isSameName('ABC', 'ａｂｃ')).toBe(true);
    expect(isSameName('企画課', '本庁')).toBe(false);
    expect(isSameName(null, '')).toBe(false);
    expect(isSameName('', '')).toBe(false);
  });
});
