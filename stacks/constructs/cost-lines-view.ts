/**
 * The view `cost_lines` for analysts, from the same SQL that the daily run uses: every column of the bill with
 * one meaning and type. A filter on `billing_period` limits what Athena reads. The functions do not use it.
 */
import type { Construct } from 'constructs';
import { costLinesSelect } from '../../src/queries/cost-lines-select.ts';
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { costLineColumns, type ViewColumn } from '../../src/tables/cost-lines.ts';
import type { StackSettings } from '../settings/settings.ts';
import { billSourceOf, type StackNames, tagColumnsOf } from '../system/names.ts';
import { GlueView } from './glue-view.ts';

export interface CostLinesViewProps {
  readonly settings: StackSettings;
  readonly names: StackNames;
  /** The database's name, as a reference to its resource. */
  readonly database: string;
}

/** The types of a view have two names: Trino's in the view's text, Hive's in Glue. */
const types: Readonly<Record<ViewColumn['type'], { trino: string; hive: string }>> = {
  varchar: { trino: 'varchar', hive: 'string' },
  date: { trino: 'date', hive: 'date' },
  timestamp: { trino: 'timestamp(3)', hive: 'timestamp' },
  double: { trino: 'double', hive: 'double' },
  boolean: { trino: 'boolean', hive: 'boolean' },
  'map(varchar, varchar)': { trino: 'map(varchar, varchar)', hive: 'map<string,string>' },
};

export function costLinesView(
  scope: Construct,
  id: string,
  { settings, names, database }: CostLinesViewProps,
): void {
  const sql = costLinesSelect({
    source: billSourceOf(settings),
    table: sqlIdentifier(names.tables.bill),
    tagColumns: tagColumnsOf(settings),
  });
  const entries = Object.entries<ViewColumn>(costLineColumns);
  new GlueView(scope, id, {
    names,
    database,
    name: names.tables.costLines,
    description: 'The bill with one meaning for each column, whatever its source',
    sql,
    columns: Object.fromEntries(entries.map(([name, { type }]) => [name, types[type]])),
  });
}
