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
});

afterEach(async () => {
  expect(opened.faults).toEqual([]);
  await page.close();
});

async function readRate(): Promise<number> {
  return Number((await page.getByTestId('response-rate').innerText()).replace('%', ''));
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function findViolations(): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

const cell = (hour: number) => page.getByRole('textbox', { name: `平日 ${String(hour)}時台の人数` });

describe('the first screen', () => {
  test('is the Tokyo desk, simulated, its response rate beside the published one and said to be fitted', async () => {
    const rate = await readRate();
    expect(rate).toBeGreaterThan(86);
    expect(rate).toBeLessThan(91);
    const text = await page.locator('.headline').innerText();
    expect(text).toContain('公表値 88.7%');
    expect(text).toContain('この値に合わせて調整済み');
    expect(text).not.toMatch(/検証済み/);
  });

  test('says on every surface that it is not for judging real cases', async () => {
    for (const key of ['Control+1', 'Control+2', 'Control+3', 'Control+4']) {
      await showSurface(page, key);
      expect(await page.locator('.status-bar').innerText()).toContain('実事例の判断には使わないでください');
    }
  });

  test('asks the network for nothing but the site itself', async () => {
    const origins: string[] = [];
    const other = await browser.newPage();
    other.on('request', (request) => {
      if (!request.url().startsWith('blob:') && !request.url().startsWith('data:'))
        origins.push(new URL(request.url()).origin);
    });
    await other.goto(page.url());
    await waitForRun(other);
    await other.close();
    expect([...new Set(origins)]).toEqual([new URL(page.url()).origin]);
  });
});

describe('planning', () => {
  test('one more counsellor at 21h raises the response rate, and undo takes it back', async () => {
    const before = await readRate();
    await cell(21).fill('8');
    await cell(21).press('Enter');
    await waitForRun(page);
    await page.locator('.compare-table').waitFor();
    expect(await readRate()).toBeGreaterThan(before);
    const effect = await page.locator('.change-effect').innerText();
    expect(effect).toContain('+4.7');
    expect(effect).toMatch(/対応率は [\d.]+ ポイント上がります/);
    await page.keyboard.press('Control+z');
    await waitForRun(page);
    expect(await readRate()).toBe(before);
    expect(await cell(21).inputValue()).toBe('7');
  });

  test('the changed file can be saved, and holds the change as an assumption', async () => {
    await cell(21).fill('9');
    await cell(21).press('Enter');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '変更を保存' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('desk.json');
    const saved = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
      staffing: { published: { from: string; counsellors: unknown }[] };
    };
    expect(saved.staffing.published.find((entry) => entry.from === '21:00')?.counsellors).toEqual({
      value: 9,
      unit: 'counsellors',
      basis: 'assumed',
      source: 'user',
    });
  });

  test('a basis opens its source, its range and its reasoning, all within the window', async () => {
    await page.getByRole('button', { name: /^SNS・使える席の割合の根拠/ }).click();
    const panel = page.locator('.badge-panel:popover-open');
    const text = await panel.innerText();
    expect(text).toContain('出典');
    expect(text).toMatch(/93 %〜100 %/);
    const box = await panel.boundingBox();
    expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= 768).toBe(true);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  });

  test('the changed number is no longer called published', async () => {
    const basis = page.getByRole('button', { name: /^人員配置 平日の根拠/ });
    expect(await basis.innerText()).toBe('公表');
    await cell(20).fill('9');
    await cell(20).press('Enter');
    expect(await basis.innerText()).toBe('仮定');
  });

  test('full-width digits are read, other text keeps its draft and is explained', async () => {
    await cell(18).fill('８');
    await cell(18).press('Enter');
    expect(await cell(18).inputValue()).toBe('8');
    await cell(19).fill('八');
    await cell(19).press('Enter');
    expect(await cell(19).inputValue()).toBe('八');
    expect(await page.getByRole('alert').innerText()).toContain('数を入れてください');
    await cell(19).press('Escape');
    expect(await cell(19).inputValue()).toBe('7');
  });

  test('contacts that cannot be are refused, and the last values stay', async () => {
    const before = await readRate();
    const contacts = page.getByRole('textbox', { name: '平日 9時台の着信（件/時）' });
    await contacts.fill('-1');
    await contacts.press('Enter');
    expect(await page.getByRole('alert').innerText()).toContain('0から1,000,000までの数を入れてください。');
    expect(await contacts.inputValue()).toBe('-1');
    expect(await readRate()).toBe(before);
    expect(await page.locator('.issue-list').count()).toBe(0);
    await page.locator('.recharts-bar-rectangle path').first().waitFor();
    await contacts.press('Escape');
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  test('arrow keys move between cells and light up the same hour in all three', async () => {
    await cell(10).focus();
    await page.keyboard.press('ArrowRight');
    expect(await cell(11).evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowDown');
    const below = page.getByRole('textbox', { name: '土曜 11時台の人数' });
    expect(await below.evaluate((node) => node === document.activeElement)).toBe(true);
    const lit = await page.locator('.axis-table .is-focused').count();
    expect(lit).toBeGreaterThanOrEqual(9);
  });

  test('the staffing grid, the chart and the heat map share one time axis', async () => {
    await page.locator('.recharts-bar-rectangle path').first().waitFor();
    const columns = await page
      .locator('.staffing-table tbody tr')
      .first()
      .locator('td')
      .evaluateAll((cells) =>
        cells
          .slice(0, -1)
          .map((each) => each.getBoundingClientRect())
          .map((box) => box.x + box.width / 2),
      );
    const bars = await page
      .locator('.recharts-bar')
      .first()
      .locator('.recharts-bar-rectangle path')
      .evaluateAll((shapes) => shapes.map((each) => each.getBoundingClientRect()).map((box) => box.x + box.width / 2));
    const heat = await page
      .locator('.heat-table tbody tr')
      .first()
      .locator('td')
      .evaluateAll((cells) =>
        cells
          .slice(0, -1)
          .map((each) => each.getBoundingClientRect())
          .map((box) => box.x + box.width / 2),
      );
    expect(bars).toHaveLength(columns.length);
    columns.forEach((x, index) => {
      expect(Math.abs(x - (bars[index] ?? 0))).toBeLessThan(2);
      expect(Math.abs(x - (heat[index] ?? 0))).toBeLessThan(2);
    });
  });

  test('a run can be cancelled and resumed', async () => {
    const field = page.getByRole('textbox', { name: '目標の精度' });
    await field.fill('0.01');
    await field.press('Enter');
    await page.locator('.run-bar[data-phase="running"]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.run-bar[data-phase="cancelled"]').waitFor();
    expect(await page.locator('.run-bar').innerText()).toContain('中止');
    await field.fill('1');
    await field.press('Enter');
    await waitForRun(page);
    expect(await page.locator('.run-bar').innerText()).toContain('10組');
  });
});

describe('language', () => {
  test('every surface speaks English, and no Japanese is left in its words', async () => {
    await page.getByRole('radio', { name: 'EN' }).check();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    for (const key of ['Control+1', 'Control+2', 'Control+4']) {
      await showSurface(page, key);
      const text = await page.locator('.top-bar, .context-bar, thead, h2, .status-bar').allInnerTexts();
      expect(text.join('\n').replace('日本語', '')).not.toMatch(/[\u3040-\u30ff]/);
    }
  });
});

describe('room', () => {
  test.each([
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
    { width: 683, height: 650 },
  ])('nothing is pushed out of a window of $width × $height, in either language', async (size) => {
    await page.setViewportSize(size);
    for (const language of ['日本語', 'EN']) {
      await page.getByRole('radio', { name: language }).check();
      for (const key of ['Control+1', 'Control+2', 'Control+3', 'Control+4']) {
        await showSurface(page, key);
        const pushedOut = await page.evaluate(() =>
          [...document.querySelectorAll('.top-bar *, .context-bar *, .status-bar *, .column')]
            .filter((node) => !node.matches('.spoken-only, .spoken-only *, [hidden]'))
            .filter((node) => node.getBoundingClientRect().right > window.innerWidth + 1)
            .map((node) => node.outerHTML.slice(0, 120)),
        );
        expect(pushedOut, `${language} ${key}`).toEqual([]);
        const sideways = await page.evaluate(
          () =>
            [...document.querySelectorAll('.column')].filter((node) => node.scrollWidth > node.clientWidth + 1).length,
        );
        expect(sideways, `${language} ${key}: columns that scroll sideways`).toBe(0);
      }
    }
  });
});

describe('a pack from outside', () => {
  const bare = (desk: string) => [
    { name: 'pack.json', mimeType: 'application/json', buffer: Buffer.from('{"id":"bare","title":"小さな窓口"}') },
    {
      name: 'demand.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        JSON.stringify({
          calendar: { from: '2021-04-01', to: '2021-04-30', holidays: 'none' },
          channels: { sns: { perHour: { weekday: new Array(24).fill(3) } } },
        }),
      ),
    },
    { name: 'desk.json', mimeType: 'application/json', buffer: Buffer.from(desk) },
  ];
  const desk = {
    channels: {
      sns: {
        open: { weekday: ['10:00', '16:00'] },
        admission: { kind: 'loss' },
        session: [{ share: 1, kind: 'real', minutes: { kind: 'exponential', mean: 30 } }],
        wrapUp: null,
      },
    },
    staffing: { now: [{ days: 'all', from: '10:00', to: '16:00', counsellors: 2 }] },
  };
  const input = () => page.locator('input[type=file][multiple]');

  test('with bare numbers opens and runs', async () => {
    await input().setInputFiles(bare(JSON.stringify(desk)));
    await expect.poll(() => page.locator('.pack-select').inputValue()).toBe('opened:');
    await expect.poll(() => cell(10).inputValue()).toBe('2');
    await waitForRun(page);
    expect(await readRate()).toBeLessThan(100);
    expect(await page.locator('.headline').innerText()).toContain('公表値はありません');
  });

  test('with a broken file shows every place to mend', async () => {
    const broken = { ...desk, staffing: { now: [{ days: 'someday', from: '9:00', to: '16:00', counsellors: 2.5 }] } };
    await input().setInputFiles(bare(JSON.stringify(broken)));
    const issues = page.locator('.issue-list');
    await issues.waitFor();
    const text = await issues.innerText();
    expect(text).toContain('/staffing/now/0/days');
    expect(text).toContain('/staffing/now/0/from');
    expect(text).toContain('/staffing/now/0/counsellors');
  });

  test('that is no JSON is refused with its line', async () => {
    await input().setInputFiles(bare('{\n  "channels": {,}\n}'));
    await page.locator('.issue-list').waitFor();
    expect(await page.locator('.issue-list').innerText()).toMatch(/desk\.json[\s\S]*2 行/);
  });
});

