import { expect, test } from 'vitest';
import { consultationTimers } from '../../engine/casework/consultation-setup.ts';
import { buildPack } from '../../engine/pack/load-pack.ts';
import { deskTimers } from '../../engine/pack/pack-schema.ts';
import { setAtPointer } from '../../engine/pack/set-value.ts';
import { listTimerMinutes } from '../../engine/training/timer-minutes.ts';
import { createBarePack } from '../fixtures/bare-pack.ts';

test('a desk may set the clocks that the chart of a consultation names, and no others', () => {
  expect(deskTimers.filter((timer) => !(consultationTimers as readonly string[]).includes(timer))).toEqual([]);
});

test('a walk takes its clocks from the desk', () => {
  const documents = createBarePack();
  const set = (timers: object) =>
    buildPack({
      ...documents,
      'desk.json': setAtPointer(documents['desk.json'], '/channels/phone/timers', timers).document,
    });
  const { pack } = set({
    checkIn: { value: 10, unit: 'minutes', basis: 'published', source: 'hearing' },
    silenceTimeout: 5,
  });
  expect(pack && listTimerMinutes(pack)).toEqual({ checkIn: 10, silenceTimeout: 5 });
  expect(set({ coffee: 5 }).issues).toMatchObject([{ code: 'unknown-key', pointer: '/channels/phone/timers/coffee' }]);
  expect(set({ checkIn: 0 }).issues).toMatchObject([{ code: 'too-small' }]);
});
