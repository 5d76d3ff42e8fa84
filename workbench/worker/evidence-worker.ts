import { name, version } from '../../package.json' with { type: 'json' };
import {
  countBases,
  foldReplications,
  listReferenceDesks,
  loadPack,
  prepareCheck,
  prepareDesk,
  runReplication,
  scoreCheck,
  sealResult,
  seedOfCheck,
  shareOfAssumptions,
  type ReplicationRecord,
} from '../state/engine.ts';
import type { EvidenceOrder, EvidenceReport, TextsByPack } from './evidence-messages.ts';

type Model = Exclude<ReturnType<typeof prepareDesk>['model'], null>;

/** The page is told about this often. */
const reportMilliseconds = 100;

function report(message: EvidenceReport): void {
  self.postMessage(message);
}

/** Runs replications and tells how many of all are finished. */
class Counted {
  private finished = 0;
  private told = performance.now();

  constructor(private readonly wanted: number) {}

  run(model: Model, seed: number, replications: number): ReplicationRecord[] {
    const records: ReplicationRecord[] = [];
    while (records.length < replications) {
      records.push(runReplication(model, seed, records.length));
      this.finished += 1;
      if (performance.now() - this.told < reportMilliseconds) continue;
      this.told = performance.now();
      report({ kind: 'progressed', finished: this.finished, wanted: this.wanted });
    }
    return records;
  }
}

function predict(packs: TextsByPack, seed: number, replications: number): void {
  const models = Object.values(packs).flatMap((texts) => {
    const { pack } = loadPack(texts);
    return (pack && prepareDesk(pack).model) ?? [];
  });
  const counted = new Counted(models.length * replications);
  for (const model of models) {
    const started = performance.now();
    const records = counted.run(model, seed, replications);
    const facts = { seconds: (performance.now() - started) / 1000, threads: 1, engine: `${name} ${version}` };
    report({ kind: 'predicted', result: sealResult(model, foldReplications(model, seed, records), records, facts) });
  }
}

function check(seed: number, replications: number): void {
  const desks = listReferenceDesks();
  const counted = new Counted(desks.length * replications);
  desks.forEach((desk, place) => {
    const prepared = prepareCheck(desk);
    const records = counted.run(prepared.model, seedOfCheck(seed, place), replications);
    report({ kind: 'checked', checks: scoreCheck(prepared, records) });
  });
}

function count(packs: TextsByPack): void {
  for (const [id, texts] of Object.entries(packs)) {
    const { pack } = loadPack(texts);
    if (pack === null) continue;
    const { sources, inconsistencies, unknowns } = pack.identity;
    report({
      kind: 'counted',
      count: {
        pack: id,
        sources: sources?.length ?? 0,
        bases: countBases(pack.provenance),
        inconsistencies: inconsistencies?.length ?? 0,
        unknowns: unknowns?.length ?? 0,
        cases: pack.cases.length,
        assumed: shareOfAssumptions(pack.provenance),
      },
    });
  }
}

self.onmessage = ({ data: order }: MessageEvent<EvidenceOrder>) => {
  if (order.kind === 'predict') predict(order.packs, order.seed, order.replications);
  else if (order.kind === 'check') check(order.seed, order.replications);
  else count(order.packs);
  report({ kind: 'finished' });
};
