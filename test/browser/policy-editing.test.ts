import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser, openSite, showSurface, waitForRun, type OpenedPage } from './open-browser.ts';

let browser: Browser;
let opened: OpenedPage;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  opened = await openSite(browser);
  page = opened.page;
  await waitForRun(page);
  await showSurface(page, 'Control+1');
  await page.locator('.rule-table').waitFor();
});

afterEach(async () => {
  // Violations of the content-security policy come as faults too.
  expect(opened.faults).toEqual([]);
  await page.close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function findViolations(): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>("axe.run({ include: ['.policy > .column:not(.effects)'] })");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** Presses Tab, or Shift+Tab, until something that fits has the focus. */
async function tabTo(selector: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 300; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${selector} is not reached by ${key}.`);
}

async function chooseView(view: string): Promise<void> {
  await page.getByRole('group', { name: '見かた' }).getByRole('radio', { name: view }).check();
}

const draftNotice = () => page.locator('.draft-notice');
const finding = () => page.locator('.finding.is-error', { hasText: '期限は 1 時間以内' });
const editorText = () => page.locator('.json-editor .cm-content');

describe('the conditions of a rule as an outline, by keyboard alone', () => {
  test('a condition is turned round, the finding appears, it is undone, the finding goes', async () => {
    await page.keyboard.press('F6');
    await tabTo('[role="tab"][aria-selected="true"]');
    await page.keyboard.press('ArrowRight');
    await tabTo('[role="treeitem"]', 'Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo('.comparison select:last-of-type');
    await page.keyboard.press('ArrowDown');
    await finding().waitFor();
    expect(await page.locator('.condition-line.is-changed').innerText()).toContain('変更前');
    expect(await page.locator('.rule-table').innerText()).toContain('改');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treeitem');
    await page.keyboard.press('Control+z');
    await finding().waitFor({ state: 'detached' });
    expect(await page.locator('.condition-line.is-changed').count()).toBe(0);
  });

  test('conditions are added, reordered, grouped, taken out and removed with the keys of the outline', async () => {
    const lines = page.locator('[role="treeitem"]');
    await lines.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Insert');
    expect(await lines.count()).toBe(3);
    await page.keyboard.press('Escape');
    const texts = async () => page.locator('.condition-line .fact-pick > span').allInnerTexts();
    const [first, second] = await texts();
    await page.keyboard.press('Alt+ArrowUp');
    expect(await texts()).toEqual([second, first]);
    await page.keyboard.press('Alt+ArrowRight');
    expect(await lines.count()).toBe(4);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-level'))).toBe('3');
    await page.keyboard.press('Alt+ArrowLeft');
    expect(await lines.count()).toBe(3);
    await page.keyboard.press('Delete');
    expect(await lines.count()).toBe(2);
    await page.keyboard.press('Delete');
    // The last condition of a rule stays.
    expect(await lines.count()).toBe(2);
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+z');
    expect(await texts()).toEqual([first]);
    expect(await draftNotice().count()).toBe(0);
  });

  test('at least k of chosen answers becomes a group of the policy', async () => {
    await page.getByRole('button', { name: '少なくとも n つ' }).click();
    await page.getByRole('combobox', { name: '数えるまとまり' }).selectOption('新しいまとまりを作る');
    const form = page.locator('.count-form');
    const boxes = form.getByRole('checkbox');
    for (let place = 0; place < 3; place += 1) await boxes.nth(place).check();
    await form.getByRole('button', { name: '条件に足す' }).click();
    expect(await draftNotice().count()).toBe(0);
    expect(await page.locator('.counted-answers li').count()).toBe(3);
    await chooseView('表');
    expect(await page.getByRole('radio', { name: 'まとまり 2' }).count()).toBe(1);
  });

  test('a number that the question does not take stays as a draft, beside what is wrong, and nothing else changes', async () => {
    await page.locator('.rule-name').nth(1).click();
    const age = page.locator('.condition-line input');
    await age.fill('40');
    await age.press('Enter');
    await draftNotice().waitFor();
    expect(await draftNotice().innerText()).toContain('前の値');
    expect(await age.inputValue()).toBe('40');
    expect(await age.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('.issue-list').count()).toBe(0);
    expect(await page.locator('.verdict').innerText()).toContain('緊急度');
    await age.press('Control+z');
    expect(await age.inputValue()).toBe('6');
    expect(await draftNotice().count()).toBe(0);
    await age.press('Control+y');
    expect(await age.inputValue()).toBe('40');
    await age.fill('7');
    await age.press('Enter');
    expect(await draftNotice().count()).toBe(0);
    expect(await page.locator('.before-note').first().innerText()).toContain('6');
  });
});

describe('the policy as JSON', () => {
  beforeEach(async () => {
    await chooseView('JSON');
    await editorText().waitFor();
  });

  /** Puts the cursor behind the first place where a text stands, as a user does with the mouse. */
  async function typeBehind(text: string, typed: string): Promise<void> {
    await page.locator('.json-editor .cm-line', { hasText: text }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(typed);
  }

  test('a fault is told with its line, and goes when it is mended; Esc leaves the editor', async () => {
    await typeBehind('"name": "urgency-danger-now"', ' ?');
    const faults = page.locator('.json-faults');
    await faults.waitFor();
    expect(await faults.innerText()).toMatch(/\d+行目[\s\S]*JSON として読めません/);
    expect(await page.locator('.json-editor .cm-lintRange-error').count()).toBe(1);
    expect(await page.locator('.issue-list').count()).toBe(0);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await faults.waitFor({ state: 'detached' });
    expect(await draftNotice().count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Esc');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('a name that does not exist is told at its line, and Ctrl+Z takes it back', async () => {
    await typeBehind('"outcome": "immediate",', '');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('ly');
    await page.locator('.json-faults').waitFor();
    expect(await page.locator('.json-faults').innerText()).toContain('immediately');
    await page.keyboard.press('Control+z');
    await page.locator('.json-faults').waitFor({ state: 'detached' });
    expect(await editorText().innerText()).not.toContain('immediately');
  });

  test('an edit that reads as a policy is the document of every view, as one step to undo', async () => {
    await page.locator('.json-editor .cm-line', { hasText: '"outcome": "immediate",' }).first().click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('"outcome": "low",');
    await page.getByRole('tab', { name: '検査' }).click();
    await finding().waitFor();
    await chooseView('条件');
    expect(await page.locator('.rule-outcome select').inputValue()).toBe('low');
    expect(await page.locator('.rule-outcome .before-note').innerText()).toContain('即時');
  });

  test('what an input method composes is neither lost nor taken early', async () => {
    await page.locator('.json-editor .cm-line', { hasText: '"ja": "いま危険が続いている' }).first().click();
    await page.keyboard.press('End');
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowLeft');
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'ほご', selectionStart: 2, selectionEnd: 2 });
    await page.waitForTimeout(700);
    // Still composing: the document is as it was.
    expect(await page.getByRole('button', { name: '元に戻す' }).isDisabled()).toBe(true);
    await session.send('Input.insertText', { text: '保護' });
    await page.getByRole('button', { name: '元に戻す', disabled: false }).waitFor();
    expect(await editorText().innerText()).toContain('すぐに動きます。保護",');
    expect(await draftNotice().count()).toBe(0);
  });

  test('keys that type do not reach the page', async () => {
    await typeBehind('"name": "urgency-danger-now"', '?');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('tables', () => {
  beforeEach(async () => {
    await chooseView('表');
  });

  test('a question that a rule still uses is not removed; what uses it is told', async () => {
    await page.getByRole('button', { name: '「いまいる場所で危険が続いている」を削除' }).click();
    const refusal = page.getByRole('alert');
    expect(await refusal.innerText()).toContain('規則 1 へ');
    await page.getByRole('button', { name: 'チェック項目を足す' }).click();
    await page.getByRole('radio', { name: 'チェック項目 14' }).waitFor();
    await page.getByRole('button', { name: '「新しいチェック項目 14」を削除' }).click();
    await page.getByRole('radio', { name: 'チェック項目 13' }).waitFor();
  });

  test('Japanese is typed into a cell while an input method composes', async () => {
    const cell = page.getByRole('textbox', { name: 'dangerNowの日本語' });
    await cell.fill('いまの危険');
    const press = (key: string) =>
      cell.evaluate((node, pressed) => {
        node.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, isComposing: true }));
      }, key);
    await press('Enter');
    await press('Escape');
    expect(await cell.inputValue()).toBe('いまの危険');
    expect(await page.getByRole('button', { name: '元に戻す' }).isDisabled()).toBe(true);
    await cell.press('Enter');
    expect(await page.getByRole('button', { name: '元に戻す' }).isDisabled()).toBe(false);
    expect(await page.locator('.fact-table').innerText()).toContain('いまの危険');
  });

  test('deadline and priority are changed in cells', async () => {
    await page.getByRole('radio', { name: '規則 25' }).check();
    const deadline = page.getByRole('textbox', { name: '規則6の期限（時間）' });
    await deadline.fill('24');
    await deadline.press('Enter');
    await chooseView('条件');
    await page.locator('.rule-name').nth(5).click();
    expect(await page.locator('.rule-outcome').innerText()).toContain('変更前 48時間');
  });
});

test('no view has an accessibility violation, in Japanese and in English', async () => {
  const found: string[] = [];
  for (const language of ['ja', 'en']) {
    if (language === 'en') await page.getByRole('radio', { name: 'EN' }).check();
    for (const place of [0, 1, 2, 3]) {
      await page.locator('.segmented.push').getByRole('radio').nth(place).check();
      if (place === 3) await editorText().waitFor();
      found.push(...(await findViolations()).map((each) => `${language} ${String(place)} ${each}`));
      if (place !== 2) continue;
      for (const part of [1, 2, 3, 4]) {
        await page.locator('.table-view .segmented').first().getByRole('radio').nth(part).check();
        found.push(...(await findViolations()).map((each) => `${language} table ${String(part)} ${each}`));
      }
    }
  }
  expect(found).toEqual([]);
});
