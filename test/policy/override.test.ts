import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { overrideCase, overrideOutcome, type OverrideRequest } from '../../engine/policy/override.ts';
import { practiceDesk, readPracticeDesk, rule, yes } from './practice-desk.ts';
import { requirePolicy } from './random-policy.ts';

describe('Deciding otherwise than recommended', () => {
  const request: OverrideRequest = {
    decision: 'urgency',
    recommended: 'high',
    wanted: 'low',
    role: 'sectionChief',
    reason: 'seen safe at school today',
    deadlineHours: 48,
    hoursSinceReceipt: 10,
    floors: [],
  };
  const codes = (changes: Partial<OverrideRequest>) =>
    overrideOutcome(practiceDesk(), { ...request, ...changes }).issues.map((issue) => issue.code);

  it('upwards it is free, without a reason and whatever the time, and the recommendation stays on record', () => {
    const result = overrideOutcome(practiceDesk(), { ...request, wanted: 'immediate', role: 'counsellor', reason: '' });
    expect(result).toEqual({ recommended: 'high', final: 'immediate', direction: 'up', deadlineHours: 48, issues: [] });
  });

  it('downwards needs the role, the reason and the original deadline not yet past', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ role: 'counsellor' })).toEqual(['override-role']);
    expect(codes({ reason: '  ' })).toEqual(['override-reason']);
    expect(codes({ hoursSinceReceipt: 49 })).toEqual(['override-late']);
    expect(codes({ role: 'x', reason: '', hoursSinceReceipt: 49 })).toHaveLength(3);
    expect(overrideOutcome(practiceDesk(), { ...request, role: 'counsellor' }).final).toBe('high');
  });

  it('never goes below a floor, nor to an outcome that does not exist', () => {
    expect(codes({ floors: ['high'] })).toEqual(['override-below-floor']);
    expect(codes({ wanted: 'nothing' })).toEqual(['override-unknown-outcome']);
    expect(codes({ decision: 'supports', recommended: 'meals', wanted: 'counselling' })).toEqual([
      'override-unordered',
    ]);
  });

  it('is closed where the policy names nobody who may lower', () => {
    const policy = practiceDesk({ overrides: undefined });
    expect(overrideOutcome(policy, request).issues.map((issue) => issue.code)).toEqual(['override-role']);
  });

  it('treats a recommendation from elsewhere as a fault of the caller', () => {
    expect(() => overrideOutcome(practiceDesk(), { ...request, recommended: 'severe' })).toThrow('unknown-outcome');
    expect(() => overrideOutcome(practiceDesk(), { ...request, decision: 'severity' })).toThrow('unknown-decision');
  });

  it('grounds are written in letters: blanks, invisible characters and dashes are none', () => {
    for (const reason of ['', '  ', '\u3000', '\u200b', '\u3164', '\u2800', '——', '。…！', '\u00ad\u2060\ufeff']) {
      expect(codes({ reason })).toEqual(['override-reason']);
    }
    for (const reason of ['理由', '48', '\u200b家庭訪問で安全を確認した']) expect(codes({ reason })).toEqual([]);
  });

  it('a recommended protection is not dropped without grounds, even where the policy asks for none', () => {
    const lax = { down: { roles: ['sectionChief'], reason: false } };
    const withConcern = (concerns?: string) => {
      const decisions = readPracticeDesk()['decisions'] as { id: string }[];
      const changed = decisions.map((each) => (each.id === 'urgency' && concerns ? { ...each, concerns } : each));
      return practiceDesk({ overrides: lax, decisions: changed });
    };
    const silent = { ...request, reason: '' };
    for (const concerns of [undefined, 'urgency', 'severity', 'protection']) {
      const result = overrideOutcome(withConcern(concerns), silent);
      expect([result.final, result.issues.map(({ code }) => code)]).toEqual(['high', ['override-reason']]);
    }
    expect(overrideOutcome(withConcern('support'), silent).final).toBe('low');
    const strict = { decisions: withConcern('support').decisions, overrides: { down: { roles: ['sectionChief'] } } };
    expect(overrideOutcome({ ...practiceDesk(strict), decisions: strict.decisions }, silent).final).toBe('high');
  });

  it('from protecting to leaving alone is lowering where the options stand in protective order', () => {
    const policy = requirePolicy({
      ...{ id: 'p', version: '1', facts: [{ id: 'hurt', kind: 'answer', danger: true }] },
      decisions: [
        { id: 'act', options: ['leave', 'protect'], protectiveOrder: true, hit: 'worst', otherwise: 'leave' },
        { id: 'who', options: ['a', 'b'], hit: 'first', otherwise: 'a' },
      ],
      rules: [rule('hurt', 'act', 'protect', { all: [yes('hurt')] }, { deadlineHours: 24 })],
      overrides: { down: { roles: ['chief'], reason: false } },
    });
    const leave = { ...request, decision: 'act', recommended: 'protect', wanted: 'leave', role: 'chief', reason: '' };
    expect(overrideOutcome(policy, leave)).toMatchObject({ final: 'protect', issues: [{ code: 'override-reason' }] });
    const wish = { decision: 'act', wanted: 'leave', role: 'chief', reason: 'seen well', hoursSinceReceipt: 24 };
    const compiled = compilePolicy(policy);
    expect(overrideCase(compiled, { hurt: true }, wish)).toEqual({
      ...{ recommended: 'protect', final: 'leave', accepted: true, issues: [], deadlineHours: 24 },
    });
    expect(overrideCase(compiled, {}, { ...wish, hoursSinceReceipt: 24.5 })).toMatchObject({
      ...{ recommended: 'protect', final: 'protect', accepted: false, issues: [{ code: 'override-late' }] },
    });
    const other = { ...wish, decision: 'who', wanted: 'b' };
    expect(overrideCase(compiled, {}, other).issues.map(({ code }) => code)).toEqual(['override-unordered']);
    const none = overrideCase(compiled, {}, { ...wish, decision: 'toString' });
    expect([none.accepted, none.issues.map(({ code }) => code)]).toEqual([false, ['override-unknown-decision']]);
  });

  it('hours that cannot be are told, whatever the direction', () => {
    for (const hoursSinceReceipt of [Number.NaN, -5, -0.001, Number.POSITIVE_INFINITY]) {
      expect(codes({ hoursSinceReceipt })).toContain('override-hours');
      expect(codes({ hoursSinceReceipt, wanted: 'immediate' })).toEqual(['override-hours']);
    }
    expect(codes({ hoursSinceReceipt: 0 })).toEqual([]);
    expect(codes({ hoursSinceReceipt: 48 })).toEqual([]);
  });

  it('the roles listed for raising, and those that may lower, raise; where none is listed anybody named does', () => {
    const raise = { ...request, wanted: 'immediate', reason: '', hoursSinceReceipt: 99 };
    const raisedBy = (role: string, overrides?: unknown) =>
      overrideOutcome(practiceDesk(overrides === undefined ? {} : { overrides }), { ...raise, role });
    expect(raisedBy('counsellor').final).toBe('immediate');
    expect(raisedBy('sectionChief').final).toBe('immediate');
    const [issue] = raisedBy('visitor').issues;
    expect([issue?.code, issue?.params['allowed']]).toEqual(['override-role-up', ['counsellor', 'sectionChief']]);
    for (const overrides of [{}, { up: { roles: [] } }, null]) {
      expect(raisedBy('visitor', overrides ?? {}).final).toBe('immediate');
      expect(raisedBy('\u200b', overrides ?? {}).issues.map(({ code }) => code)).toEqual(['override-nobody']);
    }
  });

  it('on a case with unknown answers, the worst is recommended and a floor that may hold cannot be passed below', () => {
    const compiled = compilePolicy(practiceDesk());
    const lower = { decision: 'urgency', wanted: 'low', role: 'sectionChief', reason: 'quiet', hoursSinceReceipt: 0 };
    const open = overrideCase(compiled, {}, lower);
    expect(open).toMatchObject({ recommended: 'immediate', final: 'immediate', accepted: false });
    expect(open.issues.map(({ code }) => code)).toEqual(['override-below-floor']);
    const known = overrideCase(compiled, { visibleInjury: false }, lower);
    expect(known.issues.map(({ code }) => code)).not.toContain('override-below-floor');
  });

  it('every refusal is in words of both languages', () => {
    const wrong = [
      overrideOutcome(practiceDesk(), { ...request, role: ' ', reason: '', hoursSinceReceipt: 99, floors: ['high'] }),
      overrideOutcome(practiceDesk(), { ...request, wanted: 'immediate', role: 'visitor', hoursSinceReceipt: -1 }),
      overrideOutcome(practiceDesk(), { ...request, wanted: 'sky' }),
    ].flatMap(({ issues }) => issues);
    expect(wrong.length).toBeGreaterThan(6);
    for (const { message } of wrong) {
      expect(message.ja).toMatch(/[ぁ-ん].*。$/);
      expect(message.en).toMatch(/[a-z].*\.$/);
      expect(message.ja + message.en).not.toMatch(/\{\w+\}/);
    }
  });
});
