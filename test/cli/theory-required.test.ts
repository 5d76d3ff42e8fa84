import { expect, test } from 'vitest';
import { runProgram } from '../../engine/cli/program.ts';
import type { RequiredStaff } from '../../engine/planning/required-staff.ts';

test('theory tells the least staff for a response rate only where it is asked for', async () => {
  const plain = await runProgram(['theory', 'tokyo-line-fy2021', '--json']);
  expect(plain.outcome.json).not.toHaveProperty('required');
  const asked = await runProgram(['theory', 'tokyo-line-fy2021', '--required-for', '0.9', '--json']);
  const { required } = asked.outcome.json as { required: RequiredStaff };
  expect(required).toMatchObject({ channel: 'sns', staffing: 'published', target: 0.9, formula: 'erlangB' });
  expect(required.byHour).toHaveLength(14 + 3 * 8);
  for (const hour of required.byHour) expect(hour.net).toBe(hour.scheduled - (hour.required ?? Number.NaN));
  const { text } = (await runProgram(['theory', 'tokyo-line-fy2021', '--required-for', '0.9'])).outcome;
  expect(text).toContain('必要 required');
});

test.each(['1', '0', 'most', '-0.2'])('a response rate of %s is refused', async (rate) => {
  const { outcome } = await runProgram(['theory', 'tokyo-line-fy2021', '--required-for', rate, '--json']);
  expect(outcome.exit).toBe(2);
  expect(JSON.stringify(outcome.json)).toContain('--required-for');
});
