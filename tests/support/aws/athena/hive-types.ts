/** The column types of Glue tables: their DuckDB types, and the Parquet columns that they can read. */
import { AthenaFailure } from './athena-failure.ts';

interface HiveType {
  readonly duckDb: string;
  /** DuckDB's types of the Parquet columns that Athena reads as this type. */
  readonly readable: RegExp;
}

const hiveTypes: Readonly<Record<string, HiveType>> = {
  string: { duckDb: 'VARCHAR', readable: /^(VARCHAR|BLOB|ENUM.*)$/ },
  double: { duckDb: 'DOUBLE', readable: /^(DOUBLE|FLOAT)$/ },
  float: { duckDb: 'FLOAT', readable: /^FLOAT$/ },
  boolean: { duckDb: 'BOOLEAN', readable: /^BOOLEAN$/ },
  int: { duckDb: 'INTEGER', readable: /^(TINYINT|SMALLINT|INTEGER)$/ },
  bigint: { duckDb: 'BIGINT', readable: /^(TINYINT|SMALLINT|INTEGER|BIGINT)$/ },
  'decimal(38,12)': { duckDb: 'DECIMAL(38,12)', readable: /^DECIMAL\(38,12\)$/ },
  date: { duckDb: 'DATE', readable: /^DATE$/ },
  timestamp: { duckDb: 'TIMESTAMP', readable: /^TIMESTAMP.*$/ },
  'map<string,string>': { duckDb: 'MAP(VARCHAR, VARCHAR)', readable: /^MAP\(VARCHAR, VARCHAR\)$/ },
  'map<string,double>': { duckDb: 'MAP(VARCHAR, DOUBLE)', readable: /^MAP\(VARCHAR, DOUBLE\)$/ },
};

/** Throws an AthenaFailure if the emulator does not support the type. */
export function duckDbType(hive: string): string {
  return hiveType(hive).duckDb;
}

/** Throws Athena's failure for a file that contains another type than the table declares. */
export function checkReadable(column: { Name: string; Type: string }, found: string, file: string) {
  if (hiveType(column.Type).readable.test(found)) return;
  throw new AthenaFailure(
    `HIVE_BAD_DATA: Field ${column.Name}'s type ${found} in parquet file ${file} is incompatible ` +
      `with type ${column.Type} defined in table schema`,
  );
}

/** A partition's value as a literal of its key's type. */
export function partitionLiteral(key: { Name: string; Type: string }, value: string): string {
  const isRight = { int: /^-?\d+$/, bigint: /^-?\d+$/, date: /^\d{4}-\d{2}-\d{2}$/ }[key.Type];
  if (isRight !== undefined && !isRight.test(value)) {
    throw new AthenaFailure(
      `HIVE_INVALID_PARTITION_VALUE: Invalid partition value '${value}' for ${key.Type} partition ` +
        `key: ${key.Name}`,
    );
  }
  return `CAST('${value.replaceAll("'", "''")}' AS ${duckDbType(key.Type)})`;
}

function hiveType(name: string): HiveType {
  const known = hiveTypes[name.toLowerCase().replaceAll(' ', '')];
  if (known !== undefined) return known;
  throw new AthenaFailure(`NOT_SUPPORTED: the stand-in of Athena does not know the type ${name}`);
}
