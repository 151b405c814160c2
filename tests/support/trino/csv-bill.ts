/**
 * A CSV bill as Athena reads it: a table of text columns over OpenCSVSerde, and the SELECT that converts
 * them to types, with maps as JSON. https://docs.aws.amazon.com/athena/latest/ug/csv-serde.html
 */

import type { BillSource } from '../../../src/domain/costs/bill-source.ts';
import { normalizeColumn } from '../../../src/platform/local/bill-format/source-detection.ts';
import { type SqlFragment, sqlSubquery } from '../../../src/sql/bind.ts';
import { type BillColumnType, sourceColumns } from '../../../src/tables/bill-columns.ts';
import type { GlueTable } from '../aws/glue-catalog.ts';

export interface CsvTable {
  readonly name: string;
  /** s3:// URI of the folder of the billing periods' folders. */
  readonly location: string;
  /** Headers of the files, in order. */
  readonly headers: readonly string[];
}

/** Partitioned by `billing_period`, whatever the folders are named. */
export function csvTable({ name, location, headers }: CsvTable): GlueTable {
  return {
    Name: name,
    TableType: 'EXTERNAL_TABLE',
    Parameters: { EXTERNAL: 'TRUE', classification: 'csv', 'skip.header.line.count': '1' },
    PartitionKeys: [{ Name: 'billing_period', Type: 'string' }],
    StorageDescriptor: {
      Columns: headers.map((header) => ({ Name: normalizeColumn(header), Type: 'string' })),
      Location: location,
      InputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
      OutputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
      SerdeInfo: {
        SerializationLibrary: 'org.apache.hadoop.hive.serde2.OpenCSVSerde',
        // JSON in a cell contains its own backslashes, so the escape character must be one that never
        // occurs.
        Parameters: { separatorChar: ',', quoteChar: '"', escapeChar: '\u0001' },
      },
    },
  };
}

/** The replacement of `:bill`: the table's columns with the types that `sql/sources/` reads. */
export function typedCsvBill(
  source: BillSource,
  { name, headers }: Pick<CsvTable, 'name' | 'headers'>,
): SqlFragment {
  const present = new Set(headers.map(normalizeColumn));
  const columns = Object.entries(sourceColumns[source]).map(([column, type]) => {
    const value = present.has(column) ? expressions[type](column) : nulls[type];
    return `${value} as ${column}`;
  });
  const keys =
    source === 'legacy'
      ? [
          "split_part(billing_period, '-', 1) as year",
          "split_part(billing_period, '-', 2) as month",
        ]
      : ['billing_period'];
  return sqlSubquery(`select ${[...columns, ...keys].join(',\n')} from ${name}` as SqlFragment);
}

const expressions: Readonly<Record<BillColumnType, (column: string) => string>> = {
  varchar: (column) => column,
  double: (column) => `cast(nullif(${column}, '') as double)`,
  timestamp: (column) => `cast(from_iso8601_timestamp(nullif(${column}, '')) as timestamp)`,
  map: (column) => `cast(json_parse(nullif(${column}, '')) as map(varchar, varchar))`,
};

const nulls: Readonly<Record<BillColumnType, string>> = {
  varchar: 'cast(null as varchar)',
  double: 'cast(null as double)',
  timestamp: 'cast(null as timestamp)',
  map: 'cast(null as map(varchar, varchar))',
};
