/**
 * Rewrites a view of Glue for Trino: Athena's only catalog is awsdatacatalog, while each suite has a
 * catalog of its own name here. Everything else in the view stays as Terraform writes it.
 */
import type { GlueTable } from '../aws/glue-catalog.ts';

/** The table unchanged, unless it is a view. */
export function viewOnTrino(table: GlueTable, catalog: string): GlueTable {
  const [, encoded] = /^\/\* Presto View: (.+) \*\/$/.exec(table.ViewOriginalText ?? '') ?? [];
  if (encoded === undefined) return table;
  const view = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as { catalog: string };
  if (view.catalog !== 'awsdatacatalog') throw new Error(`${table.Name} is not a view of Athena`);
  const text = Buffer.from(JSON.stringify({ ...view, catalog })).toString('base64');
  return { ...table, ViewOriginalText: `/* Presto View: ${text} */` };
}
