/**
 * The data that the daily query reads of a month's bill: the bytes of its columns, for which Athena
 * charges, compared with all bytes of the month; and a month's backfill in one scan, compared with one
 * query per day.
 */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { generateBill } from '../../../samples/generator/generate-bill.ts';
import { daysFromTo, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { sourceColumns } from '../../../src/tables/bill-columns.ts';
import { columnBytes } from '../../support/trino/column-bytes.ts';
import type { BenchSetting } from '../bench-setting.ts';
import type { BenchRow } from '../table/bench-row.ts';

/** What only rules read of a CUR 2.0 line; `tests/trino/pruning.test.ts` checks what a run without rules reads. */
const readByRules = ['cost_category', 'line_item_resource_id', 'resource_tags', 'tags'];

const columns = Object.keys(sourceColumns.cur2).filter((name) => !readByRules.includes(name));
const from = parseBillingDay('2026-10-01');
const to = parseBillingDay('2026-10-31');

export interface ScanCost {
  readonly rows: readonly BenchRow[];
  readonly bytesPerLine: number;
}

export async function scanCostBench(setting: BenchSetting): Promise<ScanCost> {
  const out = join(setting.folder, 'bill');
  const asOf = parseBillingDay('2026-11-01');
  const lines = setting.isQuick ? 100_000 : 1_000_000;
  const bill = await generateBill({ out, from, to, asOf, lines, granularity: 'hourly' });
  const files = bill.trees.cur2?.files ?? [];
  const { wanted } = columnBytes(files, columns);
  const withRules = columnBytes(files, [...columns, ...readByRules]).wanted;
  const whole = files.reduce((sum, file) => sum + statSync(file).size, 0);
  rmSync(out, { recursive: true });
  const made = bill.trees.cur2?.lines ?? lines;
  const days = daysFromTo(from, to).length;
  const area = `scan of ${made.toLocaleString('en-US')} CUR 2.0 lines, a month`;
  const rows: BenchRow[] = [
    {
      area,
      what: 'the columns a daily run reads',
      unit: 'bytes',
      ours: wanted,
      peer: { name: 'the complete files', value: whole },
    },
    {
      area,
      what: 'the same with rules that read tags, cost categories and resources',
      unit: 'bytes',
      ours: withRules,
      peer: { name: 'the complete files', value: whole },
    },
    {
      area,
      what: "a month's backfill, one scan",
      unit: 'bytes',
      ours: wanted,
      peer: { name: `a query for each of ${days} days`, value: wanted * days },
      limit: { name: 'each column once', value: wanted },
    },
  ];
  return { rows, bytesPerLine: wanted / made };
}
