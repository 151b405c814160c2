/**
 * The names of columns in answers: FOCUS's where FOCUS has the column, else with FOCUS's prefix for columns of one
 * provider. https://focus.finops.org/focus-specification/v1-2/
 */
import * as z from 'zod';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import { type Dimension, dimensions } from '../../domain/questions/dimension.ts';

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

/** Parts of a billed cost, by whether it has the tags that the rules require. */
export const coverageNames = {
  allocated: 'x_AllocatedCost',
  taggable: 'x_TaggableCost',
  tagged: 'x_TaggedCost',
  valid: 'x_ValidTagCost',
  'not-allowed': 'x_NotAllowedTagCost',
  missing: 'x_MissingTagCost',
  untaggable: 'x_UntaggableCost',
  unknown: 'x_UnknownTagCost',
} as const;

/** All dimensions, each absent where it is not grouped by. */
export const dimensionShape = Object.fromEntries(
  dimensions.map((name) => [focusNames[name], z.string().optional()]),
) as Readonly<Record<(typeof focusNames)[Dimension], z.ZodOptional<z.ZodString>>>;