describe('policy', () => {
  beforeEach(async () => {
    await showSurface(page, 'Control+1');
  });

  test('an answer narrows what is still possible, and the deciding rule is named', async () => {
    const verdict = page.locator('.verdict');
    expect(await verdict.innerText()).toContain('緊急度（ありうるもの）');
    await page
      .getByRole('group', { name: 'いまいる場所で危険が続いている' })
      .getByRole('radio', { name: 'はい' })
      .check();
    const text = await verdict.innerText();
    expect(text).not.toContain('緊急度（ありうるもの）');
    expect(text).toContain('即時');
    expect(text).toContain('規則 1');
  });

  test('a milder outcome for a rule shows in the load, and verification finds the broken promise', async () => {
    const outcome = page.locator('.rule-outcome select');
    await outcome.selectOption('low');
    await waitForRun(page);
    await page.getByRole('tab', { name: /^比較/ }).click();
    await page.locator('.load-table thead', { hasText: '開いたとき' }).waitFor();
    expect(await page.locator('.rule-table').innerText()).toContain('改');
    const row = page.locator('.load-table tr', { hasText: '即時' }).first();
    expect(await row.innerText()).toContain('\u2212');
    await page.getByRole('tab', { name: /^検査/ }).click();
    await page.locator('.finding.is-error', { hasText: '期限は 1 時間以内' }).waitFor();
  });

  test('a deleted rule shows where decisions fall, a case of each can be tried, and undo brings the rule back', async () => {
    const names = page.locator('.rule-name');
    const count = await names.count();
    await page.getByRole('button', { name: '削除', exact: true }).click();
    await page.getByRole('tab', { name: /^比較/ }).click();
    const fall = page.locator('.matrix .is-down button').first();
    await fall.waitFor();
    expect(await page.locator('.downgrades').innerText()).toMatch(/下がる移り [1-9]/);
    await fall.click();
    await page.locator('.samples button').first().click();
    expect(await page.locator('.fact-table input:checked').count()).toBeGreaterThan(0);
    expect(await names.count()).toBe(count - 1);
    await page.keyboard.press('Control+z');
    expect(await names.count()).toBe(count);
    await page.getByRole('tab', { name: /^比較/ }).click();
    await page.locator('.matrix').waitFor({ state: 'detached' });
  });

  test('rules are added, copied and moved, each as one step', async () => {
    const names = page.locator('.rule-name');
    const count = await names.count();
    await page.getByRole('button', { name: '規則を加える' }).click();
    expect(await names.count()).toBe(count + 1);
    await page.getByRole('button', { name: '複製' }).click();
    expect(await names.count()).toBe(count + 2);
    expect(await page.getByLabel('規則の名前').first().inputValue()).toMatch(/-2$/);
    const before = await page.locator('.rule-editor h2').innerText();
    await page.getByRole('button', { name: '上へ' }).click();
    expect(await page.locator('.rule-editor h2').innerText()).not.toBe(before);
    expect(await page.locator('.issue-list').count()).toBe(0);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
    expect(await names.count()).toBe(count);
  });
});

