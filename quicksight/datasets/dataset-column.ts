/** A column of a data set: its name in SQL, its name for readers, and its description. */
import type { InputColumnDataType } from '@aws-sdk/client-quicksight';

export interface DataSetColumn {
  /** Name in the result of the data set's SQL. */
  readonly sql: string;
  /** DATETIME is QuickSight's type for Athena's date. */
  readonly type: Extract<InputColumnDataType, 'STRING' | 'INTEGER' | 'DECIMAL' | 'DATETIME'>;
  /** Shown next to the field, at most 500 characters. */
  readonly description: string;
}

/** Name for readers → column, in the order of the SQL's result. */
export type DataSetColumns = Readonly<Record<string, DataSetColumn>>;
