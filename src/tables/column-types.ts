/** What Hive (Glue, Athena) and Parquet call the types of a declared column. */
import type { ParquetType, SchemaElement } from 'hyparquet';
import type { Column, ColumnType, PartitionKey, StoredTable, TextPartitionKey } from './table.ts';

interface StoredType {
  readonly hive: string;
  readonly parquet: ParquetType;
  /** What Parquet's type stands for; absent: what it says. */
  readonly meaning?: 'UTF8' | 'DATE';
}

const storedTypes: Readonly<Record<ColumnType, StoredType>> = {
  string: { hive: 'string', parquet: 'BYTE_ARRAY', meaning: 'UTF8' },
  date: { hive: 'date', parquet: 'INT32', meaning: 'DATE' },
  double: { hive: 'double', parquet: 'DOUBLE' },
  bigint: { hive: 'bigint', parquet: 'INT64' },
};

export function hiveType({ type }: Pick<Column, 'type'>): string {
  return storedTypes[type].hive;
}

export function partitionHiveType({ part }: PartitionKey | TextPartitionKey): string {
  if (part === 'text') return 'string';
  return part === 'date' ? 'date' : 'int';
}

/** In Glue, which keeps names in lower case. */
export function glueName({ name }: Pick<Column, 'name'>): string {
  return name.toLowerCase();
}

/** 'BYTE_ARRAY UTF8 REQUIRED'. */
export function parquetType(column: Column): string {
  return typeOfElement(elementOf(column));
}

/** The schema of the table's files: its root, then its columns. */
export function parquetSchema({ columns }: StoredTable): SchemaElement[] {
  const elements = Object.values(columns).map(elementOf);
  return [{ name: 'schema', num_children: elements.length }, ...elements];
}

/** 'OU BYTE_ARRAY UTF8 REQUIRED, DailyCost DOUBLE REQUIRED': equal where two schemas are. */
export function schemaText([, ...elements]: readonly SchemaElement[]): string {
  return elements.map((element) => `${element.name} ${typeOfElement(element)}`).join(', ');
}

function elementOf({ name, type, isNullable }: Column): SchemaElement {
  const { parquet, meaning } = storedTypes[type];
  return {
    name,
    type: parquet,
    ...(meaning !== undefined && { converted_type: meaning }),
    repetition_type: isNullable ? 'OPTIONAL' : 'REQUIRED',
  };
}

function typeOfElement(element: SchemaElement): string {
  return [element.type, element.converted_type, element.repetition_type]
    .filter((part) => part !== undefined)
    .join(' ');
}
