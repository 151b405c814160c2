/** The close of a month: frozen once with its hash, adjusted in the next month, safe to repeat. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import { monthOf } from '../../../src/domain/calendar/period.ts';
import {
  type FrozenStatement,
  lineAmount,
  linesOf,
} from '../../../src/domain/figures/month-statement.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { type CloseInput, closeMonth } from '../../../src/reports/teams/close-month.ts';
import { parseStatement, statementCsv } from '../../../src/reports/teams/statement-csv.ts';
import { exampleSet } from '../../allocation/rules/example-set.ts';
import { hostileNames } from '../../mail/hostile-figures.ts';
import { type AllocationRow, allocationRelation } from '../../support/allocation-rows.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { withDuckDb } from '../../support/with-duckdb.ts';

const october = monthOf(parseBillingDay('2026-10-31'));
const november = monthOf(parseBillingDay('2026-11-30'));

const rows: readonly AllocationRow[] = [
  { day: addDays(october.from, 3), target: 'team/retail', unblended: 12, amortized: 10 },
  { day: addDays(october.from, 4), target: 'pool/tax', unblended: 3, chargeType: 'Tax' },
  { day: addDays(november.from, 4), target: 'team/retail', unblended: 7 },
  { day: addDays(november.from, 4), target: 'unallocated', unblended: 1 },
];
const late: AllocationRow = {
  day: october.to,
  target: 'pool/tax',
  unblended: 1,
  chargeType: 'Tax',
};

function store() {
  const folder = tempFolder();
  mkdirSync(folder, { recursive: true });
  return new DirectoryStore(folder);
}

async function close(
  archive: DirectoryStore,
  given: readonly AllocationRow[],
  changes: Partial<CloseInput> = {},
  isArchived: (day: BillingDay) => boolean = () => true,
) {
  const allocationCatalog = {
    registered: async (from: BillingDay, to: BillingDay) =>
      daysFromTo(from, to)
        .filter(isArchived)
        .map((day) => ({ day, prefix: '' })),
    register: async () => undefined,
    relocate: async () => undefined,
  };
  const input = { month: october, currency: 'USD', set: exampleSet(), isProvisional: false };
  const tables = { allocation: () => allocationRelation(given) };
  return withDuckDb(({ engine }) =>
    closeMonth({ engine, tables, store: archive, allocationCatalog }, { ...input, ...changes }),
  );
}

function statementOf(closed: FrozenStatement | null) {
  if (closed === null) throw new Error('the month was not closed');
  return closed.statement;
}

const bytesOf = async (archive: DirectoryStore, key: string) =>
  Buffer.from((await archive.get(key))?.body ?? []).toString();

it('freezes all teams in one object with its hash, and each team in its own', async () => {
  const archive = store();
  const closed = await close(archive, rows);
  const all = await bytesOf(archive, 'statements/2026-10.csv');
  expect(closed?.hash).toBe(createHash('sha256').update(all).digest('hex'));
  expect((await archive.head('statements/2026-10.csv'))?.metadata['content-hash']).toBe(
    closed?.hash,
  );
  const retail = await bytesOf(archive, 'statements/2026-10/retail.csv');
  expect(retail.split('\r\n').slice(1, 4)).toEqual([
    '2026-10,"team/retail","Online","Sales","direct","Usage",10.00,amortized,USD,final',
    '2026-10,"team/retail","Online","Sales","shared","pool/tax",1.50,amortized,USD,final',
    '2026-10,"team/retail","Online","Sales","month","",11.50,amortized,USD,final',
  ]);
  expect(retail).not.toContain('payments');
  expect(await bytesOf(archive, 'statements/2026-10/payments.csv')).toContain('1.50');
});

it('never changes a frozen statement: later changes are next month’s adjustment', async () => {
  const archive = store();
  const first = await close(archive, rows, { isProvisional: true });
  const again = await close(archive, [...rows, late]);
  expect(again).toEqual(first);
  expect(again?.statement.isProvisional).toBe(true);
  const next = await close(archive, [...rows, late], { month: november });
  const retail = linesOf(statementOf(next), 'team/retail');
  expect(retail.map(({ kind, item, amount }) => [kind, item, amount])).toEqual([
    ['direct', 'Usage', 7],
    ['month', '', 7],
    ['adjustment', '2026-10', 0.5],
    ['total', '', 7.5],
    ['unblended', '', 7],
  ]);
  const payments = linesOf(statementOf(next), 'team/payments');
  expect(lineAmount(payments, 'total')).toBe(0.5);
});

it('completes the teams’ objects after a run that stopped', async () => {
  const archive = store();
  await close(archive, rows);
  const other = store();
  const all = await bytesOf(archive, 'statements/2026-10.csv');
  await other.put('statements/2026-10.csv', Buffer.from(all));
  await close(other, []);
  expect(await bytesOf(other, 'statements/2026-10/retail.csv')).toBe(
    await bytesOf(archive, 'statements/2026-10/retail.csv'),
  );
});

it('is not made while a day of the month is not archived', async () => {
  const archive = store();
  expect(await close(archive, rows, {}, (day) => day !== october.to)).toBeNull();
  expect(await archive.head('statements/2026-10.csv')).toBeUndefined();
});

it('has no adjustment when the month before was never closed, or had another metric', async () => {
  const archive = store();
  const unclosed = await close(archive, rows, { month: november });
  expect(unclosed?.statement.lines.some(({ kind }) => kind === 'adjustment')).toBe(false);
  const other = store();
  await close(
    other,
    rows.map((row) => ({ ...row, amortized: null })),
  );
  const next = await close(other, [...rows, late], { month: november });
  expect(next?.statement.lines.some(({ kind }) => kind === 'adjustment')).toBe(false);
});

it('a stored object that is not a statement is an error that names it', async () => {
  const archive = store();
  await archive.put('statements/2026-10.csv', Buffer.from('a,b\n1,2\n'));
  await expect(close(archive, rows)).rejects.toThrow(/2026-10\.csv/);
});

it.each(hostileNames)('a hostile name is read back as it was written: %j', async (name) => {
  const statement = statementOf(await close(store(), rows));
  const lines = statement.lines.map((line) => ({ ...line, businessUnit: name, item: name }));
  const csv = statementCsv({ ...statement, lines });
  const clean = (text: string) => text.replaceAll('\r\n', '\n').trim();
  expect(parseStatement(csv, 'x.csv')?.lines.map(({ item }) => clean(item))).toEqual(
    lines.map(({ item }) => clean(item)),
  );
  expect(csv).not.toMatch(/"[=+@-]/);
});
