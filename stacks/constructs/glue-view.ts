/**
 * A view in Glue as Athena's own `create view` would write it: Athena and Trino read it alike.
 * https://docs.aws.amazon.com/athena/latest/ug/views.html
 */
import { GlueCatalogTable } from '@cdktf/provider-aws/lib/glue-catalog-table/index.js';
import { Construct } from 'constructs';
import type { StackNames } from '../system/names.ts';
import { columnList } from './parquet-table.ts';
import { viewOriginalText } from './presto-view.ts';

export interface GlueViewProps {
  readonly names: StackNames;
  /** The database's name, as a reference to its resource. */
  readonly database: string;
  readonly name: string;
  readonly description: string;
  /** One SELECT; tables without a database are in the same one. */
  readonly sql: string;
  /** Name → type of Trino and of Hive, in the order of the SELECT. */
  readonly columns: Readonly<Record<string, { readonly trino: string; readonly hive: string }>>;
}

export class GlueView extends Construct {
  constructor(scope: Construct, id: string, props: GlueViewProps) {
    super(scope, id);
    const { names, database, name, description, sql, columns } = props;
    const entries = Object.entries(columns);
    new GlueCatalogTable(this, 'view', {
      databaseName: database,
      name,
      description,
      tableType: 'VIRTUAL_VIEW',
      // Trino runs a view with the rights of its owner. Athena uses those of the person who queries.
      owner: 'finops-digest',
      // Trino finds a view by this comment.
      parameters: { presto_view: 'true', comment: 'Presto View' },
      viewOriginalText: viewOriginalText({
        sql,
        database: names.database,
        columns: Object.fromEntries(entries.map(([column, { trino }]) => [column, trino])),
      }),
      viewExpandedText: '/* Presto View */',
      storageDescriptor: {
        columns: columnList(
          Object.fromEntries(entries.map(([column, { hive }]) => [column, hive])),
        ),
        // An empty one differs from what AWS returns in every plan, and Trino cannot read it.
        serDeInfo: { name: '-', serializationLibrary: '-' },
      },
    });
  }
}
