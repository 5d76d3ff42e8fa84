import { expect, test } from 'vitest';
import { sharePage } from './open-browser.ts';

const shared = sharePage();

test('a question mark lists the keys, but not while something is typed', async () => {
  await shared.page.keyboard.press('?');
  const list = shared.page.getByRole('dialog', { name: 'キーの一覧' });
  await list.waitFor();
  await shared.page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  await shared.page.getByRole('textbox', { name: '平日 9時台の人数' }).focus();
  await shared.page.keyboard.press('?');
  expect(await list.isVisible()).toBe(false);
});

test('F6 goes round bars and columns, Shift+F6 the other way', async () => {
  const focused = () => shared.page.evaluate(() => document.activeElement?.className ?? '');
  await shared.page.keyboard.press('F6');
  expect(await focused()).toContain('top-bar');
  await shared.page.keyboard.press('F6');
  expect(await focused()).toContain('context-bar');
  await shared.page.keyboard.press('F6');
  expect(await focused()).toContain('column');
  await shared.page.keyboard.press('Shift+F6');
  await shared.page.keyboard.press('Shift+F6');
  await shared.page.keyboard.press('Shift+F6');
  expect(await focused()).toContain('status-bar');
});

test('while an input method composes, Enter and Escape belong to it', async () => {
  const cell = shared.page.getByRole('textbox', { name: '平日 21時台の人数' });
  await cell.fill('9');
  const send = (key: string) =>
    cell.evaluate((node, pressed) => {
      node.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, isComposing: true }));
    }, key);
  await send('Enter');
  expect(await shared.page.locator('.run-bar').getAttribute('data-stale')).toBe('false');
  await send('Escape');
  expect(await cell.inputValue()).toBe('9');
  await cell.press('Enter');
  await shared.page.locator('.run-bar[data-stale="true"], .run-bar[data-phase="running"]').waitFor();
});

test('Escape gives up what is typed before it cancels a run', async () => {
  const precision = shared.page.getByRole('textbox', { name: '目標の精度' });
  await precision.fill('0.01');
  await precision.press('Enter');
  await shared.page.locator('.run-bar[data-phase="running"]').waitFor();
  const cell = shared.page.getByRole('textbox', { name: '平日 21時台の人数' });
  await cell.fill('9');
  await cell.press('Escape');
  expect(await cell.inputValue()).toBe('7');
  expect(await shared.page.locator('.run-bar').getAttribute('data-phase')).toBe('running');
  await cell.press('Escape');
  await shared.page.locator('.run-bar[data-phase="cancelled"]').waitFor();
});
