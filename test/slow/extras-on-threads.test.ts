import { expect, test } from 'vitest';
import { runProgram } from '../../engine/cli/program.ts';
import type { SimulationResult } from '../../engine/simulation/result.ts';

const sns = 'demand.json#/channels/sns';
const settings = [
  `${sns}/byMonth=[1.2,1,1,0.8,1,1,1,1,1.5,1,1,1]`,
  `${sns}/openingSurge={"factor":1.5,"hours":1}`,
  `${sns}/shocks=[{"kind":"news","from":"2021-06-01","to":"2021-06-10","factor":2,"halfLife":3}]`,
  `${sns}/returns={"probability":0.2,"after":{"kind":"exponential","mean":20000},"max":3}`,
  'desk.json#/channels/sns/emergency={"secondPerson":true,"supervisor":true}',
  'desk.json#/staffing/published/1/supervisors=1',
];

async function simulate(threads: string): Promise<SimulationResult> {
  const { outcome } = await runProgram([
    ...['simulate', 'tokyo-line-fy2021', '--replications', '12', '--seed', '3', '--json', '--threads', threads],
    ...settings.flatMap((setting) => ['--set', setting]),
  ]);
  expect(outcome.exit, outcome.text).toBe(0);
  return outcome.json as SimulationResult;
}

test('Tokyo with months, surge, news, people who come back and emergencies: the same bytes on one thread and on two', async () => {
  const one = await simulate('1');
  const two = await simulate('2');
  expect(two.run.resultHash).toBe(one.run.resultHash);
  expect(one.users.repeatContacts.mean).toBeGreaterThan(500);
  expect(one.emergency?.sessions.mean).toBeGreaterThan(5);
  expect(one.emergency?.withoutSupervisor.mean).toBeGreaterThan(0);
});
