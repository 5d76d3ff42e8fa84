import type { Issue } from '../domain/issue.ts';
import type { PackDocuments } from './load-pack.ts';
import { optionTargets, type OptionTarget, type PackOption } from './options-schema.ts';
import { createPackIssue } from './pack-issues.ts';
import { isSourcedValue, type SourcedValue } from './quantity.ts';

/** One effect that somebody entered for an option. */
export interface EnteredEffect {
  readonly option: string;
  readonly on: OptionTarget;
  /** Above 0, at most 10; 1 = no effect. */
  readonly factor: number;
}

/** Largest factor of an option. */
const mostFactor = 10;

type Members = Readonly<Record<string, unknown>>;

function isMembers(node: unknown): node is Members {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function mapMembers(node: unknown, change: (value: unknown, key: string) => unknown): unknown {
  if (!isMembers(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value, key)]));
}

function mapMember(node: unknown, key: string, change: (value: unknown) => unknown): unknown {
  return isMembers(node) && Object.hasOwn(node, key) ? { ...node, [key]: change(node[key]) } : node;
}

/** A sourced number made into another: an assumption, with what made it before where the old one came from. */
function assume({ unit, source, note }: SourcedValue, value: unknown, by: string): SourcedValue {
  return {
    value,
    ...(unit === undefined ? {} : { unit }),
    basis: 'assumed',
    source: [by, ...(source === undefined ? [] : [source])].join('; '),
    ...(note === undefined ? {} : { note }),
  };
}

/** A number, or a list of numbers, times the factor. */
function scale(node: unknown, factor: number, by: string, most = Infinity): unknown {
  if (isSourcedValue(node)) {
    return assume(node, scale(node.value, factor, by, most), `${by} × ${String(factor)}`);
  }
  if (Array.isArray(node)) return node.map((each) => scale(each, factor, by, most));
  return typeof node === 'number' ? Math.min(node * factor, most) : node;
}

/** A distribution of minutes, stretched: its mean and standard deviation times the factor, its form kept. */
function stretch(distribution: unknown, factor: number, by: string): unknown {
  const stretchBin = (bin: unknown) =>
    Array.isArray(bin) ? [scale(bin[0], factor, by), scale(bin[1], factor, by), bin[2] as unknown] : bin;
  const stretchBins = (bins: unknown): unknown => {
    if (Array.isArray(bins)) return bins.map(stretchBin);
    if (!isSourcedValue(bins)) return bins;
    return assume(bins, stretchBins(bins.value), `${by} × ${String(factor)}`);
  };
  return mapMembers(distribution, (value, key) => {
    if (key === 'bins') return stretchBins(value);
    return ['value', 'mean', 'sd'].includes(key) ? scale(value, factor, by) : value;
  });
}

const channelsOf = (document: unknown, change: (channel: unknown) => unknown): unknown =>
  mapMember(document, 'channels', (channels) => mapMembers(channels, change));

/** What is multiplied in which file. Contacts that come follow `total` or the funnel where there is one, else the rates. */
const changes: Readonly<
  Record<OptionTarget, { file: string; change: (document: unknown, factor: number, by: string) => unknown }>
> = {
  demand: {
    file: 'demand.json',
    change: (document, factor, by) =>
      channelsOf(document, (channel) => {
        const scaleIt = (node: unknown) => scale(node, factor, by);
        if (!isMembers(channel)) return channel;
        if (Object.hasOwn(channel, 'funnel'))
          return mapMember(channel, 'funnel', (funnel) => mapMember(funnel, 'contactsPerUser', scaleIt));
        if (Object.hasOwn(channel, 'total')) return mapMember(channel, 'total', scaleIt);
        return mapMember(channel, 'perHour', (rates) => mapMembers(rates, scaleIt));
      }),
  },
  realSession: {
    file: 'desk.json',
    change: (document, factor, by) =>
      channelsOf(document, (channel) =>
        mapMember(channel, 'session', (parts) =>
          Array.isArray(parts)
            ? parts.map((part: unknown) =>
                isMembers(part) && part['kind'] === 'real'
                  ? mapMember(part, 'minutes', (minutes) => stretch(minutes, factor, by))
                  : part,
              )
            : parts,
        ),
      ),
  },
  wrapUp: {
    file: 'desk.json',
    change: (document, factor, by) =>
      channelsOf(document, (channel) => mapMember(channel, 'wrapUp', (minutes) => stretch(minutes, factor, by))),
  },
  unknownAnswers: {
    file: 'mix.json',
    change: (document, factor, by) =>
      mapMember(document, 'profiles', (profiles) =>
        Array.isArray(profiles)
          ? profiles.map((profile: unknown) =>
              mapMember(profile, 'unknown', (shares) => mapMembers(shares, (share) => scale(share, factor, by, 1))),
            )
          : profiles,
      ),
  },
};

/** Reads `<option>.<what it bears on>=<factor>` against the options there are. */
export function parseEffect(
  text: string,
  options: readonly PackOption[],
): { effect: EnteredEffect | null; issue: Issue | null } {
  const [, id, target, number] = /^([^.=]+)\.([^.=]+)=(.+)$/.exec(text.trim()) ?? [];
  const factor = Number(number);
  const option = options.find((each) => each.id === id);
  const on = optionTargets.find((each) => each === target && option?.effects[each] !== undefined);
  if (option && on && factor > 0 && factor <= mostFactor)
    return { effect: { option: option.id, on, factor }, issue: null };
  const allowed = options.flatMap((each) => Object.keys(each.effects).map((name) => `${each.id}.${name}=`));
  const place = { file: '--option', pointer: '' };
  return { effect: null, issue: createPackIssue('option-not-understood', place, { got: text, allowed, mostFactor }) };
}

/**
 * Multiplies the numbers of a desk that the entered effects bear on. Several effects on one number multiply. Each changed
 * number becomes an assumption whose source names the option, the factor and where the number came from.
 *
 * A factor of 1 changes nothing. A channel without the number (no wrap-up) stays as it is.
 *
 * @param documents raw documents of a pack with a desk; they are left as they are
 */
export function applyOptions(documents: PackDocuments, effects: readonly EnteredEffect[]): PackDocuments {
  return effects
    .filter(({ factor }) => factor !== 1)
    .reduce<PackDocuments>((changed, { option, on, factor }) => {
      const { file, change } = changes[on];
      return Object.hasOwn(changed, file)
        ? { ...changed, [file]: change(changed[file], factor, `option ${option}`) }
        : changed;
    }, documents);
}
