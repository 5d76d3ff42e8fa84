import { isObject, listOf, readAt, textOf, type Json } from '../../state/json.ts';

/** Channels of desk.json, in file order. */
export function listChannels(desk: Json | undefined): readonly string[] {
  const channels = readAt(desk, 'channels');
  return isObject(channels) ? Object.keys(channels) : [];
}

/** Whose staff a grid may show: null = those who serve every channel. */
export type StaffOf = string | null;

/**
 * Whose staff can be shown and edited in a staffing: with one channel whatever its entries say; with several, those shared
 * by all where there are such entries, and those of each channel.
 */
export function listStaffOf(desk: Json | undefined, staffing: string): readonly StaffOf[] {
  const channels = listChannels(desk);
  const named = listOf(readAt(desk, 'staffing', staffing)).map((entry) => textOf(readAt(entry, 'channel')));
  if (channels.length < 2) return [named.includes(null) ? null : (named[0] ?? null)];
  return named.length === 0 || named.includes(null) ? [null, ...channels] : channels;
}
