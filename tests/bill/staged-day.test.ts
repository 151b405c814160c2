/** A staged day is read as the daily run reads it, however its rows are spread over files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeDay } from '../../src/archive/day/parquet.ts';
import { readForArchive } from '../../src/archive/window/read-for-archive.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../src/domain/calendar/open-window.ts';
import type { BreakdownDay } from '../../src/domain/costs/breakdown.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { checkedDay } from '../archive/day/checked-day.ts';
import { variedLines, workshop } from '../backfill/workshop.ts';
import { stagedBreakdownOfBill } from '../support/breakdown-of-bill.ts';
import { defaultSettings, withPlatform } from '../support/laptop.ts';
import { readStagedDay } from '../support/read-staged-day.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { withoutRules } from '../support/without-rules.ts';

const day = parseBillingDay('2026-11-03');
const lines = [
  ...variedLines('2026-11-01', '2026-11-03'),
  { day, cost: -3, account: '999999999999', accountName: 'unknown', service: "o'dd, x" },
];

/** The day as the daily run reads it, and the files of an unload. */
async function bothWays(): Promise<{ daily: BreakdownDay | undefined; files: Uint8Array[] }> {
  return withPlatform(workshop(lines), async (platform) => {
    const window = openWindow(day, 0);
    let daily: BreakdownDay | undefined;
    const { breakdown } = await readForArchive(platform, window, defaultSettings, withoutRules);
    for await (const one of breakdown.days) {
      if (one.day === day) daily = one;
    }
    const select = stagedBreakdownOfBill(platform.tables, { window, ...defaultSettings });
    const staged = await platform.staging.unload(select, 'staging/backfill/test/');
    expect(staged.parts).toEqual(['2026-11-01', '2026-11-02', '2026-11-03']);
    return { daily, files: [...(await staged.read(day))] };
  });
}

/** Spreads the file's rows over several files, as parallel writers do. */
async function spread(file: Uint8Array, count: number): Promise<Uint8Array[]> {
  const folder = tempFolder();
  const engine = await DuckDbEngine.open({ threads: 1 });
  try {
    await engine.run(
      `create table staged as select * from read_parquet('${await saved(folder, file)}')`,
    );
    const parts: Uint8Array[] = [];
    for (let part = 0; part < count; part++) {
      const path = join(folder, `part-${part}`);
      await engine.run(
        `copy (select * from staged where rowid % ${count} = ${part} order by rowid desc)
         to '${path}' (format parquet, compression snappy)`,
      );
      parts.push(readFileSync(path));
    }
    return parts;
  } finally {
    engine.close();
  }
}

async function saved(folder: string, bytes: Uint8Array): Promise<string> {
  const { writeFile } = await import('node:fs/promises');
  const path = join(folder, 'whole');
  await writeFile(path, bytes);
  return path;
}

describe('a staged day', () => {
  it('equals the day of the daily run: rows, totals and names', async () => {
    const { daily, files } = await bothWays();
    expect(await readStagedDay({ read: async () => files }, day)).toEqual(daily);
  });

  it.each([2, 3, 50])('is the same from %i files with unordered rows', async (count) => {
    const { daily, files } = await bothWays();
    const parts = await spread(files[0] as Uint8Array, count);
    expect(await readStagedDay({ read: async () => parts }, day)).toEqual(daily);
  });

  it('is rejected when a file has another day, is truncated, or is not Parquet', async () => {
    const { files } = await bothWays();
    const read = (bytes: readonly Uint8Array[], wanted = day) =>
      readStagedDay({ read: async () => bytes }, wanted);
    await expect(read(files, parseBillingDay('2026-11-02'))).rejects.toThrow(
      /do not contain exactly that day/,
    );
    await expect(read([])).rejects.toThrow(/do not contain exactly that day/);
    const short = (files[0] as Uint8Array).subarray(0, 300);
    await expect(read([short])).rejects.toThrow(/an unloaded file of 2026-11-03 cannot be read/);
    const archived = encodeDay(checkedDay([['Root', 'S3', '012345678901', 1]]));
    await expect(read([archived])).rejects.toThrow(/its columns are BillingDate/);
  });
});
