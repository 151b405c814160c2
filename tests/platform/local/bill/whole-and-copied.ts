/** Deliveries of several files: some contain lines twice, the others contain each line once. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tempFolder } from '../../../support/temp-folder.ts';
import {
  csvOf,
  focusCharge,
  type Line,
  usageLine,
  writeFile,
  writeParquet,
} from './hand-written-bill.ts';

/** Ten lines a day. */
const dayOf = (index: number) =>
  `2026-11-${String(Math.floor(index / 10) + 1).padStart(2, '0')} 00:00:00`;
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A delivery: one line per day for each of ten resources. A refresh has other ids and other costs. */
function delivery(count: number, refresh = 0): Line[] {
  return range(count).map((index) =>
    usageLine({
      identity_line_item_id: `id-${refresh}-${index}`,
      identity_time_interval: dayOf(index),
      line_item_operation: 'RunInstances',
      line_item_resource_id: `i-${index % 10}`,
      line_item_unblended_cost: 1 + index / 7 + refresh / 100,
      line_item_usage_account_name: 'Prod',
      line_item_usage_amount: 24,
      line_item_usage_start_date: dayOf(index),
      line_item_usage_type: 'BoxUsage:m5.large',
    }),
  );
}

function without(lines: readonly Line[], ...columns: string[]): Line[] {
  return lines.map((line) =>
    Object.fromEntries(Object.entries(line).filter(([name]) => !columns.includes(name))),
  );
}

/** The same charges in FOCUS, which has no line ids. */
const focusOf = (lines: readonly Line[]): Line[] =>
  lines.map((line) =>
    focusCharge({
      billedcost: line['line_item_unblended_cost'] ?? 0,
      chargeperiodstart: line['line_item_usage_start_date'] ?? '',
      consumedquantity: 24,
      resourceid: line['line_item_resource_id'] ?? '',
      skuid: 'sku',
    }),
  );

export const named = delivery(200);
const refreshed = delivery(220, 1);
/** Forty lines a day. */
const many = ['a', 'b', 'c', 'd'].flatMap((fleetName) =>
  named.map((line) => ({
    ...line,
    identity_line_item_id: `${line['identity_line_item_id']}-${fleetName}`,
    line_item_resource_id: `${line['line_item_resource_id']}-${fleetName}`,
  })),
);
const withoutResource = (lines: readonly Line[]) => without(lines, 'line_item_resource_id');
const chosen = (lines: readonly Line[]) =>
  without(
    lines,
    'identity_line_item_id',
    'identity_time_interval',
    'line_item_operation',
    'line_item_resource_id',
    'line_item_usage_amount',
    'line_item_usage_type',
  );
const every = (lines: readonly Line[], n: number, rest: number) =>
  lines.filter((_, index) => (index * 7919 + Math.floor(index / 3)) % n === rest);

/** Three equal lines per day, which cannot be distinguished. */
const fleet = (lines: readonly Line[]) =>
  without(lines, 'identity_line_item_id', 'identity_time_interval', 'line_item_resource_id')
    .filter((_, index) => index % 10 < 3)
    .map((line) => ({ ...line, line_item_unblended_cost: 2 }));

type Files = Readonly<Record<string, readonly Line[]>>;

export async function writeTree(files: Files): Promise<string> {
  const root = tempFolder();
  for (const [name, lines] of Object.entries(files)) {
    const path = join(root, name);
    if (name.endsWith('.parquet')) await writeParquet(path, sourceOfLines(lines), lines);
    else writeFile(path, name.endsWith('.gz') ? gzipSync(csvOf(lines)) : csvOf(lines));
  }
  return root;
}

const sourceOfLines = (lines: readonly Line[]) =>
  lines.some((line) => 'billedcost' in line) ? 'focus' : 'cur2';

