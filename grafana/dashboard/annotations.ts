/**
 * Marks on charts over time: the days that AWS restated, those that it may still restate because their cost is on no
 * invoice yet, and alarms.
 */

import {
  AnnotationQueryBuilder as AlarmQueryBuilder,
  QueryMode,
} from '@grafana/grafana-foundation-sdk/cloudwatch';
import { AnnotationQueryBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import type { SqlFragment } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';
import { costByDayView } from '../../src/views/cost-by-day.ts';
import { restatementsView } from '../../src/views/restatements.ts';
import { queryBuilder } from '../panels/frame.ts';
import { dataSources, refTo } from '../sources/data-sources.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { firstDay, inRange, lastDay, timeOf } from '../sql/time-range.ts';
import { columnsOf } from '../sql/view-columns.ts';

const columns = columnsOf(costByDayView);
const restated = columnsOf(restatementsView);

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

/** One row for each restated day of the range, at the day that changed, however often it changed. */
export function restatedSql(warehouse: Warehouse): SqlFragment {
  const { report_date: found, billing_date: day, change } = restated;
  return sql`select
  ${timeOf(day)} as time,
  'Restated by AWS: ' || cast(cast(sum(${change}) as decimal(38, 2)) as varchar)
    || ', last found by the mail about ' || cast(max(${found}) as varchar) as text,
  'restated' as tags
from ${warehouse.tableOf(restatementsView)}
where ${found} >= ${firstDay} and ${day} between ${firstDay} and ${lastDay}
group by ${day}
order by ${day}`;
}

export function restatedDays(warehouse: Warehouse): AnnotationQueryBuilder {
  const query = { refId: 'Anno', sql: restatedSql(warehouse), format: 'table' } as const;
  return new AnnotationQueryBuilder()
    .name('Days that AWS restated')
    .datasource(refTo(warehouse.dataSource))
    .enable(true)
    .iconColor('orange')
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
