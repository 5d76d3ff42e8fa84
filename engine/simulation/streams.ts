import { openStream, type RandomStream } from '../kernel/random-streams.ts';

/**
 * What chance is drawn for, one stream each. The order is the address of a stream: append only, or every seed means other
 * people.
 */
const purposes = [
  'dayFactor',
  'arrivals',
  'sessionPart',
  'sessionMinutes',
  'wrapUp',
  'patience',
  'ownLuck',
  'profile',
  'answers',
  'usableSeats',
] as const;
export type Purpose = (typeof purposes)[number];

/** Addresses kept free for each channel. */
const purposesPerChannel = 32;
/** Channels a desk may have: 4,096 streams a replication ÷ 32 a channel. */
export const maxChannels = 128;

export type ChannelStreams = Readonly<Record<Purpose, RandomStream>>;

/** Opens the streams of one channel in one replication. */
export function openChannelStreams(seed: number, replication: number, channel: number): ChannelStreams {
  return Object.fromEntries(
    purposes.map((purpose, index) => [purpose, openStream(seed, replication, channel * purposesPerChannel + index)]),
  ) as Record<Purpose, RandomStream>;
}
