/**
 * The column lists of the three formats, in AWS's order, and the select list that extends the columns with
 * values to all columns.
 */
import { readFile } from 'node:fs/promises';
import type { BillDatabase } from './bill-database.ts';

export interface Column {
  /** Name in a CSV header. */
  readonly name: string;
  /** Name in a Parquet schema. */
  readonly parquetName: string;
  /** Type in Glue: string, double, timestamp, map<string,string>, map<string,double>. */
  readonly type: string;
}

const here = new URL('.', import.meta.url);

/** Reads `columns/<name>.tsv`. */
export async function readColumns(name: 'cur2' | 'legacy' | 'focus'): Promise<readonly Column[]> {
  const text = await readFile(new URL(`columns/${name}.tsv`, here), 'utf8');
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const hasParquetName = header.split('\t').includes('parquet_name');
  return lines.map((line) => {
    const cells = line.split('\t');
    const [columnName = '', second = '', third = ''] = cells;
    return hasParquetName
      ? { name: columnName, parquetName: second, type: third }
      : { name: columnName, parquetName: columnName, type: second };
  });
}

/** The columns that a view has, so that all others can be written as nulls. */
export async function columnsOfView(database: BillDatabase, view: string): Promise<Set<string>> {
  const rows = await database.rows(`describe ${view}`);
  return new Set(rows.map((row) => String(row['column_name'])));
}

/** Select list for Parquet: every column, typed; a missing text is null, or '' for columns in `blank`. */
export function parquetSelect(
  columns: readonly Column[],
  present: ReadonlySet<string>,
  blank: 'null' | 'empty' = 'null',
): string {
  const expression = ({ parquetName, type }: Column) => {
    if (!present.has(parquetName)) return emptyValue(type, blank);
    if (type === 'double') return `${parquetName}::double`;
    if (type === 'string' && blank === 'empty') return `coalesce(${parquetName}, '')`;
    return parquetName;
  };
  return columns.map((column) => `${expression(column)} as ${column.parquetName}`).join(',\n');
}

/** Select list for CSV: maps as JSON, times in AWS's format, headers in the case of AWS's CSV. */
export function csvSelect(columns: readonly Column[], present: ReadonlySet<string>): string {
  const expression = ({ parquetName, type }: Column) => {
    if (type.startsWith('map')) {
      return present.has(parquetName) ? `to_json(${parquetName})::varchar` : "'{}'";
    }
    if (!present.has(parquetName)) return 'null::varchar';
    if (type === 'timestamp') return `strftime(${parquetName}, '%Y-%m-%dT%H:%M:%S.%gZ')`;
    return type === 'double' ? `${parquetName}::double` : parquetName;
  };
  return columns.map((column) => `${expression(column)} as "${column.name}"`).join(',\n');
}

function emptyValue(type: string, blank: 'null' | 'empty'): string {
  switch (type) {
    case 'double':
      return 'null::double';
    case 'timestamp':
      return 'null::timestamp';
    case 'map<string,string>':
      return 'map([]::varchar[], []::varchar[])';
    case 'map<string,double>':
      return 'map([]::varchar[], []::double[])';
    default:
      return blank === 'empty' ? "''" : 'null::varchar';
  }
}