export const copies: readonly (readonly [string, Files])[] = [
  ['one file under two names', { 'a.csv': named, 'b (1).csv': named }],
  ['CSV next to its gzip', { 'a.csv': named, 'a.csv.gz': named }],
  ['CSV next to Parquet', { 'a.csv': named, 'x/b.parquet': named }],
  ['two refreshes in dated folders', { '2026-11-20/a.csv': named, '2026-11-21/a.csv': refreshed }],
  ['two refreshes in Parquet', { 'a.parquet': named, 'b.parquet': refreshed }],
  [
    'two refreshes with other columns',
    { 'a.parquet': named, 'b.parquet': without(refreshed, 'line_item_operation') },
  ],
  [
    'a part of a delivery twice',
    { '1.csv': every(named, 3, 0), '2.csv': every(named, 3, 1), '3.csv': every(named, 3, 0) },
  ],
  [
    'a delivery that was split in two and in three',
    {
      'a1.csv': every(named, 2, 0),
      'a2.csv': every(named, 2, 1),
      'b1.csv': every(refreshed, 3, 0),
      'b2.csv': every(refreshed, 3, 1),
      'b3.csv': every(refreshed, 3, 2),
    },
  ],
  [
    'a file below a folder of the period and one without',
    { 'BILLING_PERIOD=2026-11/a.csv': named, 'old.csv': named },
  ],
  [
    'two files in one folder of the period',
    { 'BILLING_PERIOD=2026-11/a.csv': named, 'BILLING_PERIOD=2026-11/b.csv': refreshed },
  ],
  [
    'downloads with overlapping days',
    {
      'a.csv': named.filter((line) => dayIn(line, 1, 14)),
      'b.csv': named.filter((line) => dayIn(line, 11, 20)),
    },
  ],
  [
    'long downloads with two overlapping days',
    {
      'a.csv': many.filter((line) => dayIn(line, 1, 11)),
      'b.csv': many.filter((line) => dayIn(line, 10, 20)),
    },
  ],
  [
    'refreshes without resources',
    { 'a.csv': withoutResource(named), 'b.csv': withoutResource(refreshed) },
  ],
  ['copies with chosen columns', { 'a.csv': chosen(named), 'b.parquet': chosen(named) }],
  ['FOCUS twice', { 'a.csv': focusOf(named), 'b.csv': focusOf(named) }],
  ['two refreshes of FOCUS', { 'a.parquet': focusOf(named), 'b.csv': focusOf(refreshed) }],
  [
    'ids that lost their zeros in one of the copies',
    {
      'a.csv': named,
      'b.csv': named.map((line) => ({ ...line, line_item_usage_account_id: '22233334444' })),
    },
  ],
  [
    'a delivery without resources that was split in another way, found by line id',
    {
      'a1.csv': withoutResource(every(named, 2, 0)),
      'a2.csv': withoutResource(every(named, 2, 1)),
      'b1.csv': withoutResource(every(named, 3, 0)),
      'b2.csv': withoutResource(every(named, 3, 1)),
      'b3.csv': withoutResource(every(named, 3, 2)),
    },
  ],
  [
    'a file of equal lines next to its own parts',
    {
      'all.csv': fleet(named),
      'part-1.csv': fleet(named).filter((_, index) => index % 3 === 0),
      'part-2.csv': fleet(named).filter((_, index) => index % 3 > 0),
    },
  ],
  ['a file of one line twice', { 'a.csv': named.slice(0, 1), 'b.csv': named.slice(0, 1) }],
  ['the only line of a file in another', { 'a.csv': named, 'b.csv': named.slice(7, 8) }],
];

function dayIn(line: Line, from: number, to: number): boolean {
  const day = Number(String(line['line_item_usage_start_date']).slice(8, 10));
  return day >= from && day <= to;
}

export const bills: readonly (readonly [string, Files])[] = [
  ['parts of one delivery', { '1.csv': every(named, 2, 0), '2.csv': every(named, 2, 1) }],
  [
    'parts of one delivery without resources',
    { '1.csv': withoutResource(every(named, 2, 0)), '2.csv': withoutResource(every(named, 2, 1)) },
  ],
  [
    'parts of one delivery with chosen columns',
    { '1.csv': chosen(every(named, 2, 0)), '2.csv': chosen(every(named, 2, 1)) },
  ],
  [
    'parts that share a few lines, as FOCUS has them',
    { '1.csv': focusOf(named.slice(0, 105)), '2.csv': focusOf(named.slice(95)) },
  ],
  [
    'parts that share a day with many lines in both',
    {
      '1.csv': many.filter((line, i) => dayIn(line, 1, 9) || (dayIn(line, 10, 10) && i % 2 === 0)),
      '2.csv': many.filter(
        (line, i) => dayIn(line, 11, 20) || (dayIn(line, 10, 10) && i % 2 === 1),
      ),
    },
  ],
  ['equal lines within one file', { '1.csv': [...named.slice(0, 50), ...named.slice(0, 50)] }],
  [
    'months next to each other',
    {
      'october.csv': named.map((line) => ({
        ...line,
        bill_billing_period_start_date: '2026-10-01 00:00:00',
        line_item_usage_start_date: String(line['line_item_usage_start_date']).replace(
          '-11-',
          '-10-',
        ),
      })),
      'november.csv': named,
    },
  ],
  [
    'bills of two payers',
    {
      'a.csv': named,
      'b.csv': named.map((line) => ({ ...line, line_item_usage_account_id: '999900001111' })),
    },
  ],
  [
    'a file for each team whose costs differ',
    {
      'a.csv': chosen(named.slice(0, 20)),
      'b.csv': chosen(named.slice(0, 20)).map((line) => ({
        ...line,
        line_item_unblended_cost: 77,
      })),
    },
  ],
  [
    'a file whose only line has the content key of a line in another file, but another id',
    { 'a.csv': named, 'b.csv': refreshed.slice(7, 8) },
  ],
  [
    'files of one line each without ids',
    Object.fromEntries(
      ['a.csv', 'b.csv'].map((name) => [
        name,
        without(named.slice(0, 1), 'identity_line_item_id', 'identity_time_interval'),
      ]),
    ),
  ],
  [
    'parts of one delivery of equal lines',
    {
      '1.csv': fleet(named).filter((_, index) => index % 3 === 0),
      '2.csv': fleet(named).filter((_, index) => index % 3 > 0),
    },
  ],
  [
    'usage next to a few lines of tax',
    {
      'a.csv': named,
      'tax.csv': [
        usageLine({ line_item_line_item_type: 'Tax', line_item_usage_account_name: 'Prod' }),
      ],
    },
  ],
];
