/** A shared NAT gateway with its cost and its use as relations that each engine reads, for statements about unit costs. */
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { UseTables } from '../../src/ports/platform.ts';
import { type SqlFragment, sqlDate, sqlSubquery, sqlText } from '../../src/sql/bind.ts';
import { joinSql, sql } from '../../src/sql/sql-template.ts';

const key = (day: BillingDay) =>
  sql`${sqlDate(day)} as BillingDate, ${sqlDate(day)} as usage_date, '012345678901' as LinkedAccount, 'eu-central-1' as Region, 'nat-1' as ResourceId, 'nat-gateway' as ResourceKind`;

const costOf = (day: BillingDay, target: string, ou: string) =>
  sql`select ${key(day)}, ${sqlText(ou)} as OU, 'Amazon EC2' as Service, ${sqlText(target)} as Target, '' as Application, cast(1.5 as double) as UnblendedCost, cast(1.25 as double) as AmortizedCost, 1 as LineCount`;

const used = (day: BillingDay, metric: string): SqlFragment =>
  sql`select ${key(day)}, ${sqlText(metric)} as Metric, '' as Dimension, 'complete' as State, 'Bytes' as Unit, cast(null as double) as Average, cast(null as double) as Minimum, cast(null as double) as Maximum, cast(5368709120 as double) as Sum, cast(null as double) as P95, 24 as Samples`;

const rows = (selects: readonly SqlFragment[]) => sqlSubquery(joinSql(selects, '\n  union all '));

/** Two teams pay for it on the day. */
export function sharedGateway(day: BillingDay): UseTables {
  return {
    resourceCosts: () =>
      rows([costOf(day, 'team/retail', 'Root/Shop'), costOf(day, 'team/data', "Root/It's")]),
    resourceMetrics: () =>
      rows([used(day, 'BytesOutToDestination'), used(day, 'BytesInFromDestination')]),
  };
}
