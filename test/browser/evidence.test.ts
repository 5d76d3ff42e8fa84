import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { findViolations, sharePage, showSurface } from './open-browser.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shared = sharePage();

async function callProgram(...argv: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'engine/cli/main.ts', ...argv, '--json'],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as unknown;
}

test('every desk with published outcomes is predicted, the fitted one apart, and equals the command line', async () => {
  const { page } = shared;
  await showSurface(page, 'Control+4');
  await page.getByRole('button', { name: 'すべての窓口を試算' }).click();
  await page.locator('.other-desks .work-bar[data-phase="done"]').waitFor();
  const bodies = page.locator('.desk-table tbody');
  const packs = await bodies.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-pack')));
  expect(packs[0]).toBe('tokyo-line-fy2021');
  expect([...packs].sort()).toEqual([
    'nagano-line-2017',
    'otsu-line-2018',
    'taito-habataki',
    'tokyo-line-fy2021',
    'tokyo-trial-2018',
  ]);
  expect(await bodies.first().innerText()).toContain('調整');
  expect(await page.locator('.other-desks').innerText()).toContain('合わせた値は検証ではありません');
  for (const pack of ['otsu-line-2018', 'nagano-line-2017']) {
    const shown = await page.locator(`tbody[data-pack="${pack}"] .desk-hash`).getAttribute('data-result-hash');
    const told = (await callProgram('simulate', pack)) as { run: { resultHash: string } };
    expect(shown, pack).toBe(told.run.resultHash);
  }
  expect(await page.locator('.prediction-chart rect').count()).toBeGreaterThan(4);
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('radio', { name: 'EN' }).check();
  expect(await findViolations(page)).toEqual([]);
});

test('the simulation is held against exact theory; the check can be cancelled, and equals the command line', async () => {
  const { page } = shared;
  await showSurface(page, 'Control+4');
  const part = page.locator('.theory-checks');
  await part.getByRole('button', { name: '理論と照合する' }).click();
  await part.getByRole('button', { name: '中止' }).click();
  expect(await part.locator('.work-bar').innerText()).toContain('中止しました');
  await part.getByRole('button', { name: 'もう一度' }).click();
  await part.locator('.work-bar[data-phase="done"]').waitFor();
  const told = (await callProgram('check-theory')) as { checks: readonly unknown[]; surprises: number };
  const sum = part.locator('.check-sum');
  expect(Number(await sum.getAttribute('data-figures'))).toBe(told.checks.length);
  expect(Number(await sum.getAttribute('data-surprises'))).toBe(told.surprises);
  await part.getByRole('button', { name: /^全/ }).click();
  expect(await part.locator('tbody tr').count()).toBe(told.checks.length);
});

test('sources and assumptions of every pack stand in one table, and theory beside the open desk', async () => {
  const { page } = shared;
  await showSurface(page, 'Control+4');
  await page.locator('.packs-table[data-phase="done"]').waitFor();
  const rows = await page.locator('.packs-table tbody tr').allInnerTexts();
  expect(rows.length).toBe(await page.locator('.pack-select option').count());
  expect(rows.filter((row) => row.includes('—\t—'))).toEqual([]);
  const line = page.locator('.theory-line');
  expect(await line.innerText()).toContain('日ごとのばらつき');
  expect(await line.locator('tbody tr').count()).toBe(14);
});

test('numbers, values and units of a pack go by Japanese words, not by the names in its files', async () => {
  const { page } = shared;
  await showSurface(page, 'Control+4');
  for (const pack of ['tokyo-line-fy2021', 'office-07', 'kobe-council', 'ict-options']) {
    await page.locator('.pack-select').selectOption(pack);
    await page.locator(`.app[data-pack="${pack}"]`).waitFor();
    const closed = page.locator('.group-toggle[aria-expanded="false"]');
    while ((await closed.count()) > 0) await closed.first().click();
    const words = await page
      .locator('.provenance-table tbody tr:not(.group-row)')
      .evaluateAll((rows) => rows.flatMap((row) => [...row.children].slice(0, 3).map((cell) => cell.textContent)));
    expect(words.length, pack).toBeGreaterThan(20);
    expect(
      words.filter((word) => /[a-z]{3}/.test(word)),
      pack,
    ).toEqual([]);
  }
});
