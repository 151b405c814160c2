/**
 * The view `cost_lines` for analysts, from the same SQL that the daily run uses: every column of the bill with
 * one meaning and type. A filter on `billing_period` limits what Athena reads. The functions do not use it.
 */
import { GlueCatalogTable } from '@cdktf/provider-aws/lib/glue-catalog-table/index.js';
import { Construct } from 'constructs';
import { costLinesSelect } from '../../src/queries/cost-lines-select.ts';
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { costLineColumns, type ViewColumn } from '../../src/tables/cost-lines.ts';
import type { StackSettings } from '../settings/settings.ts';
import { billSourceOf, type StackNames, tagColumnsOf } from '../system/names.ts';
import { columnList } from './parquet-table.ts';
import { viewOriginalText } from './presto-view.ts';

export interface CostLinesViewProps {
  readonly settings: StackSettings;
  readonly names: StackNames;
  /** The database's name, as a reference to its resource. */
  readonly database: string;
}

/** The types of a view have two names: Hive's in Glue, Trino's in the view's text. */
const hiveTypes: Readonly<Record<ViewColumn['type'], string>> = {
  varchar: 'string',
  date: 'date',
  timestamp: 'timestamp',
  double: 'double',
  boolean: 'boolean',
  'map(varchar, varchar)': 'map<string,string>',
};

export class CostLinesView extends Construct {
  constructor(scope: Construct, id: string, { settings, names, database }: CostLinesViewProps) {
    super(scope, id);
    const sql = costLinesSelect({
      source: billSourceOf(settings),
      table: sqlIdentifier(names.tables.bill),
      tagColumns: tagColumnsOf(settings),
    });
    new GlueCatalogTable(this, 'view', {
      databaseName: database,
      name: names.tables.costLines,
      description: 'The bill with one meaning for each column, whatever its source',
      tableType: 'VIRTUAL_VIEW',
      // Trino runs a view with the rights of its owner. Athena uses those of the person who queries.
      owner: 'finops-digest',
      // Trino finds a view by this comment.
      parameters: { presto_view: 'true', comment: 'Presto View' },
      viewOriginalText: viewOriginalText({
        sql,
        database: names.database,
        columns: typesOf(({ type }) => (type === 'timestamp' ? 'timestamp(3)' : type)),
      }),
      viewExpandedText: '/* Presto View */',
      storageDescriptor: {
        columns: columnList(typesOf(({ type }) => hiveTypes[type])),
        // An empty one differs from what AWS returns in every plan, and Trino cannot read it.
        serDeInfo: { name: '-', serializationLibrary: '-' },
      },
    });
  }
}

function typesOf(type: (column: ViewColumn) => string): Readonly<Record<string, string>> {
  const entries = Object.entries<ViewColumn>(costLineColumns);
  return Object.fromEntries(entries.map(([name, column]) => [name, type(column)]));
}
