/**
 * Opens an in-memory DuckDB and fills it with the inputs of a bill: accounts, resources, commitments, and
 * the calendar. Needs no extension and no network.
 */
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { addDays } from '../../src/domain/calendar/billing-day.ts';
import type { Account } from './account.ts';
import type { BillRequest } from './bill-request.ts';
import { commitmentTermsOf } from './commitment-terms.ts';
import { payerOf } from './organization.ts';
import { restatementsOf, storyOf } from './scenario.ts';
import { insertRows, setVariables, sqlDate, sqlLiteral } from './sql-values.ts';
import { type Team, teamOf, teams } from './teams.ts';

export interface BillDatabase {
  /** Runs one or more statements. */
  run(sql: string): Promise<void>;
  /** Runs `sql/<name>.sql`. */
  runFile(name: string): Promise<void>;
  /** The rows of a query as objects; for small results. */
  rows(sql: string): Promise<Record<string, unknown>[]>;
  close(): void;
}

const here = new URL('.', import.meta.url);

/** The text of `sql/<name>.sql`. */
export function sqlText(name: string): Promise<string> {
  return readFile(new URL(`sql/${name}.sql`, here), 'utf8');
}

/**
 * Returns a database with all inputs that do not depend on the day when the bill is read. The caller closes
 * it.
 */
export async function openBillDatabase(
  request: BillRequest,
  accounts: readonly Account[],
): Promise<BillDatabase> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(request.threads),
    memory_limit: request.memoryLimit,
    temp_directory: `${tmpdir()}/finops-digest-samples-${process.pid}`,
  });
  const database = wrap(await instance.connect(), () => instance.closeSync());
  await database.run(requestVariables(request, accounts));
  await loadCatalogue(database);
  await database.runFile('noise');
  await database.runFile('tables');
  await database.run(requestRows(request, accounts));
  await database.runFile('resources');
  await database.runFile('commitments');
  await database.runFile('lines-table');
  await database.runFile('detailed-lines');
  return database;
}

function wrap(connection: DuckDBConnection, closeInstance: () => void): BillDatabase {
  const run = async (sql: string) => {
    if (sql.trim() !== '') await connection.run(sql);
  };
  return {
    run,
    runFile: async (name) => run(await sqlText(name)),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: () => {
      connection.closeSync();
      closeInstance();
    },
  };
}

async function loadCatalogue(database: BillDatabase): Promise<void> {
  for (const name of ['catalogue', 'profiles']) {
    const file = new URL(`${name}.tsv`, here).pathname.replaceAll("'", "''");
    await database.run(
      `create table ${name} as select * from read_csv('${file}', delim = '\t', quote = '', header = true)`,
    );
  }
}

function requestVariables(request: BillRequest, accounts: readonly Account[]): string {
  const payer = payerOf(accounts);
  return setVariables({
    seed: request.seed,
    resources: request.size,
    slots_per_day: request.slotsPerDay,
    slot_length: { sql: request.slotsPerDay === 24 ? 'interval 1 hour' : 'interval 1 day' },
    hostile: request.hostile,
    second_currency: request.secondCurrency,
    story_day: sqlDate(request.storyDay),
    spike_day: sqlDate(storyOf(request).spike),
    first_day: sqlDate(request.from),
    last_day: sqlDate(request.to),
    payer_id: payer.id,
    payer_name: payer.name,
  });
}

function requestRows(request: BillRequest, accounts: readonly Account[]): string {
  const restatements = restatementsOf(request).filter(({ why }) => why === 'late metering');
  return [
    ...teams.map(teamRow),
    ...accounts.map((account, index) => accountRow(account, index + 1, request)),
    insertRows(
      'commitment_terms',
      commitmentTermsOf(request).map((terms) => ({ ...terms })),
    ),
    insertRows(
      'restatements',
      restatements.map(({ day, visibleOn }) => ({ day, visible_on: visibleOn })),
    ),
  ].join('\n');
}

function accountRow(account: Account, number: number, request: BillRequest): string {
  const owner = account.ou.split('/').at(2) ?? account.name;
  const closes = storyOf(request).accountCloses;
  const insert = insertRows('accounts', [
    {
      account_no: number,
      account_id: account.id,
      account_name: account.name,
      profile: account.profile,
      daily_cost: account.dailyCost,
      environment: account.environment,
      cost_center: `CC-${1000 + number}`,
      owner,
      team: teamOf(account.id),
      role: account.role,
      is_discounted: account.discounted ?? false,
      tax_rate: account.taxRate,
      spikes: account.role === 'spiking',
      last_day: account.role === 'closing' ? closes : addDays(request.to, 1),
    },
  ]);
  return `${insert}\n${accountMaps(number)}`;
}

/** Some people write the key of the tag in another way. */
function accountMaps(number: number): string {
  const key = number % 4 === 0 ? 'accountTag/Team' : 'accountTag/team';
  return `update accounts set
    cost_category = map(['Team'], [owner]),
    account_tags = case when team is null then map([]::varchar[], []::varchar[])
      else map(['${key}', 'accountTag/env'], [team, environment]) end
  where account_no = ${number};`;
}

function teamRow({ name, alias, mistakenFor, applications }: Team): string {
  const values = [name, alias, mistakenFor].map(sqlLiteral).join(', ');
  return `insert into teams values (${values}, [${applications.map(sqlLiteral).join(', ')}]);`;
}
