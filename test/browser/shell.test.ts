import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { findViolations, shareBrowser, showSurface, waitForRun, watchFaults } from './open-browser.ts';

const shared = shareBrowser();
let context: BrowserContext;

beforeEach(async () => {
  context = await shared.browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'ja-JP' });
});

afterEach(async () => {
  await context.close();
});

/** A window of its own on the same storage as the others of this test. */
async function openWindow(before?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await context.newPage();
  await before?.(page);
  await page.goto(inject('siteUrl'));
  await waitForRun(page);
  return page;
}

const cell = (page: Page, hour: number) => page.getByRole('textbox', { name: `平日 ${String(hour)}時台の人数` });

async function edit(page: Page, hour: number, value: string): Promise<void> {
  await cell(page, hour).fill(value);
  await cell(page, hour).press('Enter');
}

async function waitUntilKept(page: Page): Promise<void> {
  await page.locator('.kept-sign[data-keeping="kept"]').waitFor();
}

/** Ends a page as a crash does: nothing of it runs any more, no event of leaving is sent. */
async function kill(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

const noticesOf = (page: Page) => page.locator('.notices').innerText();

describe('work', () => {
  test('edited, then killed without a goodbye: the next window goes on where it was, with undo', async () => {
    const page = await openWindow();
    expect(await page.locator('.kept-sign').innerText()).toBe('');
    await edit(page, 21, '9');
    await showSurface(page, 'Control+1');
    await waitUntilKept(page);
    await kill(page);
    const next = await openWindow();
    expect(await noticesOf(next)).toContain('前回の続きを開きました');
    expect(await next.getByRole('button', { name: '方針' }).getAttribute('aria-current')).toBe('page');
    await showSurface(next, 'Control+2');
    expect(await cell(next, 21).inputValue()).toBe('9');
    await next.keyboard.press('Control+z');
    expect(await cell(next, 21).inputValue()).toBe('7');
    expect(await findViolations(next)).toEqual([]);
  });

  test('a training session under way is played again as it was', async () => {
    const page = await openWindow();
    await showSurface(page, 'Control+3');
    await page
      .getByRole('button', { name: /を始める$/ })
      .first()
      .click();
    await page.locator('.event-buttons button').first().click();
    await page.locator('.log-table tbody tr').first().waitFor();
    await waitUntilKept(page);
    await kill(page);
    const next = await context.newPage();
    await next.goto(inject('siteUrl'));
    await next.locator('.log-table tbody tr').first().waitFor();
    expect(await next.locator('.log-table tbody tr').count()).toBe(1);
  });

  test('started afresh: the pack as it ships, and the old work is gone from then on', async () => {
    const page = await openWindow();
    await edit(page, 21, '9');
    await waitUntilKept(page);
    await page.reload();
    await waitForRun(page);
    await page.getByRole('button', { name: '新しく始める' }).click();
    await expect.poll(() => noticesOf(page)).toContain('元に戻せません');
    await page.getByRole('button', { name: '消して新しく始める' }).click();
    await waitForRun(page);
    await expect.poll(() => cell(page, 21).inputValue()).toBe('7');
    await page.reload();
    await waitForRun(page);
    await expect.poll(() => page.locator('.notice').count()).toBe(0);
    await expect.poll(() => cell(page, 21).inputValue()).toBe('7');
  });

  test('in two windows stays two works: neither overwrites the other', async () => {
    const first = await openWindow();
    await edit(first, 21, '9');
    await waitUntilKept(first);
    const second = await openWindow();
    expect(await noticesOf(second)).toContain('ほかの窓で開いている作業があります');
    expect(await cell(second, 21).inputValue()).toBe('7');
    await edit(second, 20, '5');
    await waitUntilKept(second);
    await edit(first, 19, '6');
    await waitUntilKept(first);
    await kill(first);
    await second.getByRole('button', { name: '開く・保存' }).click();
    await second.locator('.other-works button').click();
    await expect.poll(() => cell(second, 21).inputValue()).toBe('9');
    expect(await cell(second, 19).inputValue()).toBe('6');
    expect(await cell(second, 20).inputValue()).toBe('7');
  });

  test('taken over by another window where locks are unknown: this one goes on with a copy and says so', async () => {
    const withoutLocks = (page: Page) =>
      page.addInitScript(() => {
        Reflect.deleteProperty(Navigator.prototype, 'locks');
      });
    const first = await openWindow(withoutLocks);
    await edit(first, 21, '9');
    await waitUntilKept(first);
    const second = await openWindow(withoutLocks);
    expect(await cell(second, 21).inputValue()).toBe('9');
    await edit(first, 20, '5');
    await first.locator('.notice', { hasText: '写しとして別に保存します' }).waitFor();
    await second.reload();
    await waitForRun(second);
    const kept = await second.evaluate(async () => {
      const open = indexedDB.open('madoguchi-work-v1');
      await new Promise((resolve) => (open.onsuccess = resolve));
      const all = open.result.transaction('works').objectStore('works').getAllKeys();
      await new Promise((resolve) => (all.onsuccess = resolve));
      return all.result.length;
    });
    expect(kept).toBe(2);
  });

  test('of a newer version is left as it is, and the user is told', async () => {
    const page = await context.newPage();
    await page.goto(inject('siteUrl'));
    const write = () =>
      page.evaluate(async () => {
        const open = indexedDB.open('madoguchi-work-v2', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('works').put('from the future', 'a');
        await new Promise((resolve) => (open.onsuccess = resolve));
        const read = open.result.transaction('works').objectStore('works').get('a');
        await new Promise((resolve) => (read.onsuccess = resolve));
        open.result.close();
        return read.result as unknown;
      });
    await write();
    await page.reload();
    await waitForRun(page);
    expect(await noticesOf(page)).toContain('新しい版の窓口が保存した作業があります');
    await edit(page, 21, '9');
    await waitUntilKept(page);
    expect(await write()).toBe('from the future');
  });

  test('where there is no storage the user is told, and work goes on', async () => {
    const page = await openWindow((each) =>
      each.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('no storage', 'SecurityError');
        };
      }),
    );
    await edit(page, 21, '9');
    await page.locator('.notice', { hasText: 'この窓では自動保存できません' }).waitFor();
    await waitForRun(page);
    expect(await cell(page, 21).inputValue()).toBe('9');
  });

  test('is saved to a file and opened from it in another browser; what is no work is refused', async () => {
    const page = await openWindow();
    await edit(page, 21, '9');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '開く・保存' }).click();
    await page.getByRole('button', { name: '作業をファイルに保存' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^madoguchi-tokyo-line-fy2021-\d{4}-\d\d-\d\d\.json$/);
    const text = readFileSync(await download.path(), 'utf8');
    const other = await shared.browser.newContext({ viewport: { width: 1366, height: 768 } });
    const there = await other.newPage();
    await there.goto(inject('siteUrl'));
    await waitForRun(there);
    const input = there.locator('input[type=file][aria-label="作業ファイルを開く"]');
    const give = (name: string, content: string) =>
      input.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    await give('wrong.json', '{"a":1}');
    await there.locator('.notice', { hasText: '作業ファイルではありません' }).waitFor();
    await give('newer.json', JSON.stringify({ ...(JSON.parse(text) as object), formatVersion: 9 }));
    await there.locator('.notice', { hasText: '形式 9' }).waitFor();
    await give('deep.json', '['.repeat(100));
    await there.locator('.notice', { hasText: '読めませんでした' }).waitFor();
    expect(await cell(there, 21).inputValue()).toBe('7');
    await give('work.json', text);
    await expect.poll(() => cell(there, 21).inputValue()).toBe('9');
    expect(await there.locator('.notice').count()).toBe(0);
    await other.close();
  });
});

