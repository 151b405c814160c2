/** The bill of the complete runs: the first three weeks of a month, as generated hourly CUR 2.0 lines. */
import { dirname, join } from 'node:path';
import { generateBill } from '../../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';

export const reportDay = parseBillingDay('2026-11-20');
const from = parseBillingDay('2026-11-01');
const asOf = parseBillingDay('2026-11-21');

export interface ThreeWeeks {
  readonly bill: string;
  readonly accounts: string;
  readonly budgets: string;
  readonly lines: number;
  /** A glob of the data files. */
  readonly files: string;
}

export async function threeWeeks(out: string, lines: number): Promise<ThreeWeeks> {
  const options = { out, from, to: reportDay, asOf, lines, accounts: 300 } as const;
  const { trees, accounts, budgets } = await generateBill({ ...options, granularity: 'hourly' });
  const tree = trees.cur2;
  if (tree === undefined) throw new Error('the generator made no CUR 2.0 tree');
  const files = join(dirname(tree.files[0] ?? ''), '*.parquet');
  return { bill: tree.root, accounts, budgets, lines: tree.lines, files };
}
