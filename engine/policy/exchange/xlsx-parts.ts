import { Inflate, strFromU8 } from 'fflate';

/** What stops a file from being unpacked. */
export type UnpackRefusal = { readonly kind: 'too-large' } | { readonly kind: 'damaged'; readonly reason: string };

/** One part as the table of contents of a zip file has it. */
interface PackedPart {
  readonly name: string;
  /** 0 stored as it is, 8 deflated. */
  readonly method: number;
  readonly packed: Uint8Array;
  /** Bytes unpacked, as the file says: never to be trusted. */
  readonly declared: number;
}

/** Bytes unpacked at a time: they swell to some thousand times as much at most. */
const pieceBytes = 16 * 1024;

const endSignature = 0x06054b50;
const wideLocatorSignature = 0x07064b50;
const wideEndSignature = 0x06064b50;
const entrySignature = 0x02014b50;
const inWideField = 0xffffffff;
const endLength = 22;
const longestComment = 65_535;

class Contents {
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Reads past the end throw a RangeError. */
  private at(place: number, size: 2 | 4 | 8): number {
    if (size === 2) return this.view.getUint16(place, true);
    if (size === 4) return this.view.getUint32(place, true);
    return this.view.getUint32(place, true) + this.view.getUint32(place + 4, true) * 2 ** 32;
  }

  private findEnd(): number {
    const first = Math.max(0, this.bytes.length - endLength - longestComment);
    for (let place = this.bytes.length - endLength; place >= first; place--) {
      if (this.at(place, 4) === endSignature) return place;
    }
    throw new RangeError('zip');
  }

  /** Where the table begins and how many parts it lists; a wide end record, if there is one, says so. */
  private findTable(): { readonly start: number; readonly count: number; readonly isWide: boolean } {
    const end = this.findEnd();
    if (end >= 20 && this.at(end - 20, 4) === wideLocatorSignature) {
      const wide = this.at(end - 12, 4);
      if (this.at(wide, 4) === wideEndSignature) {
        return { start: this.at(wide + 48, 4), count: this.at(wide + 32, 4), isWide: true };
      }
    }
    return { start: this.at(end + 16, 4), count: this.at(end + 8, 2), isWide: false };
  }

  /** Sizes and offset that did not fit their fields stand in an extra one, in this order. */
  private widen(entry: number, narrow: readonly [number, number, number]): readonly number[] {
    if (!narrow.includes(inWideField)) return narrow;
    let place = entry + 46 + this.at(entry + 28, 2);
    const end = place + this.at(entry + 30, 2);
    while (place + 4 < end && this.at(place, 2) !== 1) place += 4 + this.at(place + 2, 2);
    if (place + 4 >= end) throw new RangeError('zip64');
    place += 4;
    return narrow.map((size) => {
      if (size !== inWideField) return size;
      place += 8;
      return this.at(place - 8, 8);
    });
  }

  list(): PackedPart[] {
    const { start, count, isWide } = this.findTable();
    const parts: PackedPart[] = [];
    let entry = start;
    for (let index = 0; index < count; index++) {
      if (this.at(entry, 4) !== entrySignature) throw new RangeError('zip');
      const narrow = [this.at(entry + 24, 4), this.at(entry + 20, 4), this.at(entry + 42, 4)] as const;
      const [declared = 0, size = 0, offset = 0] = isWide ? this.widen(entry, narrow) : narrow;
      const nameEnd = entry + 46 + this.at(entry + 28, 2);
      const data = offset + 30 + this.at(offset + 26, 2) + this.at(offset + 28, 2);
      if (data + size > this.bytes.length) throw new RangeError('zip');
      parts.push({
        name: strFromU8(this.bytes.subarray(entry + 46, nameEnd)),
        method: this.at(entry + 10, 2),
        packed: this.bytes.subarray(data, data + size),
        declared,
      });
      entry = nameEnd + this.at(entry + 30, 2) + this.at(entry + 32, 2);
    }
    return parts;
  }
}

/** Unpacks one part piece by piece, stopping where `take` returns false. */
function unpackPart({ method, packed }: PackedPart, take: (piece: Uint8Array) => boolean): void {
  if (method === 0) {
    take(packed);
    return;
  }
  if (method !== 8) throw new RangeError(`zip ${String(method)}`);
  let [isWanted, isIdle] = [true, false];
  const inflate = new Inflate((piece) => {
    isIdle = piece.length === 0;
    isWanted = isWanted && take(piece);
  });
  for (let start = 0; isWanted && start < packed.length; start += pieceBytes) {
    // A whole piece that gives nothing is no part of a sheet; carrying it along would cost time.
    if (isIdle) throw new RangeError('deflate');
    inflate.push(packed.subarray(start, start + pieceBytes), start + pieceBytes >= packed.length);
  }
}

/**
 * Unpacks every part of a zip file and counts what comes out, whatever the file says of its sizes: it stops as soon as
 * `limit` or the stated size is passed. A file whose parts overlap or are not as long as they are said to be is damaged.
 *
 * @param limit bytes of all parts together
 * @param isKept which parts are given back
 */
export function unpackParts(
  bytes: Uint8Array,
  limit: number,
  isKept: (name: string) => boolean,
): UnpackRefusal | { readonly kind: 'unpacked'; readonly parts: ReadonlyMap<string, readonly Uint8Array[]> } {
  const kept = new Map<string, readonly Uint8Array[]>();
  let unpacked = 0;
  try {
    const parts = new Contents(bytes).list();
    if (parts.reduce((sum, { packed }) => sum + packed.length, 0) > bytes.length) throw new RangeError('overlap');
    for (const part of parts) {
      const pieces: Uint8Array[] = [];
      let length = 0;
      unpackPart(part, (piece) => {
        length += piece.length;
        if (isKept(part.name)) pieces.push(piece);
        return length <= part.declared && unpacked + length <= limit;
      });
      unpacked += length;
      if (unpacked > limit) return { kind: 'too-large' };
      if (length !== part.declared) throw new RangeError(`${part.name}: ${String(length)} ≠ ${String(part.declared)}`);
      kept.set(part.name, pieces);
    }
  } catch (cause) {
    return { kind: 'damaged', reason: cause instanceof Error ? cause.message : 'zip' };
  }
  return { kind: 'unpacked', parts: kept };
}
