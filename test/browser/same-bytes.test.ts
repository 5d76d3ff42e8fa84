import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import {
  foldReplications,
  isPreciseEnough,
  loadPack,
  nextBatchSize,
  prepareDesk,
  runReplication,
  sealResult,
  type ReplicationRecord,
} from '../../engine/index.ts';
import { shareBrowser, waitForRun } from './open-browser.ts';

const pack = fileURLToPath(new URL('../../scenarios/tokyo-line-fy2021/', import.meta.url));
const seed = 1;
/** What the page asks for when it opens. */
const goal = { precision: 0.002, most: 200 };

const shared = shareBrowser();

function readTexts(): Record<string, string> {
  const names = readdirSync(pack, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.json'));
  return Object.fromEntries(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(pack + name, 'utf8')]));
}

/** SHA-256 of the result of the Tokyo desk as Node works it out. */
function runInNode(): string {
  const loaded = loadPack(readTexts()).pack;
  const model = loaded ? prepareDesk(loaded).model : null;
  if (model === null) throw new Error('The Tokyo pack cannot be run.');
  const records: ReplicationRecord[] = [];
  while (records.length < goal.most && !isPreciseEnough(records, goal.precision)) {
    const stop = Math.min(goal.most, records.length + nextBatchSize(records.length));
    while (records.length < stop) records.push(runReplication(model, seed, records.length));
  }
  const folded = foldReplications(model, seed, records);
  return sealResult(model, folded, records, { seconds: 1, threads: 1, engine: 'test' }).run.resultHash;
}

test('the Tokyo desk gives the same bytes in Node and in Chromium, under another time zone too', async () => {
  const expected = runInNode();
  for (const timezoneId of ['Asia/Tokyo', 'America/St_Johns']) {
    const page = await shared.browser.newPage({ timezoneId });
    await page.goto(inject('siteUrl'));
    await waitForRun(page);
    expect(await page.locator('.hashes').getAttribute('data-result-hash'), timezoneId).toBe(expected);
    await page.close();
  }
});
