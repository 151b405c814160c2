/** Results as Athena writes them: read completely and exactly, or not at all. */
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeRows } from '../../../../src/platform/aws/athena/complete-rows.ts';
import type { ResultSchema } from '../../../../src/ports/query-engine.ts';
import {
  type AthenaScript,
  athenaWith,
  objectAnswer,
  submittedAtSeconds,
} from '../athena-server.ts';
import { type Answer, errorOf, json, messageOf, quick, xmlProblem } from '../wire-server.ts';

const schema = {
  billing_date: 'date',
  ou: 'string',
  account_name: 'string',
  daily_cost: 'double',
  line_count: 'integer',
} as const satisfies ResultSchema;

type Row = readonly [string, string, string | null, number, number];
type Found = (string | number | null | undefined)[];

const header = '"billing_date","ou","account_name","daily_cost","line_count"\n';

/** One row as Athena writes it: every value quoted, quotes doubled, NULL empty without quotes. */
function line(values: readonly (string | number | null)[]): string {
  const quoted = values.map((value) => {
    if (value === null) return '';
    const text = typeof value === 'number' ? String(value).toUpperCase() : value;
    return `"${text.replaceAll('"', '""')}"`;
  });
  return `${quoted.join(',')}\n`;
}

const csvOf = (rows: readonly Row[]) => header + rows.map(line).join('');

async function open(script: AthenaScript) {
  const { engine, server } = await athenaWith(script);
  const result = await engine.query({ name: 'ou_breakdown', sql: 'select 1', schema });
  return { server, batches: result.batches };
}

async function read(script: AthenaScript): Promise<Found[]> {
  const rows: Found[] = [];
  for await (const { rowCount, columns } of (await open(script)).batches) {
    for (let row = 0; row < rowCount; row++) {
      rows.push(Object.keys(schema).map((name) => columns[name as keyof typeof schema][row]));
    }
  }
  return rows;
}

const hostile: readonly Row[] = [
  ['2026-11-19', 'Root/"Prod", new\nline', 'Zoë 🚀 & 東京', -0.1, 3],
  ['2026-11-20', "'; drop table --\r\n", null, 1e-7, 0],
  ['2026-11-20', '\ufeffmark, "', ',', 12345678901234.12, Number.MAX_SAFE_INTEGER],
];

describe('a result', () => {
  test('comes back exactly: quotes, line ends, emoji, NULL, exponents', async () => {
    expect(await read({ csv: csvOf(hostile) })).toEqual(hostile);
  });

  test('without rows is an empty one', async () => {
    expect(await read({ csv: header })).toEqual([]);
  });

  test('reads an empty value as null', async () => {
    const csv = `${header}"2026-11-20","a","","1.0","2"\n"2026-11-20","a",,,\n`;
    expect(await read({ csv })).toEqual([
      ['2026-11-20', 'a', null, 1, 2],
      ['2026-11-20', 'a', null, null, null],
    ]);
  });

  test('continues after a broken connection at the same byte of the same object', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, n): Row => ['2026-11-20', `Ünit ${n}`, null, n, n],
    );
    const bytes = Buffer.from(csvOf(rows));
    const { server, batches } = await open({
      override: (operation, n, call) => {
        if (operation !== 'GetObject') return undefined;
        const answer = objectAnswer(bytes, call) as Exclude<Answer, string>;
        return n <= 3 ? { ...answer, cutAfter: 200_001 * n } : answer;
      },
    });
    let count = 0;
    for await (const { rowCount } of batches) count += rowCount;
    expect(count).toBe(rows.length);
    const gets = server.calls.filter(({ method }) => method === 'GET');
    expect(gets.length).toBeGreaterThan(1);
    for (const { headers } of gets.slice(1)) expect(headers['if-match']).toBe('"e1"');
    expect(gets[1]?.headers['range']).toMatch(/^bytes=\d+-$/);
  });

  test('may be read slowly: the rest is requested again if S3 closes the connection', async () => {
    const rows = Array.from(
      { length: 300_000 },
      (_, n): Row => ['2026-11-20', `Root/Workloads/Unit ${n}`, null, n, n],
    );
    const { server, batches } = await open({ csv: csvOf(rows) });
    let count = 0;
    for await (const { rowCount } of batches) {
      if (count === 0) await sleep(quick.idleMilliseconds * 2);
      count += rowCount;
    }
    expect(count).toBe(rows.length);
    expect(server.count('GET')).toBeGreaterThan(1);
  });

  test('is not read further if its consumer stops', async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, n): Row => ['2026-11-20', `Unit ${n}`, null, n, n],
    );
    const { batches, server } = await open({ csv: csvOf(rows) });
    for await (const { rowCount } of batches) {
      expect(rowCount).toBeLessThan(20_000);
      break;
    }
    expect(server.count('GET')).toBe(1);
  });
});

const good = csvOf(hostile.slice(0, 1));

