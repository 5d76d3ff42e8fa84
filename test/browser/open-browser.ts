import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const calm = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findInstalled(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && isExecutable(given)) return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

/** Its own flags are left out: `--single-process` ends it with the first page, `--disable-web-security` hides faults. */
async function findPackaged(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/**
 * Starts the Chromium of this machine, else the one inside the package @sparticuz/chromium (Linux, x64).
 * @throws Error that says what to install where there is neither
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findInstalled() ?? (await findPackaged());
  if (executablePath === undefined) {
    throw new Error('No Chromium was found. Install chromium, or name one in the environment variable CHROMIUM_PATH.');
  }
  return chromium.launch({ executablePath, args: calm });
}

/** A page on the built site, with everything that went wrong on it. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors thrown, errors on the console and violations of the content-security policy, as they come. */
  readonly faults: readonly string[];
}

/** Notes down everything that goes wrong on a page from now on. */
export async function watchFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`blocked: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return faults;
}

/** Opens the built site in a page of its own. */
export async function openSite(
  browser: Browser,
  size: { readonly width: number; readonly height: number } = { width: 1366, height: 768 },
): Promise<OpenedPage> {
  const page = await browser.newPage({ viewport: size, locale: 'ja-JP' });
  const faults = await watchFaults(page);
  await page.goto(inject('siteUrl'));
  return { page, faults };
}

/** One browser for all tests of a file: started before the first of them, closed after the last. */
export function shareBrowser(): { readonly browser: Browser } {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    get browser() {
      if (browser === null) throw new Error('The browser is there only while tests run.');
      return browser;
    },
  };
}

/**
 * A browser for the tests of a file and, for each of them, a page of the built site with its first run done. A test after
 * which anything has gone wrong on its page fails.
 */
export function sharePage(): { readonly browser: Browser } & OpenedPage {
  const shared = shareBrowser();
  let opened: OpenedPage | null = null;
  const current = () => {
    if (opened === null) throw new Error('The page is there only while a test runs.');
    return opened;
  };
  beforeEach(async () => {
    opened = await openSite(shared.browser);
    await waitForRun(opened.page);
  });
  afterEach(async () => {
    const { page, faults } = current();
    await page.close();
    expect(faults).toEqual([]);
  });
  return {
    get browser() {
      return shared.browser;
    },
    get page() {
      return current().page;
    },
    get faults() {
      return current().faults;
    },
  };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on a page, with the elements. */
export async function findViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** Waits until the desk has been simulated with what is on screen. */
export async function waitForRun(page: Page): Promise<void> {
  await page.locator('.run-bar[data-phase="done"][data-stale="false"]').waitFor({ timeout: 60_000 });
}

/** Goes to another surface by its key and waits until its script has come. */
export async function showSurface(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.locator('.loading').waitFor({ state: 'detached' });
}
