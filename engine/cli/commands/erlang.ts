import {
  answerErlangB,
  answerErlangC,
  answerMmck,
  answerWithPatience,
  type StationaryAnswer,
  type StationaryDesk,
} from '../../planning/erlang.ts';
import { answerWaitingB, answerWaitingC, answerWaitingInLine, type WaitingTime } from '../../planning/waiting-time.ts';
import { createCliIssue } from '../cli-issues.ts';
import { OptionReader } from '../options.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { formatTable } from '../table.ts';

/** Options of `erlang` as commander gives them. */
export interface ErlangOptions {
  readonly model?: string;
  readonly servers?: string;
  readonly perHour?: string;
  readonly minutes?: string;
  readonly patience?: string;
  readonly places?: string;
  readonly within?: string;
}

const models = ['b', 'c', 'a', 'mmck'] as const;
type Model = (typeof models)[number];

const most = 1e6;
const mostSeats = 100_000;
/** Erlangs of sessions or of patience: the chain has about as many states. */
const mostErlangs = 1e6;

/** What each option is, and the models that need it or at least use it. */
const asked: readonly {
  key: Exclude<keyof ErlangOptions, 'model'>;
  option: string;
  words: { ja: string; en: string };
  needs: readonly Model[];
  uses: readonly Model[];
}[] = [
  {
    key: 'servers',
    option: '--servers',
    words: { ja: '席の数', en: 'the number of seats' },
    needs: models,
    uses: models,
  },
  {
    key: 'perHour',
    option: '--per-hour',
    words: { ja: '1 時間の着信', en: 'arrivals an hour' },
    needs: models,
    uses: models,
  },
  {
    key: 'minutes',
    option: '--minutes',
    words: { ja: '平均の相談時間（分）', en: 'the mean minutes of a session' },
    needs: models,
    uses: models,
  },
  {
    key: 'patience',
    option: '--patience',
    words: { ja: '平均の待てる時間（分）', en: 'the mean patience in minutes' },
    needs: ['a'],
    uses: ['a'],
  },
  {
    key: 'places',
    option: '--places',
    words: { ja: '待つ場所の数', en: 'the number of waiting places' },
    needs: ['mmck'],
    uses: ['mmck', 'a'],
  },
  {
    key: 'within',
    option: '--within',
    words: { ja: '待ち時間の目標（分）', en: 'the minutes within which people are to be met' },
    needs: [],
    uses: models,
  },
];

function answer(model: Model, desk: StationaryDesk, patience: number | null, places: number | null): StationaryAnswer {
  if (model === 'b') return answerErlangB(desk);
  if (model === 'c') return answerErlangC(desk);
  if (model === 'mmck') return answerMmck(desk, places ?? 0);
  return answerWithPatience(desk, patience ?? Infinity, places ?? Infinity);
}

function answerWithin(
  model: Model,
  desk: StationaryDesk,
  patience: number | null,
  places: number | null,
  within: number,
): WaitingTime {
  if (model === 'b') return answerWaitingB(desk);
  if (model === 'c') return answerWaitingC(desk, within);
  return answerWaitingInLine(desk, patience ?? Infinity, places ?? (model === 'a' ? Infinity : 0), within);
}

function readNumber(reader: OptionReader, option: string, text: string): number {
  if (option === '--servers') return reader.wholeNumber(option, text, 1, mostSeats);
  if (option === '--places') return reader.wholeNumber(option, text, 0, mostSeats);
  return option === '--per-hour' || option === '--within'
    ? reader.numberFrom(option, text, 0, most)
    : reader.numberBetween(option, text, 0, most);
}

/** `erlang`: a desk in the long run, by formula. */
export function runErlang(options: ErlangOptions): Outcome {
  const reader = new OptionReader();
  if (options.model === undefined) reader.missing('--model', { ja: models.join('・'), en: models.join(', ') });
  const model = options.model === undefined ? null : reader.word('--model', options.model, models);
  const values = new Map<string, number>();
  for (const { key, option, words, needs, uses } of asked) {
    const text = options[key];
    const isNeeded = model === null ? needs === models : needs.includes(model);
    if (text === undefined && isNeeded) reader.missing(option, words);
    if (text !== undefined && model !== null && !uses.includes(model)) reader.unused(option, `--model ${model}`);
    if (text !== undefined) values.set(key, readNumber(reader, option, text));
  }
  const [servers = 1, perHour = 0, minutes = 1] = ['servers', 'perHour', 'minutes'].map((key) => values.get(key));
  const [patience = null, places = null] = ['patience', 'places'].map((key) => values.get(key));
  const erlangs = (perHour * Math.max(minutes, patience ?? 0)) / 60;
  if (erlangs > mostErlangs) {
    const params = { got: erlangs, limit: mostErlangs };
    reader.issues.push(createCliIssue('load-too-large', { file: '--per-hour', pointer: '' }, params));
  }
  if (model === null || reader.issues.length > 0) return refuse(reader.issues);
  const desk = { servers, perHour, minutes };
  const within = values.get('within');
  const json = {
    ...answer(model, desk, patience, places),
    ...(within === undefined ? {} : answerWithin(model, desk, patience, places, within)),
  };
  const rows = Object.entries(json).map(([name, value]) => [name, value === null ? '—' : String(value)]);
  return { exit: exitCodes.done, json, text: formatTable(['項目 measure', '値 value'], rows) };
}
