/** Columns as other writers write them are read as those writers meant; damage is an error, never a value. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TextDictionary } from '../../src/domain/columns/text-column.ts';
import { openParquet } from '../../src/parquet/parquet-file.ts';
import { noText, readCodes, readNumbers } from '../../src/parquet/read-columns.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';

async function texts(bytes: Uint8Array, column = 'text'): Promise<(string | null)[]> {
  const file = openParquet(bytes);
  const dictionary = new TextDictionary();
  const codes = new Int32Array(file.rowCount + 2).fill(-7);
  await readCodes(file, column, dictionary, codes, 1);
  expect([codes[0], codes.at(-1)]).toEqual([-7, -7]);
  return [...codes.subarray(1, -1)].map((code) =>
    code === noText ? null : (dictionary.texts[code] as string),
  );
}

async function numbers(bytes: Uint8Array, column = 'number'): Promise<number[]> {
  const file = openParquet(bytes);
  const found = new Float64Array(file.rowCount + 2);
  await readNumbers(file, column, found, 1);
  return [...found.subarray(1, -1)];
}

describe('files of DuckDB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-'));
  const rows = 5000;
  const hostile = ["it''s", '\u{1f600}', '\ufeffmark', '', 'line\nbreak', 'x'.repeat(300)];
  const select = `select
      case when i % 11 = 0 then null else list_extract([${hostile.map((text) => `'${text}'`).join(', ')}], 1 + i % 6) end as text,
      'same' as constant, null::varchar as nothing, 'text ' || i as different,
      ((i * 7919) % 1009)::double / 8 as number, i::bigint * 9007199254 as large, -i::integer as small,
      date '1969-12-30' + (i % 5)::integer as day, 3.5::double as fixed
    from range(${rows}) as t(i)`;
  const ways = {
    'version 1': '',
    'version 2': ', parquet_version v2',
    'no compression': ', compression uncompressed',
    'small row groups': ', row_group_size 2048',
    'no dictionaries': ', dictionary_size_limit 1',
  };

  beforeAll(async () => {
    const engine = await DuckDbEngine.open({ threads: 1 });
    for (const [name, how] of Object.entries(ways)) {
      const options = how.includes('compression') ? how : `, compression snappy${how}`;
      await engine.run(`copy (${select}) to '${join(folder, name)}' (format parquet${options})`);
    }
    engine.close();
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(Object.keys(ways))('of %s', async (name) => {
    const bytes = readFileSync(join(folder, name));
    const all = Array.from({ length: rows }, (_, row) => row);
    const plain = hostile.map((text) => text.replaceAll("''", "'"));
    expect(await texts(bytes)).toEqual(all.map((i) => (i % 11 === 0 ? null : plain[i % 6])));
    expect(await texts(bytes, 'constant')).toEqual(all.map(() => 'same'));
    expect(await texts(bytes, 'nothing')).toEqual(all.map(() => null));
    expect(await texts(bytes, 'different')).toEqual(all.map((i) => `text ${i}`));
    expect(await numbers(bytes)).toEqual(all.map((i) => ((i * 7919) % 1009) / 8));
    expect(await numbers(bytes, 'large')).toEqual(all.map((i) => i * 9007199254));
    expect(await numbers(bytes, 'small')).toEqual(all.map((i) => 0 - i));
    expect(await numbers(bytes, 'day')).toEqual(all.map((i) => (i % 5) - 2));
    expect(await numbers(bytes, 'fixed')).toEqual(all.map(() => 3.5));
  });

  test('without a value where a number is wanted are refused', async () => {
    const engine = await DuckDbEngine.open({ threads: 1 });
    const path = join(folder, 'nulls');
    const some = 'select nullif(i, 3) as number from range(5) as t(i)';
    for (const version of ['v1', 'v2']) {
      const options = `format parquet, compression snappy, parquet_version ${version}`;
      await engine.run(`copy (${some}) to '${path}' (${options})`);
      await expect(numbers(readFileSync(path))).rejects.toThrow('a row has no value');
    }
    await engine.run(`copy (${some}) to '${path}' (format parquet, compression gzip)`);
    await expect(numbers(readFileSync(path))).rejects.toThrow(
      'unsupported compression codec: GZIP',
    );
    engine.close();
  });
});

/** Some rows with nulls, as hyparquet-writer writes them. */
function written(
  given: readonly (string | null)[],
  encoding: 'PLAIN' | 'RLE_DICTIONARY',
  rowGroupSize: number,
): Uint8Array {
  const schema = [
    { name: 'schema', num_children: 1 },
    {
      name: 'text',
      type: 'BYTE_ARRAY',
      converted_type: 'UTF8',
      repetition_type: 'OPTIONAL',
    },
  ] as const;
  const columnData = [{ name: 'text', data: [...given], encoding }];
  return new Uint8Array(parquetWriteBuffer({ schema: [...schema], columnData, rowGroupSize }));
}

const optionalTexts = fc.array(
  fc.option(fc.string({ unit: 'binary', maxLength: 4 }), { nil: null }),
  { minLength: 1, maxLength: 40 },
);
const encodings = fc.constantFrom('PLAIN', 'RLE_DICTIONARY' as const);

test('texts and nulls of hyparquet-writer, for any rows, encodings and row groups', async () => {
  await fc.assert(
    fc.asyncProperty(optionalTexts, encodings, fc.integer({ min: 1, max: 9 }), async (...how) => {
      expect(await texts(written(...how))).toEqual(how[0]);
    }),
  );
});

test('more than 65,536 different texts', async () => {
  const given = Array.from({ length: 150_000 }, (_, row) => `text ${(row * 7919) % 70_001}`);
  expect(await texts(written(given, 'RLE_DICTIONARY', 100_000))).toEqual(given);
});

test('a damaged file is an error or a column of its length, and ends', async () => {
  const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  await fc.assert(
    fc.asyncProperty(optionalTexts, encodings, at, fc.nat(255), async (given, how, place, byte) => {
      const bytes = written(given, how, 7);
      bytes[Math.floor(place * bytes.length)] = byte;
      const found = await texts(bytes).catch((error: unknown) => error as Error);
      if (!(found instanceof Error)) expect(found).toHaveLength(openParquet(bytes).rowCount);
    }),
    { numRuns: 500 },
  );
});

test('a column that is not there, or has no numbers, is named', async () => {
  const bytes = written(['a'], 'PLAIN', 7);
  await expect(texts(bytes, 'other')).rejects.toThrow('it has no column other');
  await expect(numbers(bytes, 'text')).rejects.toThrow('values of the type BYTE_ARRAY');
});
