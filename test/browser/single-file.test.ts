import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { shareBrowser, showSurface, waitForRun, watchFaults } from './open-browser.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shared = shareBrowser();

let folder = '';
const fileOf = () => join(folder, 'madoguchi.html');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madoguchi-single-'));
  await promisify(execFile)(
    'node',
    ['node_modules/vite/bin/vite.js', 'build', '--mode', 'single', '--logLevel', 'error', '--outDir', folder],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production' } },
  );
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('the single page is one file that allows its own script by hash and no evaluation, no connection', async () => {
  expect(await readdir(folder)).toEqual(['madoguchi.html']);
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(await readFile(fileOf(), 'utf8')) ?? [];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).toContain('worker-src blob:;');
  expect(policy).toMatch(/script-src 'sha256-[A-Za-z0-9+/=]{44}';/);
  expect(policy).not.toMatch(/unsafe|script-src[^;]*(blob:|data:|'self')/);
});

test('opened from a disk without a network, every surface works and the run equals that of the built site', async () => {
  const site = await shared.browser.newPage();
  await site.goto(inject('siteUrl'));
  await waitForRun(site);
  const expected = await site.locator('.hashes').getAttribute('data-result-hash');
  await site.close();

  const context = await shared.browser.newContext({ offline: true, viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const faults = await watchFaults(page);
  const address = pathToFileURL(fileOf()).href;
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url())) asked.push(request.url());
  });
  await page.goto(address);
  await waitForRun(page);
  expect(expected).toMatch(/^[0-9a-f]{64}$/);
  expect(await page.locator('.hashes').getAttribute('data-result-hash')).toBe(expected);
  for (const key of ['Control+1', 'Control+3', 'Control+4', 'Control+2']) {
    await showSurface(page, key);
    expect((await page.locator('main').innerText()).trim()).not.toBe('');
  }
  await page.locator('.pack-select').selectOption('nagano-line-2017');
  await page.locator('.app[data-pack="nagano-line-2017"]').waitFor();
  await waitForRun(page);
  expect(asked).toEqual([address]);
  expect(faults).toEqual([]);
  await context.close();
});
