import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { shareBrowser, waitForRun } from './open-browser.ts';

/** gzipped JavaScript that may come before the staffing grid is drawn with its run under way. */
const mostBytes = 300_000;

const shared = shareBrowser();

interface Script {
  readonly name: string;
  readonly bytes: number;
  /** Whether it was asked for before the first useful picture. */
  readonly isEarly: boolean;
}

async function listScripts(): Promise<readonly Script[]> {
  const page = await shared.browser.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const isUseful = document.querySelector('.staffing-table') && document.querySelector('[data-phase="running"]');
      if (!isUseful) return;
      observer.disconnect();
      performance.mark('useful');
    }).observe(document, { childList: true, subtree: true, attributes: true });
  });
  await page.goto(inject('siteUrl'));
  await waitForRun(page);
  await page.locator('.recharts-bar-rectangle path').first().waitFor();
  const asked = await page.evaluate(() => {
    const useful = performance.getEntriesByName('useful')[0]?.startTime;
    if (useful === undefined) throw new Error('The grid was never drawn with a run under way.');
    return performance
      .getEntriesByType('resource')
      .filter((entry) => entry.name.endsWith('.js') && !entry.name.startsWith('blob:'))
      .map((entry) => ({ url: entry.name, isEarly: entry.startTime <= useful }));
  });
  await page.close();
  const urls = [...new Set(asked.map(({ url }) => url))];
  return Promise.all(
    urls.map(async (url) => {
      const body = Buffer.from(await (await fetch(url)).arrayBuffer());
      const isEarly = asked.some((entry) => entry.url === url && entry.isEarly);
      return { name: new URL(url).pathname.replace('/assets/', ''), bytes: gzipSync(body).length, isEarly };
    }),
  );
}

test('the first screen with its run started needs at most 300 kB of gzipped JavaScript', async () => {
  const scripts = await listScripts();
  const early = scripts.filter((script) => script.isEarly);
  const sum = early.reduce((total, script) => total + script.bytes, 0);
  const told = early.map(({ name, bytes }) => `${name} ${String(bytes)}`).join('\n');
  expect(sum, told).toBeLessThanOrEqual(mostBytes);
  expect(sum, told).toBeGreaterThan(100_000);
});

test('only the pack on screen is loaded, and chart, theory and verification wait until they are asked for', async () => {
  const scripts = await listScripts();
  expect(scripts.map(({ name }) => name).filter((name) => name.startsWith('pack-'))).toEqual([
    expect.stringMatching(/^pack-tokyo-line-fy2021-/),
  ]);
  const early = scripts.filter((script) => script.isEarly).map(({ name }) => name);
  expect(early.join()).not.toMatch(/hourly-bars|side-worker|policy-surface|training-surface|evidence-surface/);
  expect(scripts.map(({ name }) => name).join()).toMatch(/hourly-bars/);
});