describe('a result that is incomplete or has another schema is rejected:', () => {
  test.each([
    ['other columns', '"billing_date","ou"\n', /it has columns \(billing_date, ou\), expected/],
    ['nothing at all', '', /empty, without even a header/],
    ['a last row without its end', good.slice(0, -1), /ends in the middle of a row/],
    ['a quote that is not closed', good.slice(0, -4), /ends in the middle of a row/],
    ['too few values', `${good}"2026-11-20","a"\n`, /row 2 has 2 values, expected 5/],
    ['too many values', `${good}"2026-11-20","a","b","1","2","3"\n`, /row 2 has 6 values/],
    ['stray quotes', `${good}"2026-11-20","a"x,"b","1","2"\n`, /row 2 is not CSV/],
    [
      'an invalid number',
      `${header}"2026-11-20","a","b","0x1F","2"\n`,
      /row 1: the value of daily_cost is not of type double/,
    ],
    [
      'a fraction for an integer',
      `${header}"2026-11-20","a","b","1","2.5"\n`,
      /line_count is not of type integer/,
    ],
    [
      'an integer too large to be exact',
      `${header}"2026-11-20","a","b","1","9007199254740993"\n`,
      /line_count is not of type integer/,
    ],
    [
      'an invalid date',
      `${header}"20 Nov","a","b","1","2"\n`,
      /row 1: the value of billing_date is not of type date/,
    ],
    [
      'bytes that are not UTF-8',
      Buffer.from(`${header}"2026-11-20","\xff","b","1","2"\n`, 'latin1'),
      /encoded data was not valid/,
    ],
  ])('%s', async (_, csv, expected) => {
    const message = await messageOf(read({ csv }));
    expect(message).toMatch(expected);
    expect(message).toMatch(/^The result of ou_breakdown \(query q-1\) is incomplete/);
    expect(message).not.toMatch(/0x1F|20 Nov|2\.5/);
  });

  test('rows are counted over all batches', async () => {
    const many = Array.from(
      { length: 30_000 },
      (_, n): Row => ['2026-11-20', `Unit ${n}`, null, n, n],
    );
    const csv = `${csvOf(many)}"2026-11-20","a","b","x","2"\n`;
    expect(await messageOf(read({ csv }))).toMatch(/row 30001: the value of daily_cost/);
  });

  test('a location that is not a CSV', async () => {
    const override = (operation: string) =>
      operation === 'GetQueryExecution'
        ? json({
            QueryExecution: {
              Status: { State: 'SUCCEEDED', SubmissionDateTime: submittedAtSeconds },
            },
          })
        : undefined;
    expect(await messageOf(read({ override }))).toMatch(/gave no CSV.*DIGEST_ATHENA_RESULTS/);
  });
});

describe('S3 failing to return the result', () => {
  const always = (answer: Answer): AthenaScript => ({
    override: (operation) => (operation === 'GetObject' ? answer : undefined),
  });

  test.each([
    [
      'access denied',
      xmlProblem(403, 'AccessDenied', 'no'),
      /AccessDenied: no.*Allow the action/,
      1,
    ],
    ['an absent object', xmlProblem(404, 'NoSuchKey', 'gone'), /NoSuchKey: gone/, 1],
    ['error 500', xmlProblem(500, 'InternalError', 'oops'), /InternalError: oops.*4 attempts/, 4],
    ['silence', 'silence', /did not answer in time/, 4],
  ] as const)('with %s is reported', async (_, answer, expected, attempts) => {
    const { server, batches } = await open(always(answer));
    const error = await errorOf(
      (async () => {
        for await (const batch of batches) expect(batch).toBeUndefined();
      })(),
    );
    expect(error.message).toMatch(expected);
    expect(error.message).toContain('ou_breakdown (query q-1)');
    expect(error.cause).toBeDefined();
    expect(server.count('GET')).toBe(attempts);
  });

  test('with a body that repeatedly stops ends with an error', async () => {
    const override = (operation: string) =>
      operation === 'GetObject'
        ? {
            status: 206,
            headers: { 'content-range': 'bytes 0-9/10', etag: '"e1"' },
            body: 'x'.repeat(10),
            cutAfter: 0,
          }
        : undefined;
    const { server, batches } = await open({ override });
    const error = await errorOf(batches[Symbol.asyncIterator]().next());
    expect(error.message).toMatch(/could not be read from row 1 on.*The connection broke/);
    expect(server.count('GET')).toBe(4);
  });

  test('with bytes that do not match their checksum is reported as damage and not read again', async () => {
    const headers = { etag: '"e1"', 'x-amz-checksum-crc32': 'AAAAAA==' };
    const { server, batches } = await open(always({ headers, body: good }));
    const read = async () => {
      for await (const batch of batches) expect(batch.rowCount).toBe(1);
    };
    expect(await messageOf(read())).toMatch(/Checksum mismatch/);
    expect(server.count('GET')).toBe(1);
  });
});

test('any text, cut into chunks anywhere, is cut only between rows', async () => {
  const text = fc.string({ unit: fc.constantFrom('"', '\n', '\r', ',', 'a', 'é', '🚀', '東') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { maxLength: 20 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 30 }),
      async (rows, chunk, length) => {
        const lines = rows.map(line);
        const bytes = Buffer.from(lines.join(''));
        const chunks = (async function* () {
          for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
        })();
        const pieces: string[] = [];
        for await (const piece of completeRows(chunks, length)) pieces.push(piece);
        expect(pieces.join('')).toBe(lines.join(''));
        const ends = new Set(lines.map((_, n) => lines.slice(0, n + 1).join('').length));
        let at = 0;
        for (const piece of pieces) {
          at += piece.length;
          expect(ends.has(at)).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('200,000 rows are streamed with the memory of a few batches', async () => {
  const block = Buffer.from(
    Array.from({ length: 1000 }, (_, n) =>
      line(['2026-11-20', `Root/Unit ${n}`, `Account “${n}”`, n / 7, n]),
    ).join(''),
  );
  const bytes = Buffer.concat([Buffer.from(header), ...Array<Buffer>(200).fill(block)]);
  const { batches } = await open({ csv: bytes });
  const base = process.memoryUsage();
  let rows = 0;
  let largest = 0;
  let heap = 0;
  for await (const { rowCount } of batches) {
    rows += rowCount;
    largest = Math.max(largest, rowCount);
    heap = Math.max(heap, process.memoryUsage().heapUsed - base.heapUsed);
  }
  expect(rows).toBe(200_000);
  expect(largest).toBeLessThan(15_000);
  expect(heap / 1e6).toBeLessThan(150);
});
