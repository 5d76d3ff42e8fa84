import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../engine/cli/program.ts';
import { loadTableFiles, type SimulationResult, type TableRows } from '../../engine/index.ts';
import { findViolations, sharePage, waitForRun } from './open-browser.ts';

const shared = sharePage();

/** Presses Tab until what has the focus is called so; by keyboard alone. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 160; presses += 1) {
    await page.keyboard.press('Tab');
    const called = await page.evaluate(() => {
      const node = document.activeElement;
      return node?.getAttribute('aria-label') ?? node?.textContent ?? '';
    });
    if (name.test(called)) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}.`);
}

async function readDownload(download: Download): Promise<ReadonlyMap<string, TableRows>> {
  const bytes = new Uint8Array(await readFile(await download.path()));
  const { readTableFile } = await loadTableFiles();
  const { tables, issues } = await readTableFile(download.suggestedFilename(), bytes);
  expect(issues).toEqual([]);
  return new Map(tables.map(({ name, rows }) => [name, rows]));
}

async function exportWorkbook(press: () => Promise<void>): Promise<ReadonlyMap<string, TableRows>> {
  const [download] = await Promise.all([shared.page.waitForEvent('download'), press()]);
  return readDownload(download);
}

const factOf = (sheets: ReadonlyMap<string, TableRows>, name: string) =>
  sheets.get('試算の記録')?.find(([item]) => item === name)?.[1];

function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;
}

const table = ['時台\t平日\t土日祝', '9\t3.5\t1', '10\t2.5\t1.5', '11\t2\t2', '21\t4\t0'].join('\n');
const details = () => shared.page.getByRole('button', { name: '着信をくわしく' });
const pasteField = () => shared.page.getByRole('textbox', { name: '着信の表を貼り付ける欄' });

describe('contacts from a table, by keyboard alone', () => {
  test('are pasted, taken, run, summed up on one sheet of A4, and exported as a workbook that reads back', async () => {
    const { page } = shared;
    await tabTo(page, /^着信をくわしく$/);
    await page.keyboard.press('Enter');
    await pasteField().waitFor();
    await tabTo(page, /^着信の表を貼り付ける欄$/);
    await page.keyboard.insertText(table);
    await page.locator('.import-preview').waitFor();
    await tabTo(page, /^着信に取り込む$/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await waitForRun(page);
    expect(await page.getByRole('textbox', { name: '平日 9時台の着信' }).inputValue()).toBe('3.5');
    expect(await page.getByRole('textbox', { name: '日曜 10時台の着信' }).inputValue()).toBe('1.5');
    // 246 weekdays with 12 contacts, 119 other days with 4.5: nothing rescales them any more.
    expect(await page.locator('.demand-line').innerText()).toContain('3,488 件です');

    await page.keyboard.press('F6');
    await tabTo(page, /^要約を印刷$/);
    await page.keyboard.press('Enter');
    const sheet = page.locator('.summary-sheet');
    await sheet.waitFor();
    const rate = await page.locator('.summary-figure strong').first().innerText();
    expect(await sheet.innerText()).toContain('実事例の判断には使わないでください');
    expect(countPages(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });

    await tabTo(page, /^Excelで書き出す$/);
    const sheets = await exportWorkbook(() => page.keyboard.press('Enter'));
    const [, , mean] = sheets.get('結果')?.find(([name]) => name === '対応率') ?? [];
    expect((Number(mean) * 100).toFixed(1)).toBe(rate);
    expect(sheets.get('着信')?.find(([day]) => day === '平日')?.[1 + 9]).toBe(3.5);
    await page.keyboard.press('Control+z');
    await waitForRun(page);
    expect(await page.getByRole('textbox', { name: '平日 9時台の着信' }).inputValue()).toBe('2.9');
  });

  test('with a bad cell change nothing, say where it stands, and stay to be mended', async () => {
    const { page } = shared;
    await details().press('Enter');
    await pasteField().fill(table.replace('2.5', '二件'));
    const issue = page.locator('.import-issues .error-text');
    await issue.waitFor();
    expect(await issue.innerText()).toContain('3行2列の「二件」は件数として読めません');
    expect(await page.getByRole('button', { name: '着信に取り込む' }).isDisabled()).toBe(true);
    expect(await pasteField().inputValue()).toContain('二件');
    await pasteField().fill(table);
    await page.locator('.import-preview').waitFor();
    expect(await page.getByRole('button', { name: '着信に取り込む' }).isDisabled()).toBe(false);
  });

  test('from a file with a name in it wait until it is said to be of nobody real', async () => {
    const { page } = shared;
    await details().press('Enter');
    await pasteField().waitFor();
    const csv = '日時,相談者\n2021-04-05 09:10,山田 花子さん\n2021-04-05 10:10,匿名\n';
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Excel・CSVを選ぶ' }).press('Enter'),
    ]);
    await chooser.setFiles({ name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    const apply = page.getByRole('button', { name: '着信に取り込む' });
    await page.locator('.personal-warning').waitFor();
    expect(await apply.isDisabled()).toBe(true);
    await page.locator('.personal-warning button').press('Enter');
    expect(await apply.isDisabled()).toBe(false);
  });
});

describe('the demand grid', () => {
  test('takes a block from a spreadsheet, fills to the right, and refuses what is no rate with a sentence', async () => {
    const { page } = shared;
    const cell = (hour: number) => page.getByRole('textbox', { name: `平日 ${String(hour)}時台の着信` });
    await cell(9).focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '1.5\t2.5\t3.5');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    expect([await cell(9).inputValue(), await cell(11).inputValue()]).toEqual(['1.5', '3.5']);
    await cell(11).focus();
    for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'Control+r']) await page.keyboard.press(key);
    expect(await cell(13).inputValue()).toBe('3.5');
    await cell(12).fill('-1');
    await cell(12).press('Enter');
    const notes = await page.locator('.grid-note .error-text').allInnerTexts();
    expect(notes.join()).toContain('平日 12時台の着信');
    await page.keyboard.press('Escape');
    expect(await cell(12).inputValue()).toBe('3.5');
  });

  test('loses no key while an input method composes', async () => {
    const { page } = shared;
    const cell = page.getByRole('textbox', { name: '平日 9時台の着信' });
    await cell.focus();
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', { text: '４．', selectionStart: 2, selectionEnd: 2 });
    await page.keyboard.press('ArrowRight');
    await client.send('Input.imeSetComposition', { text: '４．５', selectionStart: 3, selectionEnd: 3 });
    await client.send('Input.insertText', { text: '４．５' });
    expect(await cell.inputValue()).toContain('４．５');
    await page.keyboard.press('Enter');
    expect(await cell.inputValue()).toBe('4.5');
  });
});

describe('the numbers exported', () => {
  test('are those of the command line, digit for digit, with the hash that makes them again', async () => {
    const { page } = shared;
    const sheets = await exportWorkbook(() => page.getByRole('button', { name: 'Excelで書き出す' }).press('Enter'));
    const replications = String(factOf(sheets, '組数'));
    const argv = ['simulate', 'tokyo-line-fy2021', '--seed', '1', '--replications', replications, '--json'];
    const result = (await runProgram(argv)).outcome.json as SimulationResult;
    expect(factOf(sheets, '結果のハッシュ')).toBe(result.run.resultHash);
    const hours = sheets.get('時間別')?.slice(1) ?? [];
    expect(hours.map((row) => row.slice(3, 6))).toEqual(
      result.byHour.map(({ offered }) => [offered.mean, offered.low, offered.high]),
    );
    const away = sheets.get('断られた人')?.slice(1) ?? [];
    const groups = [...result.turnedAway.byConsulter, ...result.turnedAway.byUrgency];
    expect(away.map((row) => row[2])).toEqual(groups.map(({ offered }) => offered.mean));
  });

  test('have English names and one English sheet of A4 in English', async () => {
    const { page } = shared;
    await page.getByRole('radio', { name: 'EN' }).check();
    const button = page.getByRole('button', { name: 'Export to Excel' });
    await button.waitFor();
    const sheets = await exportWorkbook(() => button.press('Enter'));
    expect(sheets.get('Results')?.[0]?.slice(0, 3)).toEqual(['Measure', 'Unit', 'Estimate']);
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV', exact: true }).press('Enter'),
    ]);
    expect((await readFile(await csv.path(), 'utf8')).slice(0, 23)).toBe('\uFEFFMeasure,Unit,Estimate,');
    await page.getByRole('button', { name: 'Print summary' }).press('Enter');
    await page.locator('.summary-sheet').waitFor();
    expect(await page.locator('.summary-sheet').innerText()).toContain('Do not use this to judge real cases');
    expect(countPages(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    expect(await findViolations(page)).toEqual([]);
  });
});

describe('options and patterns', () => {
  test('an ICT option asks for a ground, is multiplied into the plan as one step, and is named in it', async () => {
    const { page } = shared;
    await page.locator('.section', { hasText: 'ICTの選択肢' }).getByRole('button', { name: '開く' }).press('Enter');
    await page.getByRole('checkbox', { name: /文字起こし/ }).press('Space');
    const factor = page.getByRole('textbox', { name: /文字起こし：対話後の記録の倍率/ });
    await factor.fill('0.5');
    await factor.press('Enter');
    const apply = page.getByRole('button', { name: '案の数に掛ける' });
    expect(await apply.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: /文字起こしの根拠/ }).fill('自分の窓口での計測');
    expect(await findViolations(page)).toEqual([]);
    await apply.press('Enter');
    await waitForRun(page);
    expect(await page.locator('.options-panel').innerText()).toMatch(
      /入っている倍率： *「電話・会議の文字起こし」 \(自分の窓口での計測\) × 0\.5/,
    );
    await page.keyboard.press('Control+z');
    await waitForRun(page);
    expect(await page.locator('.options-panel').innerText()).not.toContain('× 0.5');
  });

  test('a pattern chosen for a band of an office changes score and pattern, and can be undone', async () => {
    const { page } = shared;
    await page.locator('.top-tools select').first().selectOption('office-07');
    const chosen = page.getByRole('combobox', { name: /^休日夜間.*のパターン$/ });
    await chosen.waitFor();
    expect(await chosen.inputValue()).toBe('publicPrivate');
    await chosen.selectOption('inHouse');
    const row = page.locator('.patterns-table tr', { has: chosen });
    expect(await row.innerText()).toMatch(/\t4\t/);
    expect(await page.getByRole('combobox', { name: /^休日昼間.*のパターン$/ }).inputValue()).toBe('publicPrivate');
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    expect(await chosen.inputValue()).toBe('publicPrivate');
  });

  test('the national survey is recounted beside what it prints, and says that it asked about one scene', async () => {
    const { page } = shared;
    await page.locator('.top-tools select').first().selectOption('national-survey-2018');
    const caption = page.locator('.patterns-table caption');
    await caption.waitFor();
    expect(await caption.innerText()).toContain('一つの場面だけを尋ねた調査です');
    expect(await page.locator('.pattern-differences li').count()).toBe(8);
    expect(await findViolations(page)).toEqual([]);
  });
});
