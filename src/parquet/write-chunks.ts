/**
 * Writes the column of a row group where hyparquet-writer 0.17 would work row by row: a column of texts
 * takes dictionary codes, a column of doubles is copied. The bytes are those of the library. This file
 * could go if its `ColumnSource` took dictionary codes, and arrays of doubles were copied.
 */
import type { ColumnChunk, Statistics } from 'hyparquet';
import { ByteWriter, type ParquetWriter } from 'hyparquet-writer';
import { inRowOrder, type TextColumn } from '../domain/columns/text-column.ts';
import { doubleStatistics, textStatistics } from './column-statistics.ts';
import { writeHybridRuns } from './write-hybrid-runs.ts';

/** The library's default size of a page, and the most bytes of a value: here a column has one page. */
const pageBytes = 1_048_576;
const bytesPerValue = 8;
const sampleSize = 1000;

/** Of Parquet's PageHeader: the type of a page, and the number of the field about it. */
const pages = { dictionary: { type: 2, field: 7 }, data: { type: 3, field: 8 } };
const encodings = { PLAIN: 0, RLE_DICTIONARY: 8 };
/** Thrift's compact protocol: the kinds of fields. */
const integerField = 5;
const structField = 12;

/** Whether a column of so many rows has one page. */
export function hasOnePage(rows: number): boolean {
  return rows * bytesPerValue < pageBytes;
}

/**
 * Whether the library would write the values as they are: it takes a dictionary where a sample of the
 * values repeats.
 */
export function areWrittenPlain(numbers: Float64Array): boolean {
  const count = Math.min(numbers.length, sampleSize);
  const seen = new Set<number>();
  for (let index = 0; index < count; index++) {
    const row = count === 1 ? 0 : Math.floor((index * (numbers.length - 1)) / (count - 1));
    seen.add(numbers[row] as number);
  }
  return count > 0 && seen.size / count > 0.9;
}

/** Throws a RangeError when the rows need several pages. */
export function writeTexts(writer: ParquetWriter, name: string, column: TextColumn): ColumnChunk {
  const { codes, texts } = inRowOrder(column);
  requireOnePage(codes.length);
  const chunk = new OpenChunk(writer);
  const dictionary = new ByteWriter();
  for (const text of texts) {
    const bytes = Buffer.from(text);
    dictionary.appendUint32(bytes.length);
    dictionary.appendBytes(bytes);
  }
  chunk.writePage('dictionary', 'PLAIN', texts.length, dictionary.getBytes());
  const page = codePage(codes, texts.length);
  const data = chunk.writePage('data', 'RLE_DICTIONARY', codes.length, page);
  return chunk.close(name, 'BYTE_ARRAY', {
    rows: codes.length,
    dictionary_page_offset: chunk.start,
    data_page_offset: data,
    statistics: textStatistics({ texts }),
  });
}

/** A column of days, as numbers since 1970-01-01, that is the same in two rows or more. */
export function writeRepeatedDay(
  writer: ParquetWriter,
  name: string,
  day: number,
  rows: number,
): ColumnChunk {
  requireOnePage(rows);
  const chunk = new OpenChunk(writer);
  const dictionary = new ByteWriter();
  dictionary.appendInt32(day);
  chunk.writePage('dictionary', 'PLAIN', 1, dictionary.getBytes());
  const data = chunk.writePage('data', 'RLE_DICTIONARY', rows, codePage(new Int32Array(rows), 1));
  return chunk.close(name, 'INT32', {
    rows,
    dictionary_page_offset: chunk.start,
    data_page_offset: data,
    statistics: { min_value: day === 0 ? -0 : day, max_value: day, null_count: 0n },
  });
}

/** Only for numbers that `areWrittenPlain`. Throws a RangeError when they need several pages. */
export function writeDoubles(
  writer: ParquetWriter,
  name: string,
  numbers: Float64Array,
): ColumnChunk {
  requireOnePage(numbers.length);
  const chunk = new OpenChunk(writer);
  const { buffer, byteOffset, byteLength } = numbers;
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  const data = chunk.writePage('data', 'PLAIN', numbers.length, bytes);
  return chunk.close(name, 'DOUBLE', {
    rows: numbers.length,
    data_page_offset: data,
    statistics: doubleStatistics(numbers),
  });
}

/** The number of bits of a code, then the codes. */
function codePage(codes: Int32Array, entries: number): Uint8Array {
  const width = Math.ceil(Math.log2(entries));
  const page = new ByteWriter();
  page.appendUint8(width);
  writeHybridRuns(page, codes, width);
  return page.getBytes();
}

function requireOnePage(rows: number): void {
  if (!hasOnePage(rows)) throw new RangeError(`${rows} rows need several pages`);
}

interface ChunkFacts {
  readonly rows: number;
  readonly dictionary_page_offset?: bigint;
  readonly data_page_offset: bigint;
  readonly statistics: Statistics;
}

/** The pages of one column, written one after the other. */
class OpenChunk {
  readonly start: bigint;
  readonly #parquet: ParquetWriter;
  #uncompressed = 0;

  constructor(parquet: ParquetWriter) {
    this.#parquet = parquet;
    this.start = BigInt(parquet.writer.offset);
  }

  /** Returns where the page begins. */
  writePage(
    kind: 'dictionary' | 'data',
    encoding: keyof typeof encodings,
    count: number,
    bytes: Uint8Array,
  ): bigint {
    const { writer, compressors } = this.#parquet;
    const start = writer.offset;
    const compressed = compressors.SNAPPY(bytes);
    const { type, field } = pages[kind];
    appendIntegers(this.#parquet, [type, bytes.length, compressed.length]);
    writer.appendUint8(((field - 3) << 4) | structField);
    // Of data: no nulls, as many rows as values, and no bytes of levels.
    const rest = kind === 'data' ? [0, count, encodings[encoding], 0, 0] : [encodings[encoding]];
    appendIntegers(this.#parquet, [count, ...rest]);
    // The ends of the two structs.
    writer.appendUint8(0);
    writer.appendUint8(0);
    this.#uncompressed += writer.offset - start + bytes.length;
    writer.appendBytes(compressed);
    return BigInt(start);
  }

  close(
    name: string,
    type: 'BYTE_ARRAY' | 'DOUBLE' | 'INT32',
    { rows, statistics, ...offsets }: ChunkFacts,
  ): ColumnChunk {
    const isCoded = offsets.dictionary_page_offset !== undefined;
    const encoding = isCoded ? 'RLE_DICTIONARY' : 'PLAIN';
    const dictionary = { page_type: 'DICTIONARY_PAGE', encoding: 'PLAIN', count: 1 } as const;
    const data = { page_type: 'DATA_PAGE_V2', encoding, count: 1 } as const;
    return {
      file_offset: this.start,
      meta_data: {
        type,
        encodings: isCoded ? ['PLAIN', encoding] : [encoding],
        path_in_schema: [name],
        codec: 'SNAPPY',
        num_values: BigInt(rows),
        total_compressed_size: BigInt(this.#parquet.writer.offset) - this.start,
        total_uncompressed_size: BigInt(this.#uncompressed),
        ...offsets,
        statistics,
        encoding_stats: isCoded ? [dictionary, data] : [data],
      },
    };
  }
}

/** The first fields of a struct of Thrift's compact protocol, all of them 32-bit integers. */
function appendIntegers({ writer }: ParquetWriter, values: readonly number[]): void {
  for (const value of values) {
    writer.appendUint8((1 << 4) | integerField);
    writer.appendZigZag(value);
  }
}
