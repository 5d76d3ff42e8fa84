import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../engine/cli/program.ts';
import type { RequiredStaff, SimulationResult } from '../../engine/index.ts';
import { findViolations, sharePage, waitForRun } from './open-browser.ts';

const shared = sharePage();

const cell = (hour: number, day = '平日') =>
  shared.page.getByRole('textbox', { name: `${day} ${String(hour)}時台の人数` });
const note = () => shared.page.locator('.staffing-table + .grid-note');
const precision = () => shared.page.getByRole('textbox', { name: '目標の精度' });

/** Presses Tab until what has the focus is called so; by keyboard alone. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    const called = await page.evaluate(() => {
      const node = document.activeElement;
      return node?.getAttribute('aria-label') ?? node?.textContent ?? '';
    });
    if (name.test(called)) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}.`);
}

async function waitForComparison(): Promise<void> {
  await waitForRun(shared.page);
  await shared.page.locator('.change-effect:not(.is-stale) .compare-table').waitFor({ timeout: 60_000 });
}

async function setCell(hour: number, text: string): Promise<void> {
  await cell(hour).fill(text);
  await cell(hour).press('Enter');
}

async function keepPlan(name: string): Promise<void> {
  await shared.page.getByRole('button', { name: /この案を残す|案を追加/ }).click();
  await shared.page.keyboard.type(name);
  await shared.page.keyboard.press('Enter');
}

async function ask(...argv: string[]): Promise<unknown> {
  const { outcome } = await runProgram([...argv, '--json']);
  expect(outcome.exit).toBe(0);
  return outcome.json;
}

describe('plans, by keyboard alone', () => {
  test('one more counsellor in the evening is kept as a plan, run, compared, and the interval read', async () => {
    const { page } = shared;
    await page.keyboard.press('F6');
    await page.keyboard.press('F6');
    await page.keyboard.press('F6');
    await tabTo(page, /^平日 9時台の人数$/);
    for (let hour = 9; hour < 21; hour += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.type('8');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+F6');
    await tabTo(page, /^この案を残す$/);
    await page.keyboard.press('Enter');
    await page.keyboard.type('夜間 +1名');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await waitForComparison();
    const row = page.locator('.compare-table tr', { hasText: '夜間 +1名' });
    expect(await row.innerText()).toMatch(/\+4\.7[\s\S]*\+0\.\d+ \[\+0\.\d+〜\+0\.\d+\] pt/);
    expect(await page.locator('.reading').innerText()).toMatch(/夜間 \+1名[\s\S]*対応率は [\d.]+ ポイント上がります/);
    expect(await page.locator('.plan-tab[aria-current]').innerText()).toBe('夜間 +1名');
    expect(await cell(21).inputValue()).toBe('8');
    await page.getByRole('button', { name: '開いたとき', exact: true }).press('Enter');
    expect(await cell(21).inputValue()).toBe('7');
  });

  test('a cell that no desk can have is refused under the grid, the last values stay and say so, and it is mended', async () => {
    const { page } = shared;
    const rate = await page.getByTestId('response-rate').innerText();
    await cell(9).focus();
    await page.keyboard.type('7.5');
    await page.keyboard.press('Tab');
    expect(await note().innerText()).toContain('平日 9時台の人数：0から10,000までの整数を入れてください。');
    expect(await cell(9).inputValue()).toBe('7.5');
    expect(await cell(9).getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('.headline').innerText()).toContain('前の値');
    expect(await page.getByTestId('response-rate').innerText()).toBe(rate);
    expect(await page.locator('.issue-list').count()).toBe(0);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await page.getByText('整数を入れてください').waitFor({ state: 'detached' });
    await waitForRun(page);
    expect(await page.locator('.headline').innerText()).not.toContain('前の値');
  });

  test('what an input method composes stays in its cell, and its keys move nothing', async () => {
    const { page } = shared;
    await cell(21).focus();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: '８', selectionStart: 1, selectionEnd: 1 });
    for (const key of ['Enter', 'Escape', 'ArrowLeft']) {
      await cell(21).evaluate((node, pressed) => {
        node.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, isComposing: true }));
      }, key);
    }
    expect(await cell(21).inputValue()).toBe('８');
    await session.send('Input.insertText', { text: '８' });
    expect(await cell(21).evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await cell(21).inputValue()).toBe('8');
  });
});

describe('plans side by side', () => {
  test('each has its own undo; a deleted one comes back; a name that is taken is refused', async () => {
    const { page } = shared;
    await setCell(21, '8');
    await keepPlan('案ひとつめ');
    await keepPlan('案ふたつめ');
    await setCell(10, '6');
    await page.keyboard.press('Control+z');
    expect(await cell(10).inputValue()).toBe('5');
    expect(await cell(21).inputValue()).toBe('8');
    await page.getByRole('button', { name: '名前を変える' }).click();
    await page.keyboard.type('案ひとつめ');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').innerText()).toContain('同じ名前の案があります');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '案を削除' }).click();
    expect(await page.locator('.plan-tab').allInnerTexts()).toEqual(['開いたとき', '案ひとつめ']);
    await page.getByRole('button', { name: '削除を取り消す' }).click();
    expect(await page.locator('.plan-tab').allInnerTexts()).toEqual(['開いたとき', '案ひとつめ', '案ふたつめ']);
  });

  test.each([1366, 683])(
    'a name like a phone number is held, and its warning can be read and answered at %i px',
    async (width) => {
      const { page } = shared;
      await page.setViewportSize({ width, height: 768 });
      await setCell(21, '8');
      await keepPlan('090-1234-5678');
      const confirm = page.locator('.plan-name .personal-warning .button');
      const isHit = await confirm.evaluate((node) => {
        const box = node.getBoundingClientRect();
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return hit !== null && node.contains(hit);
      });
      expect(isHit).toBe(true);
      const words = page.locator('.plan-name .personal-warning > span').first();
      const isSeen = await words.evaluate((node) => {
        const box = node.getBoundingClientRect();
        return node.contains(document.elementFromPoint(box.x + 4, box.y + box.height / 2));
      });
      expect(isSeen).toBe(true);
      await confirm.click();
      expect(await page.locator('.plan-tab[aria-current]').innerText()).toBe('090-1234-5678');
    },
  );

  test('are compared with the base that is chosen, which turns the sign', async () => {
    const { page } = shared;
    await setCell(21, '8');
    await keepPlan('夜間');
    await waitForComparison();
    const difference = page.locator('.compare-table .difference-cell').first();
    const forward = await difference.innerText();
    await page.getByRole('combobox', { name: '比べる相手' }).selectOption({ label: '夜間' });
    await waitForComparison();
    const back = await difference.innerText();
    expect(forward.startsWith('+')).toBe(true);
    expect(back.startsWith('\u2212')).toBe(true);
    expect(/[\d.]+/.exec(back)?.[0]).toBe(/[\d.]+/.exec(forward)?.[0]);
  });

  test('one replication gives no interval, and says why', async () => {
    const { page } = shared;
    await setCell(21, '8');
    await page.getByRole('textbox', { name: '上限の組数' }).fill('1');
    await page.keyboard.press('Enter');
    await waitForComparison();
    expect(await page.locator('.headline').innerText()).toContain('1組では区間を出せません');
    expect(await page.locator('.change-effect').innerText()).toContain('1組では区間を出せません');
    expect(await page.locator('main').innerText()).not.toMatch(/—%|NaN/);
  });
});

describe('precision', () => {
  test('a target that cannot be is refused with a sentence, and its draft kept', async () => {
    const { page } = shared;
    for (const wrong of ['0', '99']) {
      await precision().fill(wrong);
      await page.keyboard.press('Enter');
      expect(await page.getByRole('alert').innerText()).toContain('0.01から10までの数を入れてください。');
      expect(await precision().inputValue()).toBe(wrong);
    }
    await page.keyboard.press('Escape');
    const seed = page.getByRole('textbox', { name: '種' });
    await seed.fill('-3');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').innerText()).toContain('0から2,147,483,647までの整数を入れてください。');
    expect(await seed.inputValue()).toBe('-3');
  });

  test('a run that was cancelled goes on from its finished replications', async () => {
    const { page } = shared;
    const finished = async () => Number(/(\d+)組/.exec(await page.locator('.run-words').innerText())?.[1] ?? 0);
    await page.getByRole('textbox', { name: '上限の組数' }).fill('2000');
    await page.keyboard.press('Enter');
    await precision().fill('0.01');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => Number(/(\d+)組/.exec(document.querySelector('.run-words')?.textContent ?? '')?.[1]) > 20,
    );
    await page.keyboard.press('Escape');
    await page.locator('.run-bar[data-phase="cancelled"]').waitFor();
    const before = await finished();
    expect(before).toBeGreaterThan(20);
    await page.getByRole('button', { name: /再開/ }).click();
    await page.waitForFunction(
      (count) =>
        document.querySelector('.run-bar')?.getAttribute('data-phase') === 'running' &&
        Number(/(\d+)組/.exec(document.querySelector('.run-words')?.textContent ?? '')?.[1]) !== count,
      before,
    );
    expect(await finished()).toBeGreaterThan(before);
    await page.keyboard.press('Escape');
    await precision().fill('0.2');
    await page.keyboard.press('Enter');
    await waitForRun(page);
    expect(await finished()).toBeLessThan(before);
  });
});

describe('the staffing grid as a spreadsheet', () => {
  async function paste(hour: number, text: string): Promise<void> {
    await cell(hour).evaluate((node, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      node.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  test('a block is pasted as one step, closed hours are skipped, one wrong cell refuses it all', async () => {
    const { page } = shared;
    await cell(15).focus();
    await paste(15, '6\t6\t6\r\n5\t5\t5\r\n');
    expect(await cell(17).inputValue()).toBe('6');
    expect(await cell(16, '土曜').inputValue()).toBe('5');
    expect(await note().innerText()).toContain('1マスは飛ばしました');
    await page.keyboard.press('Control+z');
    expect([await cell(15).inputValue(), await cell(16, '土曜').inputValue()]).toEqual(['5', '4']);
    await paste(15, '6\t六');
    expect(await note().innerText()).toContain('1行2列「六」は使えません');
    expect(await cell(15).inputValue()).toBe('5');
  });

  test('Shift with arrows selects, Ctrl+R and Ctrl+D fill', async () => {
    const { page } = shared;
    await cell(9).focus();
    await page.keyboard.type('6');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Enter');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowRight');
    expect(await note().innerText()).toContain('4マスを選んでいます');
    await page.keyboard.press('Control+r');
    expect([await cell(12).inputValue(), await cell(13).inputValue()]).toEqual(['6', '5']);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    expect(await cell(12, '土曜').inputValue()).toBe('6');
    await page.keyboard.press('Escape');
    expect(await page.locator('td.is-selected').count()).toBe(0);
  });
});

describe('numbers on screen are those of the command line', () => {
  test('the headline, its counts and intervals, and who was turned away', async () => {
    const { page } = shared;
    const result = (await ask(
      ...['simulate', 'tokyo-line-fy2021', '--precision', '0.002', '--replications', '200'],
    )) as SimulationResult;
    expect(await page.locator('.hashes').getAttribute('data-result-hash')).toBe(result.run.resultHash);
    const percent = (rate: number | null) => ((rate ?? 0) * 100).toFixed(1);
    const { mean, low, high } = result.rates.responseRate;
    const text = await page.locator('.headline').innerText();
    expect(await page.getByTestId('response-rate').innerText()).toContain(percent(mean));
    expect(text).toContain(`${percent(low)}〜${percent(high)}%`);
    for (const name of ['offered', 'connected', 'noReply', 'autoReplied'] as const) {
      expect(text).toContain(Math.round(result.counts[name].mean ?? 0).toLocaleString('en-US'));
    }
    const away = await page.locator('.section', { hasText: '断られた人' }).last().innerText();
    for (const row of result.turnedAway.byConsulter) {
      expect(away).toContain(Math.round(row.offered.mean ?? 0).toLocaleString('en-US'));
    }
  });

  test('staff needed, scheduled and net by the hour', async () => {
    const { page } = shared;
    await page.getByRole('radio', { name: '必要・配置・過不足' }).check();
    const { required } = (await ask('theory', 'tokyo-line-fy2021', '--required-for', '0.85')) as {
      required: RequiredStaff;
    };
    await page.locator('.required-table').waitFor();
    const shown = await page
      .locator('.required-cell .needed')
      .evaluateAll((cells) =>
        cells.map((each) => [...each.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent)),
      );
    const numbers = shown.map((texts) => texts.join('').replaceAll(' ', ''));
    expect(numbers).toEqual(required.byHour.map((each) => `${String(each.required)}/${String(each.scheduled)}`));
    expect(await page.locator('.required-cell.is-short').count()).toBe(
      required.byHour.filter(({ net }) => (net ?? 0) < 0).length,
    );
    expect(await page.locator('.required-note').innerText()).toContain('試算の値ではありません');
  });
});

describe('a day replayed', () => {
  test('the median day opens, the worst is at hand, and its moments are walked through by keyboard', async () => {
    const { page } = shared;
    const open = page
      .getByRole('region', { name: '人員配置と時間別の結果' })
      .getByRole('button', { name: '開く', exact: true });
    await open.press('Enter');
    const worst = page.getByRole('button', { name: '対応率が最も低い日' });
    await worst.press('Enter');
    await page.locator('.button[aria-pressed="true"]', { hasText: '最も低い' }).waitFor();
    const slider = page.getByRole('slider', { name: '時刻' });
    await slider.waitFor();
    await slider.focus();
    for (let minute = 0; minute < 75; minute += 1) await page.keyboard.press('ArrowRight');
    expect(await page.locator('.replay-now').innerText()).toContain('10:15');
    expect(await slider.getAttribute('aria-valuetext')).toContain('10:15');
    await page.locator('.replay-tools').getByRole('button', { name: '数表' }).press('Enter');
    const log = await page.locator('.replay-log tbody').innerText();
    const counts = await page.locator('.replay > p').innerText();
    const offered = Number(/着信 (\d+) 件/.exec(counts)?.[1]);
    expect(offered).toBeGreaterThan(0);
    expect(log.split('\n').filter((line) => line.includes('\t着信\t'))).toHaveLength(offered);
    const play = page.getByRole('button', { name: '再生', exact: true });
    await play.press('Enter');
    await page.waitForFunction(() => !document.querySelector('.replay-now')?.textContent.includes('10:15'));
    await page.getByRole('button', { name: '止める' }).press('Enter');
  });
});

test('axe finds nothing wrong with plans, comparison, staff needed and a day replayed, in either language', async () => {
  const { page } = shared;
  await setCell(21, '8');
  await keepPlan('夜間');
  await waitForComparison();
  await page.getByRole('radio', { name: '必要・配置・過不足' }).check();
  await page.getByRole('button', { name: '開く', exact: true }).last().click();
  await page.locator('.replay-tools').getByRole('button', { name: '数表' }).click();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('radio', { name: 'EN' }).check();
  expect(await findViolations(page)).toEqual([]);
  const words = await page.locator('.change-effect, .replay, .required-note, .section-head').allInnerTexts();
  expect(words.join('\n').replaceAll('夜間', '')).not.toMatch(/[\u3040-\u30ff]/);
});

test('a desk with two channels: the staff and contacts of either are edited', async () => {
  const { page } = shared;
  const channel = {
    open: { weekday: ['10:00', '14:00'] },
    admission: { kind: 'loss' },
    session: [{ share: 1, kind: 'real', minutes: { kind: 'exponential', mean: 30 } }],
  };
  const entry = { days: 'all', from: '10:00', to: '14:00', counsellors: 2 };
  const documents = {
    'pack.json': { id: 'two', title: '二つの窓口' },
    'demand.json': {
      calendar: { from: '2021-04-01', to: '2021-04-30', holidays: 'none' },
      channels: {
        sns: { perHour: { weekday: Array(24).fill(3) } },
        phone: { perHour: { weekday: Array(24).fill(1) } },
      },
    },
    'desk.json': {
      channels: { sns: channel, phone: channel },
      staffing: {
        now: [
          { ...entry, channel: 'sns' },
          { ...entry, counsellors: 1, channel: 'phone' },
        ],
      },
    },
  };
  await page.locator('input[type=file][multiple]').setInputFiles(
    Object.entries(documents).map(([name, document]) => ({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(document)),
    })),
  );
  const choice = page.getByRole('combobox', { name: 'どの窓口の人員と着信か' });
  await choice.waitFor();
  await waitForRun(page);
  expect(await cell(10).inputValue()).toBe('2');
  await choice.selectOption('phone');
  expect(await cell(10).inputValue()).toBe('1');
  await setCell(10, '3');
  const contacts = page.getByRole('textbox', { name: '平日 10時台の着信（件/時）' });
  expect(await contacts.inputValue()).toBe('1');
  await contacts.fill('4');
  await contacts.press('Enter');
  await choice.selectOption('sns');
  expect([await cell(10).inputValue(), await contacts.inputValue()]).toEqual(['2', '3']);
  await choice.selectOption('phone');
  expect([await cell(10).inputValue(), await contacts.inputValue()]).toEqual(['3', '4']);
  expect(await page.locator('.issue-list').count()).toBe(0);
});

test('a basis badge can be hit in a square of 24 px', async () => {
  const sizes = await shared.page
    .locator('.badge-button')
    .evaluateAll((nodes) =>
      nodes.map((each) => each.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
    );
  expect(sizes.length).toBeGreaterThan(3);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
});
