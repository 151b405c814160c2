/**
 * The SQL of a line's content key: for whom, what, when. Two lines with one content key are the same cost
 * if they are in two copies of a bill, and two costs if they are in one.
 */

import type { BillSource } from '../../../domain/costs/bill-source.ts';
import {
  accountColumns,
  type BillColumns,
  lineIdColumns,
  sourceColumns,
  usageDateColumns,
} from '../../../tables/bill-columns.ts';
import { type BillFileGroup, originsOf, readAs, readFiles } from './bill-view.ts';
import { columnExpression } from './column-expression.ts';
import { quoted } from './raw-column.ts';

interface ContentKeyColumns {
  readonly texts: readonly string[];
  /** The column with the resource: for a line that has one, its texts alone are enough. */
  readonly resource: string;
  /** For a line without a resource, or without any of these, numbers are compared as well. */
  readonly usageTypes: readonly string[];
  readonly amount: string;
  readonly cost: string;
}

const usageReport: ContentKeyColumns = {
  texts: [
    'line_item_usage_account_id',
    'line_item_line_item_type',
    'line_item_product_code',
    'product_servicecode',
    'line_item_usage_type',
    'line_item_operation',
  ],
  resource: 'line_item_resource_id',
  usageTypes: ['line_item_usage_type'],
  amount: 'line_item_usage_amount',
  cost: 'line_item_unblended_cost',
};

const meaningColumns: Readonly<Record<BillSource, ContentKeyColumns>> = {
  cur2: usageReport,
  legacy: usageReport,
  focus: {
    texts: [
      'subaccountid',
      'chargecategory',
      'servicename',
      'skuid',
      'skumeter',
      'x_usagetype',
      'x_operation',
    ],
    resource: 'resourceid',
    usageTypes: ['skuid', 'skumeter', 'x_usagetype'],
    amount: 'consumedquantity',
    cost: 'billedcost',
  },
};

/** AWS's own line id: the same in every copy of one delivery, but different in the next delivery. */
const identityColumns = Object.keys(lineIdColumns.cur2);

/** How lines are recognized: by content key ('meaning') or by AWS's line id ('identity'). */
export type Recognition = 'meaning' | 'identity';

export interface ContentKeyRequest {
  readonly source: BillSource;
  readonly by: Recognition;
  /** Columns that all compared files have. */
  readonly shared: ReadonlySet<string>;
  /**
   * True if all of them write a text in the same way: it may then be compared unchanged, which is faster.
   */
  readonly inOneFormat: boolean;
}

/** The columns of the content key. */
export function contentKeyColumns(source: BillSource): readonly string[] {
  const { texts, resource, amount, cost } = meaningColumns[source];
  return [usageDateColumns[source], ...texts, resource, amount, cost];
}

/** Tells whether the files have AWS's line ids. */
export function haveLineIds(shared: ReadonlySet<string>): boolean {
  return identityColumns.every((column) => shared.has(column));
}

const isGiven = (value: string) => `${value} is not null`;

/**
 * A SELECT of `file`, `day` and `meaning` (the content key) for each line of the file group; by identity,
 * for each line that has an id.
 */
export function contentKeysOf(
  fileGroup: BillFileGroup,
  { source, by, shared, inOneFormat }: ContentKeyRequest,
): string {
  const typed: BillColumns = sourceColumns[source];
  const origins = originsOf(fileGroup);
  const value = (column: string) => {
    const own = origins.get(column) ?? [];
    const type = typed[column] ?? 'varchar';
    const read = columnExpression(own, readAs(column, type));
    if (type !== 'varchar') return read;
    const isPlain = own.length === 1 && own[0]?.duckDbType === 'VARCHAR';
    if (inOneFormat && isPlain && !accountColumns.has(column)) return quoted(own[0]?.raw ?? '');
    // A missing text is NULL in CSV and may be blank in Parquet.
    return `nullif(${read}, '')`;
  };
  const start = value(usageDateColumns[source]);
  const isById = by === 'identity';
  const parts = isById
    ? identityColumns.map(value)
    : [start, ...meaningParts(meaningColumns[source], shared, value)];
  return `select filename as file, cast(${start} as date) as day, hash(${parts.join(', ')}) as meaning
from ${readFiles(fileGroup, source)}${isById ? ` where ${parts.map(isGiven).join(' and ')}` : ''}`;
}

function meaningParts(
  columns: ContentKeyColumns,
  shared: ReadonlySet<string>,
  value: (column: string) => string,
): string[] {
  const isShared = (column: string) => shared.has(column);
  const texts = columns.texts.filter(isShared).map(value);
  // A CSV copy may have fewer digits than one in Parquet.
  const number = (column: string) => `round(${value(column)}, 6)`;
  const hasUsageType = columns.usageTypes.some(isShared);
  const enough = hasUsageType && isShared(columns.amount) ? [columns.amount] : [];
  const numbers = (enough.length > 0 ? enough : [columns.amount, columns.cost])
    .filter(isShared)
    .map(number);
  if (!isShared(columns.resource)) return [...texts, ...numbers];
  const resource = value(columns.resource);
  const unnamed = numbers.map(
    (each) => `case when coalesce(strlen(${resource}), 0) = 0 then ${each} end`,
  );
  return [...texts, resource, ...unnamed];
}
