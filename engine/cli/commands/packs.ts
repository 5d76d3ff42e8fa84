import { listPackIds, readPack } from '../read-input.ts';
import { formatIssues, type Outcome } from '../outcome.ts';
import { formatTable } from '../table.ts';

/** `packs`: what ships with the product. */
export function runPacks(): Outcome {
  const readings = listPackIds().map((id) => ({ id, ...readPack(id) }));
  const json = readings.map(({ id, pack }) => ({
    id,
    title: pack?.identity.title ?? null,
    seed: [...new Set((pack?.identity.sources ?? []).map((source) => source.file))],
    files: Object.keys(pack?.documents ?? {}),
    cases: (pack?.cases ?? []).map((each) => each.id),
  }));
  const rows = readings.map(({ id, pack, issues }) => {
    const title = pack?.identity.title ?? formatIssues(issues);
    return [id, typeof title === 'string' ? title : `${title.ja} / ${title.en}`, String(pack?.cases.length ?? 0)];
  });
  return { exit: 0, json, text: formatTable(['id', '題名 title', '事例 cases'], rows) };
}
