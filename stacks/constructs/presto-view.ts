/**
 * The text in which Athena stores a view in Glue: the SQL and the types of its columns as JSON, in base64.
 * Athena and Trino read it alike; `create view` in Athena writes the same.
 * https://docs.aws.amazon.com/athena/latest/ug/views.html
 */
import { expression, isExpression } from '../names/expressions.ts';

export interface PrestoView {
  /** One SELECT; tables without a database are in `database`. */
  readonly sql: string;
  readonly database: string;
  /** Name → type of Trino. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Glue's viewOriginalText. Terraform encodes it if only Terraform knows the database's name. */
export function viewOriginalText({ sql, database, columns }: PrestoView): string {
  const json = JSON.stringify({
    originalSql: sql,
    catalog: 'awsdatacatalog',
    schema: database,
    columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
  });
  const encoded = isExpression(database)
    ? expression(`base64encode(${JSON.stringify(json)})`)
    : Buffer.from(json).toString('base64');
  return `/* Presto View: ${encoded} */`;
}
