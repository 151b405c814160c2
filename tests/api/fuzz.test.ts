/**
 * Ten thousand random requests, the same in every run: none is an error of the server, each refusal says what is wrong,
 * and a reader of `Root/Shop` learns nothing of `Root/Shop2`.
 */
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeBill } from '../support/small-bill.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { partReader, randomRequest } from './asked-at-random.ts';
import { archiveBill, type ServedArchive, serveArchive } from './served-archive.ts';

const secret = '222222222222';
const suite = folderForSuite();
let served: ServedArchive;

beforeAll(async () => {
  const folder = suite();
  const lines = ['2026-10-31', '2026-11-01', '2026-11-02'].flatMap((day) => [
    { day, account: '111111111111', service: 'Amazon S3', cost: 0.1, region: 'eu-west-1' },
    { day, account: '111111111111', service: `x' or '1'='1`, cost: -0.1, region: 'us-east-1' },
    { day, account: secret, service: 'Hidden', cost: 7_777, region: 'secret-region' },
  ]);
  const out = await archiveBill(folder, {
    bill: writeBill(join(folder, 'bill.csv'), lines),
    accounts: [
      '2026-01-01,111111111111,shop,Root/Shop',
      `2026-01-01,${secret},hidden,Root/Shop2/Hidden`,
    ],
    date: '2026-11-02',
  });
  served = await serveArchive(out);
}, 60_000);
afterAll(() => served.archive.close());

it('every request is answered or refused, never an error', async () => {
  const counts = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(randomRequest, async ({ address, method, headers, reader }) => {
      const answer = await served.ask(address, { method, headers, reader });
      const text = await answer.text();
      counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
      expect(answer.status).toBeLessThan(500);
      if (answer.status >= 400 && method !== 'HEAD') {
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
        expect(JSON.parse(text)).toMatchObject({ status: answer.status });
      }
      if (reader === partReader && answer.status === 200) {
        expect(text).not.toMatch(/222222222222|Hidden|7777|secret-region/);
      }
    }),
    { numRuns: 10_000, seed: 20_261_120 },
  );
  console.info(`answers by status: ${JSON.stringify([...counts].sort())}`);
  expect(served.errors).toEqual([]);
  expect(counts.get(200)).toBeGreaterThan(300);
  expect(counts.get(400)).toBeGreaterThan(1_000);
}, 180_000);
