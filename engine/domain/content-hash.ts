import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { EngineError } from './engine-error.ts';

/**
 * SHA-256 (hex, 64 digits) over the canonical JSON (RFC 8785) of a value: the same on every machine and engine.
 *
 * @throws EngineError `not-json` for a value that canonical JSON cannot write (NaN, Infinity, undefined, a cycle)
 */
export function hashContent(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw new EngineError('not-json', String(cause));
  }
  if (text === undefined) throw new EngineError('not-json', typeof value);
  return bytesToHex(sha256(utf8ToBytes(text)));
}
