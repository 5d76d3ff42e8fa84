import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, openSite, waitForRun } from './open-browser.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  page = (await openSite(browser)).page;
  await waitForRun(page);
});

afterEach(async () => {
  await page.close();
});

test('a question mark lists the keys, but not while something is typed', async () => {
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'キーの一覧' });
  await list.waitFor();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  await page.getByRole('textbox', { name: '平日 9時台の人数' }).focus();
  await page.keyboard.press('?');
  expect(await list.isVisible()).toBe(false);
});

test('F6 goes round bars and columns, Shift+F6 the other way', async () => {
  const focused = () => page.evaluate(() => document.activeElement?.className ?? '');
  await page.keyboard.press('F6');
  expect(await focused()).toContain('top-bar');
  await page.keyboard.press('F6');
  expect(await focused()).toContain('context-bar');
  await page.keyboard.press('F6');
  expect(await focused()).toContain('column');
  await page.keyboard.press('Shift+F6');
  await page.keyboard.press('Shift+F6');
  await page.keyboard.press('Shift+F6');
  expect(await focused()).toContain('status-bar');
});

test('while an input method composes, Enter and Escape belong to it', async () => {
  const cell = page.getByRole('textbox', { name: '平日 21時台の人数' });
  await cell.fill('9');
  const send = (key: string) =>
    cell.evaluate((node, pressed) => {
      node.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, isComposing: true }));
    }, key);
  await send('Enter');
  expect(await page.locator('.run-bar').getAttribute('data-stale')).toBe('false');
  await send('Escape');
  expect(await cell.inputValue()).toBe('9');
  await cell.press('Enter');
  await page.locator('.run-bar[data-stale="true"], .run-bar[data-phase="running"]').waitFor();
});

test('Escape gives up what is typed before it cancels a run', async () => {
  const replications = page.getByRole('textbox', { name: '組数' });
  await replications.fill('2000');
  await replications.press('Enter');
  await page.locator('.run-bar[data-phase="running"]').waitFor();
  const cell = page.getByRole('textbox', { name: '平日 21時台の人数' });
  await cell.fill('9');
  await cell.press('Escape');
  expect(await cell.inputValue()).toBe('7');
  expect(await page.locator('.run-bar').getAttribute('data-phase')).toBe('running');
  await cell.press('Escape');
  await page.locator('.run-bar[data-phase="cancelled"]').waitFor();
});
