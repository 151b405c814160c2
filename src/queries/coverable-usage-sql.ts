/** Whether a row of `cost_allocation` is usage that a commitment could cover, as a condition in SQL. */
import {
  type CoverableUsage,
  coverableUsage,
  neverCovered,
  usageTypesOfCharge,
} from '../domain/costs/coverable-usage.ts';
import { type SqlFragment, sqlIdentifier, sqlText, sqlTextList } from '../sql/bind.ts';
import { joinSql, sql } from '../sql/sql-template.ts';
import { costAllocationTable } from '../tables/cost-allocation.ts';

const { chargeType, service, usageType } = costAllocationTable.columns;
const usageTypeColumn = sqlIdentifier(usageType.name);

/** Never NULL, because these columns are not. */
export function coverableUsageSql(): SqlFragment {
  const isUsage = sql`${sqlIdentifier(chargeType.name)} in ${sqlTextList(usageTypesOfCharge)}`;
  const isListed = joinSql(coverableUsage.map(usageSql), ' or ');
  return sql`(${isUsage}
    and not (${containsOne(neverCovered)})
    and (${isListed}))`;
}

function usageSql({ services, usageTypes }: CoverableUsage): SqlFragment {
  const isService = sql`${sqlIdentifier(service.name)} in ${sqlTextList(services)}`;
  return sql`(${isService} and (${containsOne(usageTypes)}))`;
}

function containsOne(texts: readonly string[]): SqlFragment {
  const tests = texts.map((text) => sql`strpos(${usageTypeColumn}, ${sqlText(text)}) > 0`);
  return joinSql(tests, ' or ');
}