describe('training', () => {
  test('a case is walked: asked, judged, and only then compared with the policy', async () => {
    await showSurface(page, 'Control+3');
    await page.getByRole('button', { name: /帰りたくない小学5年生と弟.*始める/ }).click();
    await page.getByRole('button', { name: '相談員が出た' }).click();
    await page.getByRole('button', { name: '本人が書き込んだ' }).click();
    expect(await page.locator('.state-strip [aria-current="step"]').innerText()).toContain('対話');
    await page.getByRole('button', { name: '聞く：今日、たたかれた、またはおびえるほどどなられた' }).click();
    expect(await page.locator('.checklist-table .is-asked').count()).toBe(1);
    expect(await page.locator('.debrief').count()).toBe(0);
    await page.getByRole('radio', { name: '高' }).check();
    await page.getByRole('radio', { name: '児童相談所', exact: true }).check();
    await page.keyboard.press('Control+Enter');
    const debrief = await page.locator('.debrief').innerText();
    expect(debrief).toContain('正解とは限りません');
    expect(debrief).toContain('見落とし 1件');
    await showSurface(page, 'Control+2');
    await showSurface(page, 'Control+3');
    expect(await page.locator('.log-table tbody tr').count()).toBe(4);
  });

  test('a pack of an office is practised on the chart of a report, with its picture and its table', async () => {
    await page.locator('.pack-select').selectOption('office-14');
    await page.locator('.app[data-pack="office-14"]').waitFor();
    await showSurface(page, 'Control+3');
    expect(await page.getByRole('radio', { name: '通告' }).isChecked()).toBe(true);
    await page.locator('.case-chooser tbody button').first().click();
    expect(await page.locator('.opening-words').innerText()).toContain('めいのことなんです');
    expect(await page.locator('main').innerText()).not.toContain('性的な被害を疑います');
    await page.getByRole('button', { name: '手順の図' }).click();
    const title = page.locator('.chart-picture svg title');
    const before = await title.textContent();
    expect(before).toContain('今ここ');
    await page.locator('.event-buttons button').first().click();
    expect(await title.textContent()).not.toBe(before);
    await page.getByRole('radio', { name: '表', exact: true }).check();
    expect(await page.locator('.chart-picture tbody tr').count()).toBeGreaterThan(10);
    await page.evaluate(axe);
    expect(await findViolations()).toEqual([]);
  });
});

