import { expect, it } from 'vitest';
import { runDiagram } from '../../engine/cli/commands/diagram.ts';

it.each([
  ['--state', { lang: 'en', state: 'nowhere' }],
  ['--part', { lang: 'en', part: 'nowhere' }],
  ['--lang', { lang: 'nowhere' }],
] as const)('diagram says that what was given for %s is wrong, not that it is missing', (option, options) => {
  const { exit, json } = runDiagram('report', options);
  expect(exit).toBe(2);
  expect(json).toMatchObject({ ok: false, issues: [{ code: 'option-wrong', params: { option, got: 'nowhere' } }] });
});

it('diagram marks a state that the chart has', () => {
  const { exit, text } = runDiagram('report', { svg: true, lang: 'en', state: 'open.byPhone.approvalAwaited' });
  expect(exit).toBe(0);
  expect(text).toContain('data-current');
});