describe('files that look as if they told of a real person', () => {
  const file = (name: string, content: object) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(content)),
  });
  const pack = [file('pack.json', { id: 'private', title: '山田太郎さん 090-1234-5678 の相談' })];

  test.each([
    ['開かない', 'tokyo-line-fy2021'],
    ['実在の人ではない。開く', 'pack.json'],
  ])('wait for an answer: %s', async (answer, expected) => {
    const page = await openWindow();
    await page.locator('input[type=file][multiple]').setInputFiles(pack);
    const notice = page.locator('.notice', { hasText: '個人情報のように見える' });
    await notice.waitFor();
    expect(await notice.innerText()).toContain('090-1234-5678');
    expect(await page.locator('.app').getAttribute('data-pack')).toBe('tokyo-line-fy2021');
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: answer }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await page.locator('.app').getAttribute('data-pack')).toBe(expected);
  });
});

describe('typed text that looks like personal data', () => {
  test('is not stored until it is confirmed to be of nobody real, or changed', async () => {
    const page = await openWindow();
    await edit(page, 21, '9');
    await page.getByRole('button', { name: 'この案を残す' }).click();
    const name = page.getByRole('textbox', { name: '案の名前' });
    await name.fill('山田太郎さん');
    await name.press('Enter');
    const warning = page.locator('.personal-warning');
    await warning.waitFor();
    expect(await warning.innerText()).toContain('氏名「山田太郎さん」');
    expect(await findViolations(page)).toEqual([]);
    await name.fill('夜間を2人に');
    await warning.waitFor({ state: 'detached' });
    await name.fill('佐藤さんの案');
    await name.press('Enter');
    await warning.getByRole('button').click();
    await page.getByRole('button', { name: '佐藤さんの案' }).waitFor();
  });
});

describe('a fault of one surface', () => {
  test('is told there, the work can be saved, and the other surfaces go on', async () => {
    const page = await context.newPage();
    await watchFaults(page);
    await page.route('**/policy-surface*', (route) => route.abort());
    await page.goto(inject('siteUrl'));
    await waitForRun(page);
    await page.keyboard.press('Control+1');
    const crash = page.locator('.crash');
    await crash.waitFor();
    expect(await crash.innerText()).toContain('ほかの画面は使えます');
    expect(await findViolations(page)).toEqual([]);
    const downloading = page.waitForEvent('download');
    await crash.getByRole('button', { name: '作業をファイルに保存' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/^madoguchi-/);
    await page.getByRole('radio', { name: 'EN' }).check();
    expect(await crash.innerText()).toContain('This screen cannot be shown');
    await page.keyboard.press('Control+2');
    await page.locator('.staffing-table').waitFor();
  });
});
