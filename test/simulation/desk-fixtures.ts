import { hasErrors } from '../../engine/domain/issue.ts';
import { buildPack, type Pack } from '../../engine/pack/load-pack.ts';
import { foldReplications, type FoldedResult } from '../../engine/simulation/fold-replications.ts';
import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import { prepareDesk, type DeskChoice } from '../../engine/simulation/prepare-desk.ts';
import type { ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';

type Json = Readonly<Record<string, unknown>>;

/** A weekday in April 2021 with no holiday near: Tuesday the 6th. */
export const tuesday = '2021-04-06';

export interface DeskSketch {
  /** One rate for all 24 hours, or 24 rates, or a table by day. Default 6 an hour. */
  readonly perHour?: number | readonly number[] | Json;
  readonly total?: number;
  readonly dayCv?: number;
  readonly from?: string;
  readonly to?: string;
  readonly holidays?: unknown;
  /** More members of the channel in demand.json. */
  readonly demand?: Json;
  /** Members of the channel in desk.json. */
  readonly channel?: Json;
  /** Counsellors all day long, or the entries of the staffing `published`. Default 5. */
  readonly staff?: number | readonly Json[];
  readonly documents?: Json;
}

/** The three documents of a one-channel pack: open 09:00–21:00, sessions of exactly 60 minutes, loss, unless sketched otherwise. */
export function sketchDocuments(sketch: DeskSketch = {}): Json {
  const perHour = sketch.perHour ?? 6;
  const hourly = typeof perHour === 'number' ? Array.from({ length: 24 }, () => perHour) : perHour;
  const staff = sketch.staff ?? 5;
  const from = sketch.from ?? tuesday;
  return {
    'pack.json': { id: 'sketch', title: { ja: '試し', en: 'Sketch' }, sources: [] },
    'demand.json': {
      calendar: { from, to: sketch.to ?? from, holidays: sketch.holidays ?? 'none' },
      channels: {
        sns: {
          perHour: Array.isArray(hourly) ? { weekday: hourly } : hourly,
          ...(sketch.total === undefined ? {} : { total: sketch.total }),
          ...(sketch.dayCv === undefined ? {} : { dayCv: sketch.dayCv }),
          ...sketch.demand,
        },
      },
    },
    'desk.json': {
      channels: {
        sns: {
          open: { weekday: ['09:00', '21:00'] },
          admission: { kind: 'loss' },
          session: [{ share: 1, kind: 'real', minutes: { kind: 'deterministic', value: 60 } }],
          ...sketch.channel,
        },
      },
      staffing: {
        published:
          typeof staff === 'number' ? [{ days: 'all', from: '00:00', to: '24:00', counsellors: staff }] : staff,
      },
    },
    ...sketch.documents,
  };
}

/** Loads documents, which must be good. */
export function requirePack(documents: Json): Pack {
  const { pack, issues } = buildPack(documents);
  if (!pack || hasErrors(issues)) throw new Error(JSON.stringify(issues.map(({ code, pointer }) => [code, pointer])));
  return pack;
}

/** Prepares documents, which must be good. */
export function requireModel(documents: Json, choice: DeskChoice = {}): DeskModel {
  const { model, issues } = prepareDesk(requirePack(documents), choice);
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

export function sketchModel(sketch: DeskSketch = {}): DeskModel {
  return requireModel(sketchDocuments(sketch));
}

export function runMany(model: DeskModel, replications: number, seed = 1): ReplicationRecord[] {
  return Array.from({ length: replications }, (_, index) => runReplication(model, seed, index));
}

export function simulate(model: DeskModel, replications: number, seed = 1): FoldedResult {
  return foldReplications(model, seed, runMany(model, replications, seed));
}

/** The mean of a measure that must be there. */
export function meanOf(measured: { readonly mean: number | null }): number {
  if (measured.mean === null) throw new Error('nothing measured');
  return measured.mean;
}
