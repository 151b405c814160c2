/** A column of a data set: what SQL calls it, what readers call it, and what they are told of it. */
import type { InputColumnDataType } from '@aws-sdk/client-quicksight';

export interface DataSetColumn {
  /** In the result of the data set's SQL. */
  readonly sql: string;
  /** DATETIME is what QuickSight makes of Athena's date. */
  readonly type: Extract<InputColumnDataType, 'STRING' | 'INTEGER' | 'DECIMAL' | 'DATETIME'>;
  /** Shown beside the field, at most 500 characters. */
  readonly description: string;
}

/** Readers' name → column, in the order of the SQL's result. */
export type DataSetColumns = Readonly<Record<string, DataSetColumn>>;
