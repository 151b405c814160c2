/** The columns of `cost_allocation` that a question can group and filter by. */
import type { Dimension } from '../domain/questions/dimension.ts';
import { type SqlFragment, sqlIdentifier } from '../sql/bind.ts';
import { costAllocationTable } from '../tables/cost-allocation.ts';

const { columns } = costAllocationTable;

const storedColumns = {
  ou: columns.ou,
  account: columns.linkedAccount,
  service: columns.service,
  region: columns.region,
  operation: columns.operation,
  usageType: columns.usageType,
  chargeType: columns.chargeType,
  team: columns.target,
  rule: columns.ruleId,
  application: columns.application,
  environment: columns.environment,
} as const satisfies Readonly<Record<Dimension, { readonly name: string }>>;

export function dimensionColumn(dimension: Dimension): SqlFragment {
  return sqlIdentifier(storedColumns[dimension].name);
}
