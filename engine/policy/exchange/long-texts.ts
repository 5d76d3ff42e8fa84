import type { Issue } from '../../domain/issue.ts';
import { cellText, encodeText } from './cell-text.ts';
import { issueAtCell } from './exchange-issues.ts';
import { tableLimits, type Cell, type Table } from './tables.ts';

const reference = /^⟦\d+⟧$/;
/** Characters of one piece: even when every one of them has to be escaped, a piece fits into a cell. */
const pieceCharacters = Math.floor(tableLimits.cellCharacters / 6);

const longTextHeader = ['番号 / key', '順 / part', '文 / text'] as const;

function cutIntoPieces(text: string): string[] {
  const count = Math.ceil(text.length / pieceCharacters);
  return Array.from({ length: count }, (_, index) =>
    text.slice(index * pieceCharacters, (index + 1) * pieceCharacters),
  );
}

/**
 * Moves texts that no cell can hold into a table of their own, piece by piece, and leaves a reference `⟦1⟧` in their
 * place. A text that looks like such a reference is moved too.
 *
 * @returns the same tables where nothing is too long
 */
export function foldLongTexts(tables: readonly Table[]): readonly Table[] {
  const pieces: Cell[][] = [];
  let count = 0;
  const fold = (cell: Cell): Cell => {
    if (typeof cell !== 'string') return cell;
    const fits = cell.length <= pieceCharacters || encodeText(cell).length <= tableLimits.cellCharacters;
    if (fits && !reference.test(cell)) return cell;
    count += 1;
    const key = `⟦${count}⟧`;
    cutIntoPieces(cell).forEach((piece, part) => pieces.push([key, part + 1, piece]));
    return key;
  };
  const folded = tables.map((table) => ({ ...table, rows: table.rows.map((row) => row.map(fold)) }));
  if (pieces.length === 0) return tables;
  return [...folded, { key: 'longTexts', file: 'longTexts', rows: [[...longTextHeader], ...pieces] }];
}

/** Puts the texts of the table of long texts back where they are referred to. */
export function unfoldLongTexts(tables: readonly Table[]): { tables: readonly Table[]; issues: readonly Issue[] } {
  const texts = new Map<string, string>();
  const pieces = tables
    .filter((table) => table.key === 'longTexts')
    .flatMap((table) => table.rows.slice(1))
    .map((row) => ({ key: cellText(row[0]), part: Number(row[1]), text: cellText(row[2]) }))
    .sort((a, b) => a.part - b.part);
  for (const { key, text } of pieces) texts.set(key, (texts.get(key) ?? '') + text);
  const issues: Issue[] = [];
  const unfolded = tables
    .filter((table) => table.key !== 'longTexts')
    .map((table) => {
      const unfold = (cell: Cell, row: number, column: number): Cell => {
        if (typeof cell !== 'string' || !reference.test(cell)) return cell;
        const text = texts.get(cell);
        if (text === undefined) issues.push(issueAtCell('long-text-missing', { table, row, column }, { got: cell }));
        // Each text is used once, so that a small file cannot unfold into a huge one.
        texts.delete(cell);
        return text ?? null;
      };
      const rows = table.rows.map((row, at) => row.map((cell, column) => unfold(cell, at, column)));
      return { ...table, rows };
    });
  return { tables: unfolded, issues };
}
