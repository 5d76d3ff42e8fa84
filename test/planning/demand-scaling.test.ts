import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadPack, measureDemandScaling } from '../../engine/index.ts';

type Texts = Record<string, string>;

function readTexts(id: string): Texts {
  const read = (file: string) => readFileSync(new URL(`../../scenarios/${id}/${file}`, import.meta.url), 'utf8');
  return Object.fromEntries(['pack.json', 'demand.json', 'desk.json'].map((file) => [file, read(file)]));
}

function scale(texts: Texts) {
  const { pack } = loadPack(texts);
  return pack === null ? null : measureDemandScaling(pack, 'sns');
}

describe('what a total does to the profile', () => {
  test('of Tokyo: the profile times the factor gives the published total', () => {
    const scaling = scale(readTexts('tokyo-line-fy2021'));
    expect(scaling?.total).toBe(11223);
    expect((scaling?.profileOffered ?? 0) * (scaling?.factor ?? 0)).toBeCloseTo(11223, 8);
    expect(scaling?.expectedOffered).toBeCloseTo(11223, 8);
  });

  test('of Taito: the funnel takes the place of a total', () => {
    expect(scale(readTexts('taito-habataki'))?.total).toBeCloseTo(891, 8);
  });

  test('without a total nothing is rescaled; a channel that nobody knows has no scaling', () => {
    const texts = readTexts('tokyo-line-fy2021');
    const demand = JSON.parse(texts['demand.json'] ?? '') as { channels: { sns: { total?: unknown } } };
    delete demand.channels.sns.total;
    const scaling = scale({ ...texts, 'demand.json': JSON.stringify(demand) });
    expect(scaling).toMatchObject({ total: null, factor: 1 });
    expect(scaling?.expectedOffered).toBe(scaling?.profileOffered);
    const { pack } = loadPack(texts);
    expect(pack && measureDemandScaling(pack, 'toString')).toBeNull();
  });
});
