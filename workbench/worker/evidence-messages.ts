import type { Basis, SimulationResult, TheoryCheck } from '../state/engine.ts';

/** Texts of packs by the id of the pack. */
export type TextsByPack = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the evidence page asks of its worker; each order has a worker of its own, which ends with it. */
export type EvidenceOrder =
  | {
      readonly kind: 'predict';
      readonly packs: TextsByPack;
      readonly seed: number;
      readonly replications: number;
    }
  | { readonly kind: 'check'; readonly seed: number; readonly replications: number }
  | { readonly kind: 'count'; readonly packs: TextsByPack };

/** What one pack says of its own grounds. */
export interface PackCount {
  readonly pack: string;
  readonly sources: number;
  readonly bases: Readonly<Record<Basis, number>>;
  readonly inconsistencies: number;
  readonly unknowns: number;
  readonly cases: number;
  /** Assumed and fitted ÷ all sourced numbers; null where there are none. */
  readonly assumed: number | null;
}

export type EvidenceReport =
  | { readonly kind: 'progressed'; readonly finished: number; readonly wanted: number }
  | { readonly kind: 'predicted'; readonly result: SimulationResult }
  | { readonly kind: 'checked'; readonly checks: readonly TheoryCheck[] }
  | { readonly kind: 'counted'; readonly count: PackCount }
  | { readonly kind: 'finished' };
