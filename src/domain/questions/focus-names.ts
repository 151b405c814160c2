/** The names of columns in answers: FOCUS's where FOCUS has the column, else with FOCUS's prefix for columns of one provider. https://focus.finops.org/focus-specification/v1-2/ */
import type { CostMetric } from '../costs/cost-metric.ts';
import type { Dimension } from './dimension.ts';

export const focusNames = {
  ou: 'x_OrganizationalUnit',
  account: 'SubAccountId',
  service: 'ServiceName',
  region: 'RegionId',
  operation: 'x_Operation',
  usageType: 'x_UsageType',
  chargeType: 'x_ChargeType',
  team: 'x_Target',
  rule: 'x_RuleId',
  application: 'x_Application',
  environment: 'x_Environment',
} as const satisfies Readonly<Record<Dimension, string>>;

/** FOCUS: billed cost is unblended, effective cost amortized. Net of private discounts has no name there. */
export const metricNames = {
  unblended: 'BilledCost',
  amortized: 'EffectiveCost',
  net_unblended: 'x_NetBilledCost',
  net_amortized: 'x_NetEffectiveCost',
} as const satisfies Readonly<Record<CostMetric, string>>;
