/** Queries of Grafana's Athena plugin: the views are in the database of the data source. */
import {
  ConnectionArgsBuilder,
  DataqueryBuilder,
  FormatOptions,
} from '@grafana/grafana-foundation-sdk/athena';
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { dataSources, refTo } from './data-sources.ts';
import { gaps, type Warehouse } from './warehouse.ts';

/** Athena returns the result of the same query again: a page that many open is scanned once an hour. */
const reusedMinutes = 60;

export const athena: Warehouse = {
  id: 'athena',
  title: 'Athena',
  dataSource: dataSources.athena,
  tableOf: ({ name }) => sqlIdentifier(name),
  queryOf: ({ refId, sql, format }) => {
    const query = new DataqueryBuilder()
      .refId(refId)
      .datasource(refTo(dataSources.athena))
      .format(format === 'series' ? FormatOptions.TimeSeries : FormatOptions.Table)
      .connectionArgs(
        new ConnectionArgsBuilder()
          .resultReuseEnabled(true)
          .resultReuseMaxAgeInMinutes(reusedMinutes),
      )
      .rawSQL(sql);
    return { ...query.build(), fillMode: gaps };
  },
};
