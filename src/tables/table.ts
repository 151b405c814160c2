/**
 * What is declared about a table of the archive bucket. A declaration is the only place that knows
 * its columns, partitions and keys: Glue tables, files, permissions and the data dictionary follow it.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { TextColumn } from '../domain/columns/text-column.ts';

/** What a column holds. Its types in Hive, Parquet and SQL follow from it. */
export type ColumnType = 'string' | 'date' | 'double' | 'bigint';

/** A column's values in code, by its type. A bigint stays within what a number counts exactly. */
interface ValueOf {
  readonly string: string;
  readonly date: BillingDay;
  readonly double: number;
  readonly bigint: number;
}

export interface Column {
  /** In the files and in SQL. Glue has it in lower case, and Athena finds it by that. */
  readonly name: string;
  readonly type: ColumnType;
  /** Absent: every row has a value (REQUIRED in Parquet, else OPTIONAL). */
  readonly isNullable?: true;
  /**
   * How Parquet stores it; absent: the writer decides by a sample of the values. A column of texts with a
   * dictionary has codes in code too; it has a value in every row.
   */
  readonly encoding?: 'RLE_DICTIONARY';
  /** One phrase for an analyst. */
  readonly meaning: string;
  /** Unit, currency or format. */
  readonly note?: string;
}

/** A column that is in the object's key, and not in the object. */
export interface PartitionKey {
  readonly name: string;
  /** Which part of the partition's day it has: `date` is all of it, the others are integers. */
  readonly part: 'year' | 'month' | 'day' | 'date';
  readonly meaning: string;
}

/** A partition key whose value is a text, such as a hash: each query must name the values that it reads. */
export interface TextPartitionKey {
  readonly name: string;
  readonly part: 'text';
  readonly meaning: string;
}

interface AnyTable {
  /** In Glue and in SQL. */
  readonly name: string;
  /** Glue's description. */
  readonly description: string;
  /** What one row is, as a sentence. */
  readonly grain: string;
  /** Who writes its objects, and from what. */
  readonly writtenBy: string;
  /** By the name of the field that code has for each, in the order of the files. */
  readonly columns: Readonly<Record<string, Column>>;
  /** Key prefix in the archive bucket, ending in '/'. */
  readonly prefix: string;
  /** The last part of an object's key. Each partition has one object. */
  readonly objectName: string;
}

interface AnyParquetTable extends AnyTable {
  readonly format: 'parquet';
  /** How the rows of an object are sorted, as a phrase. */
  readonly order: string;
  /** Raise it when the layout of the files or the content hash changes: every object is written again. */
  readonly layoutVersion: number;
  /** Of each row group; of a list, the last number holds for the rest. */
  readonly rowsPerGroup: number | readonly number[];
}

/** Written by the functions: one object for each day. */
export interface ParquetTable extends AnyParquetTable {
  readonly partitionKeys: readonly PartitionKey[];
  /** Athena computes the partitions from this day on; absent: each is registered. */
  readonly firstProjectedDay?: string;
}

/**
 * Written by the functions: one object for each value of its only partition key. Nothing is registered,
 * because a query contains the value and Athena computes the location from it.
 */
export interface TextPartitionedTable extends AnyParquetTable {
  readonly partitionKeys: readonly [TextPartitionKey];
}

/** Stored as Parquet. */
export type StoredTable = ParquetTable | TextPartitionedTable;

/** Edited by people: one object with a line of column names. */
export interface CsvTable extends AnyTable {
  readonly format: 'csv';
}

export type Table = StoredTable | CsvTable;

export function isTextPartitioned(table: StoredTable): table is TextPartitionedTable {
  return table.partitionKeys[0]?.part === 'text';
}

type ColumnValue<C extends Column> =
  | ValueOf[C['type']]
  | (C extends { readonly isNullable: true } ? null : never);

export type PlainValues = readonly (string | number | null)[];

/** What code has for any column. */
export type AnyColumn = TextColumn | Float64Array | PlainValues;

/** What code has for a column: dictionary codes, doubles without an object for each, or plain values. */
type CodeColumn<C extends Column> = C extends { readonly encoding: 'RLE_DICTIONARY' }
  ? TextColumn
  : C extends { readonly isNullable: true }
    ? readonly ColumnValue<C>[]
    : C extends { readonly type: 'double' }
      ? Float64Array
      : readonly ColumnValue<C>[];

/** The rows of one object, column by column: every column has one value for each row. */
export type ColumnValues<T extends StoredTable> = {
  readonly [F in keyof T['columns']]: CodeColumn<T['columns'][F]>;
};
