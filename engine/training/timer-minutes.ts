import type { Pack } from '../pack/load-pack.ts';

/**
 * Minutes of the named timers of a pack's first channel; a timer that the desk does not set never runs out by itself.
 * @returns empty for a pack without a desk
 */
export function listTimerMinutes(pack: Pack): Readonly<Record<string, number>> {
  const [channel] = Object.values(pack.desk?.channels ?? {});
  return { ...channel?.timers };
}
