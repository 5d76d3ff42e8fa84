import {
  answerErlangB,
  answerErlangC,
  answerMmck,
  answerWithPatience,
  type StationaryAnswer,
  type StationaryDesk,
} from '../../planning/erlang.ts';
import { OptionReader } from '../options.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { formatTable } from '../table.ts';

/** Options of `erlang` as commander gives them. */
export interface ErlangOptions {
  readonly model: string;
  readonly servers: string;
  readonly perHour: string;
  readonly minutes: string;
  readonly patience?: string;
  readonly places?: string;
}

const most = 1_000_000;
const mostPlaces = 100_000;

function answer(
  model: 'b' | 'c' | 'a' | 'mmck',
  desk: StationaryDesk,
  patience: number | null,
  places: number | null,
): StationaryAnswer {
  if (model === 'b') return answerErlangB(desk);
  if (model === 'c') return answerErlangC(desk);
  if (model === 'mmck') return answerMmck(desk, places ?? 0);
  return answerWithPatience(desk, patience ?? Infinity, places ?? Infinity);
}

/** `erlang`: a desk in the long run, by formula. */
export function runErlang(options: ErlangOptions): Outcome {
  const reader = new OptionReader();
  const model = reader.word('--model', options.model, ['b', 'c', 'a', 'mmck']);
  const servers = reader.wholeNumber('--servers', options.servers, 1, mostPlaces);
  const perHour = reader.numberFrom('--per-hour', options.perHour, 0, most);
  const minutes = reader.numberBetween('--minutes', options.minutes, 0, most);
  const patience =
    options.patience === undefined ? null : reader.numberBetween('--patience', options.patience, 0, most);
  const places = options.places === undefined ? null : reader.wholeNumber('--places', options.places, 0, mostPlaces);
  if (model === 'a' && patience === null) {
    reader.missing('--patience', { ja: '平均の待てる時間（分）', en: 'the mean patience in minutes' });
  }
  if (model === 'mmck' && places === null)
    reader.missing('--places', { ja: '待つ場所の数', en: 'the number of waiting places' });
  if (reader.issues.length > 0) return refuse(reader.issues);
  const json = answer(model, { servers, perHour, minutes }, patience, places);
  const rows = Object.entries(json).map(([name, value]) => [name, value === null ? '—' : String(value)]);
  return { exit: exitCodes.done, json, text: formatTable(['項目 measure', '値 value'], rows) };
}
