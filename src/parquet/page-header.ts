/**
 * Reads the header of a page, which is a struct of Thrift's compact protocol.
 * https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */

export interface PageHeader {
  readonly kind: 'dictionary' | 'data' | 'data-v2' | 'other';
  /** Number of values; in pages of data also of those that are null. */
  readonly count: number;
  readonly isDictionaryEncoded: boolean;
  readonly isPlain: boolean;
  readonly uncompressedBytes: number;
  readonly compressedBytes: number;
  /** Of version 2: bytes of the levels, which come first and are not compressed. */
  readonly levelBytes: number;
  readonly isCompressed: boolean;
  /** Bytes of the header itself. */
  readonly headerBytes: number;
}

/** What structs of page headers contain: numbers, and one boolean. */
type Struct = Map<number, number | boolean | Struct>;

const kinds = ['data', 'other', 'dictionary', 'data-v2'] as const;
const headerOfKind = { data: 5, dictionary: 7, 'data-v2': 8, other: 6 } as const;
const encodings = { plain: 0, plainDictionary: 2, dictionary: 8 };

/** Throws an Error when the bytes from `start` on are not a page header. */
export function readPageHeader(bytes: Uint8Array, start: number): PageHeader {
  const reader = new CompactReader(bytes, start);
  const page = reader.struct();
  const kind = kinds[number(page, 1)] ?? 'other';
  const own = page.get(headerOfKind[kind]);
  const header = own instanceof Map ? own : new Map();
  const encoding = number(header, kind === 'data-v2' ? 4 : 2);
  return {
    kind,
    count: number(header, 1),
    isDictionaryEncoded:
      encoding === encodings.dictionary || encoding === encodings.plainDictionary,
    isPlain: encoding === encodings.plain,
    uncompressedBytes: number(page, 2),
    compressedBytes: number(page, 3),
    levelBytes: kind === 'data-v2' ? number(header, 5) + number(header, 6) : 0,
    isCompressed: header.get(7) !== false,
    headerBytes: reader.at - start,
  };
}

function number(struct: Struct, field: number): number {
  const value = struct.get(field);
  if (typeof value !== 'number' || value < 0) throw new Error('a page header lacks a number');
  return value;
}

class CompactReader {
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.at = start;
  }

  struct(): Struct {
    const fields: Struct = new Map();
    let id = 0;
    for (let head = this.#byte(); head !== 0; head = this.#byte()) {
      const delta = head >> 4;
      id = delta === 0 ? this.#zigZag() : id + delta;
      const value = this.#value(head & 15);
      if (value !== undefined) fields.set(id, value);
    }
    return fields;
  }

  /** Undefined for values that no caller needs, which are skipped. */
  #value(type: number): number | boolean | Struct | undefined {
    if (type === 1 || type === 2) return type === 1;
    if (type === 3) return this.#byte();
    if (type >= 4 && type <= 6) return this.#zigZag();
    if (type === 12) return this.struct();
    if (type === 8) this.at += this.#varInt();
    else throw new Error(`a page header has a value of the unexpected type ${type}`);
    return undefined;
  }

  #zigZag(): number {
    const value = this.#varInt();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  #varInt(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.at];
    if (byte === undefined) throw new Error('a page header is not complete');
    this.at += 1;
    return byte;
  }
}
