/**
 * Queries of Grafana's Redshift plugin. The SDK has no builder for them; the fields are those of the plugin:
 * https://github.com/grafana/redshift-datasource/blob/main/src/types.ts
 */
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { redshiftName } from '../../src/warehouse/redshift-statements.ts';
import { dataSources, refTo } from './data-sources.ts';
import { gaps, type Warehouse } from './warehouse.ts';

const formats = { series: 0, table: 1 } as const;

/** `schema` has the views. */
export function redshiftIn(schema: string): Warehouse {
  return {
    id: 'redshift',
    title: 'Redshift',
    dataSource: dataSources.redshift,
    tableOf: (view) => sqlIdentifier(`${schema}.${redshiftName(view)}`),
    queryOf: ({ refId, sql, format }) => ({
      refId,
      datasource: refTo(dataSources.redshift),
      format: formats[format],
      fillMode: gaps,
      rawSQL: sql,
    }),
  };
}
