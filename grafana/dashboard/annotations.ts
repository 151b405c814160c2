/**
 * Marks on charts over time. The archive does not record when a day was restated; it knows which days have cost that
 * is on no invoice yet, and these are the days that AWS may still restate.
 */

import {
  AnnotationQueryBuilder as AlarmQueryBuilder,
  QueryMode,
} from '@grafana/grafana-foundation-sdk/cloudwatch';
import { AnnotationQueryBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import type { SqlFragment } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';
import { costByDayView } from '../../src/views/cost-by-day.ts';
import { queryBuilder } from '../panels/frame.ts';
import { dataSources, refTo } from '../sources/data-sources.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { inRange, timeOf } from '../sql/time-range.ts';
import { columnsOf } from '../sql/view-columns.ts';

const columns = columnsOf(costByDayView);

/** Every alarm of the system has the name of its runbook page, which starts like this. */
export const alarmPrefix = 'finops-digest-';

/** One row: from the first day that is not invoiced to the last; none if all are. */
export function restatableSql(warehouse: Warehouse): SqlFragment {
  const { billing_date: day, uninvoiced_cost: uninvoiced } = columns;
  return sql`select
  ${timeOf(sql`min(${day})`)} as time,
  ${timeOf(sql`max(${day})`)} as timeend,
  'Not on an invoice yet: AWS may still restate these days' as text,
  'restatable' as tags
from ${warehouse.tableOf(costByDayView)}
where ${inRange(columns)} and ${uninvoiced} <> 0
having count(*) > 0`;
}

export function restatableDays(warehouse: Warehouse): AnnotationQueryBuilder {
  const query = { refId: 'Anno', sql: restatableSql(warehouse), format: 'table' } as const;
  return new AnnotationQueryBuilder()
    .name('Days that may still be restated')
    .datasource(refTo(warehouse.dataSource))
    .enable(true)
    .iconColor('purple')
    .target(queryBuilder(warehouse.queryOf(query)));
}

/** When an alarm changed its state. */
export function alarmChanges(): AnnotationQueryBuilder {
  return new AnnotationQueryBuilder()
    .name('Alarms')
    .datasource(refTo(dataSources.cloudWatch))
    .enable(true)
    .iconColor('red')
    .target(
      new AlarmQueryBuilder()
        .refId('Anno')
        .queryMode(QueryMode.Annotations)
        .region('default')
        .prefixMatching(true)
        .alarmNamePrefix(alarmPrefix),
    );
}
