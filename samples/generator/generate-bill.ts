/**
 * Writes the bill of an invented company in AWS's formats, with the account directory and the budgets next
 * to it. Seeded: the same options always give the same rows, on any number of threads.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account.ts';
import { openBillDatabase } from './bill-database.ts';
import {
  type BillFormat,
  type BillOptions,
  type BillRequest,
  resolveRequest,
} from './bill-request.ts';
import { accountsCsv, budgetsCsv } from './directory-files.ts';
import { accountsOf } from './organization.ts';
import { type Restatement, restatementsOf } from './scenario.ts';
import { readingsOf } from './slices.ts';
import { prepareFormats, type WrittenPeriod, writePeriod } from './write-period.ts';

/** One format's tree on disk: the content of the bucket that its manifests name. */
export interface BillTree {
  /** The value for `--bill`. */
  readonly root: string;
  /** Lines of the latest delivery of every period. */
  readonly lines: number;
  /** Data files of the latest delivery, absolute or relative as `out` was. */
  readonly files: readonly string[];
}

export interface GeneratedBill {
  /** Path of accounts.csv. */
  readonly accounts: string;
  /** Path of budgets.csv. */
  readonly budgets: string;
  readonly trees: Readonly<Partial<Record<BillFormat, BillTree>>>;
  /** All days that are restated at some time, even if not visible yet. */
  readonly restatements: readonly Restatement[];
}

/**
 * Generates a bill. Costs are USD, days are UTC; sizes from 2,000 to tens of millions of lines. Throws an
 * InputError if the days are inconsistent, and DuckDB's error if the disk is full.
 */
export async function generateBill(options: BillOptions): Promise<GeneratedBill> {
  const request = resolveRequest(options);
  const accounts = accountsOf(request);
  await mkdir(request.out, { recursive: true });
  const written = await writePeriods(request, accounts);
  const accountsFile = path.join(request.out, 'accounts.csv');
  const budgetsFile = path.join(request.out, 'budgets.csv');
  await writeFile(accountsFile, accountsCsv(request, accounts));
  await writeFile(budgetsFile, budgetsCsv(request, accounts));
  return {
    accounts: accountsFile,
    budgets: budgetsFile,
    trees: Object.fromEntries(
      request.formats.map((format) => [format, treeOf(format, request, written)]),
    ),
    restatements: restatementsOf(request),
  };
}

async function writePeriods(
  request: BillRequest,
  accounts: readonly Account[],
): Promise<readonly WrittenPeriod[]> {
  const database = await openBillDatabase(request, accounts);
  try {
    const writers = await prepareFormats(database, request.formats);
    const latest: WrittenPeriod[] = [];
    for (const period of request.periods) {
      let delivered: readonly WrittenPeriod[] = [];
      for (const reading of readingsOf(request, period)) {
        delivered = await writePeriod(database, writers, reading);
      }
      latest.push(...delivered);
    }
    return latest;
  } finally {
    database.close();
  }
}

function treeOf(
  format: BillFormat,
  request: BillRequest,
  written: readonly WrittenPeriod[],
): BillTree {
  const root = path.join(request.out, format);
  const periods = written.filter((entry) => entry.format === format);
  return {
    root,
    lines: periods.reduce((sum, { lines }) => sum + lines, 0),
    files: periods.flatMap(({ files }) => files.map((file) => path.join(root, file))),
  };
}