describe('every pack that comes along', () => {
  test('opens on all four surfaces, whatever parts it has', { timeout: 600_000 }, async () => {
    const packs = await page
      .locator('.pack-select option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    expect(packs.length).toBeGreaterThan(1);
    for (const pack of packs) {
      await page.locator('.pack-select').selectOption(pack);
      await page.locator(`.app[data-pack="${pack}"]`).waitFor();
      for (const key of ['Control+1', 'Control+2', 'Control+3', 'Control+4']) {
        await showSurface(page, key);
        expect((await page.locator('main').innerText()).trim(), `${pack} ${key}`).not.toBe('');
      }
      expect(await page.locator('.issue-list').count(), pack).toBe(0);
      expect(opened.faults, pack).toEqual([]);
    }
  });
});

describe('accessibility', () => {
  test.each([
    ['policy', 'Control+1'],
    ['planning', 'Control+2'],
    ['training', 'Control+3'],
    ['evidence', 'Control+4'],
  ])('axe finds nothing wrong on %s, in either language', async (_, key) => {
    await page.evaluate(axe);
    await showSurface(page, key);
    if (key === 'Control+3')
      await page
        .getByRole('button', { name: /を始める$/ })
        .first()
        .click();
    expect(await findViolations()).toEqual([]);
    await page.getByRole('radio', { name: 'EN' }).check();
    expect(await findViolations()).toEqual([]);
  });
});
