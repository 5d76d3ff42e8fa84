import type { Issue } from '../../domain/issue.ts';
import { limits } from '../../pack/limits.ts';
import { createExchangeIssue } from './exchange-issues.ts';
import { nameColumn, tableLimits } from './tables.ts';
import { unpackParts } from './xlsx-parts.ts';

const mebibyte = 1024 * 1024;

/** Addresses of rows and cells in the XML of a sheet. */
const address = /(?<!\sxmlns)[\s:]r\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const addressForm = /^([A-Z]{0,3})(\d{1,7})$/;
const widestColumn = nameColumn(tableLimits.columns - 1);

function isAddressWithin(text: string): boolean {
  const [, letters = '', digits = ''] = addressForm.exec(text) ?? [];
  if (digits === '' || Number(digits) > tableLimits.rows) return false;
  return letters.length < widestColumn.length || (letters.length === widestColumn.length && letters <= widestColumn);
}

const isSheet = (name: string) => /worksheets\/[^/]*\.xml$/i.test(name);

function decode(pieces: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return pieces.map((piece) => decoder.decode(piece, { stream: true })).join('') + decoder.decode();
}

/**
 * Looks into an xlsx file before anything reads it: how large it unpacks — counted while it does, since the
 * sizes it states may be forged — and how far out its cells stand, since one cell
 * in the last row and column would make a reader fill the whole sheet.
 *
 * @returns an issue where the file must not be read on, else null
 */
export function guardWorkbook(bytes: Uint8Array, file: string): Issue | null {
  const place = { file, pointer: '' };
  if (bytes.length > limits.fileBytes) {
    const megabytes = Math.ceil((bytes.length / mebibyte) * 10) / 10;
    return createExchangeIssue('file-too-large', place, { megabytes, limit: limits.fileBytes / mebibyte });
  }
  const reading = unpackParts(bytes, tableLimits.unpackedBytes, isSheet);
  if (reading.kind === 'too-large') {
    return createExchangeIssue('unpacks-too-large', place, { limit: tableLimits.unpackedBytes / mebibyte });
  }
  if (reading.kind === 'damaged') return createExchangeIssue('not-a-workbook', place, { reason: reading.reason });
  for (const [name, pieces] of reading.parts) {
    for (const [, double, single] of decode(pieces).matchAll(address)) {
      const got = double ?? single ?? '';
      if (isAddressWithin(got)) continue;
      const sheet = name.split('/').at(-1) ?? name;
      const limit = { rowLimit: tableLimits.rows, columnLimit: widestColumn };
      return createExchangeIssue('cells-too-far', place, { sheet, got, ...limit });
    }
  }
  return null;
}
