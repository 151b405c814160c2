/**
 * The tables that `query` shows: the bill as `cost_lines`, every declared table that has objects in the
 * archive's folder, those that are given as files, and the views over them. A table without data does not exist, so that its
 * absence is an error and not an empty result.
 */
import { resolve } from 'node:path';
import { accountsTable } from '../../../tables/accounts.ts';
import { allTables } from '../../../tables/all-tables.ts';
import { budgetsTable } from '../../../tables/budgets.ts';
import { businessFiguresTable } from '../../../tables/business-figures.ts';
import { type Bill, openBillOn } from '../bill/open-bill.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { createAccounts, createFilesView } from '../tables/local-tables.ts';
import { createGivenTable } from './given-tables.ts';
import type { QueryInputs } from './query-inputs.ts';
import { createViews } from './query-views.ts';
import { tableFiles } from './table-files.ts';

/** The name of the view of the bill. */
export const billView = 'cost_lines';

export interface MadeTables {
  /** Every file that the views read. */
  readonly files: readonly string[];
  /** Sentences about files next to the bill that were not read. */
  readonly notices: readonly string[];
}

/** Throws an InputError if the bill cannot be read. */
export async function makeTables(engine: DuckDbEngine, inputs: QueryInputs): Promise<MadeTables> {
  const bill = await makeBill(engine, inputs);
  if (inputs.accounts !== undefined) await engine.run(createAccounts(inputs.accounts));
  const given = await makeGiven(engine, inputs);
  const { files, made } = await makeArchive(engine, inputs);
  for (const view of createViews(new Set([...made, ...given]))) await engine.run(view);
  return { files: [...(bill?.files ?? []), ...files], notices: bill?.notices ?? [] };
}

async function makeBill(engine: DuckDbEngine, inputs: QueryInputs): Promise<Bill | undefined> {
  if (inputs.bill === undefined) return undefined;
  const bill = await openBillOn(engine, { path: resolve(inputs.bill), source: inputs.source });
  // Rejects a bill whose lines are in two files, like every run.
  await bill.listDeliveries(bill.periods);
  await engine.run(`create view ${billView} as select * from ${bill.costLines()} as lines`);
  return bill;
}

async function makeArchive(engine: DuckDbEngine, { out }: QueryInputs) {
  const read: string[] = [];
  const made: string[] = [];
  for (const table of allTables) {
    if (table.format !== 'parquet' || table.name === accountsTable.name) continue;
    const files = tableFiles(table, resolve(out));
    if (files.length === 0) continue;
    await engine.run(createFilesView(table, files));
    made.push(table.name);
    read.push(...files);
  }
  return { files: read, made };
}

/** Names of the tables. */
async function makeGiven(
  engine: DuckDbEngine,
  { budgets, businessFigures }: QueryInputs,
): Promise<readonly string[]> {
  const made: string[] = [];
  if (budgets !== undefined) {
    await engine.run(createGivenTable(budgetsTable, budgets));
    made.push(budgetsTable.name);
  }
  if (businessFigures !== undefined) {
    await engine.run(createGivenTable(businessFiguresTable, businessFigures));
    made.push(businessFiguresTable.name);
  }
  return made;
}
