/** The API's answers, typed by its own schemas. Only types are imported: no schema is part of the pages. */
import type * as z from 'zod';
import type { metaOf } from '../../../src/api/answers/answer-shape.ts';
import type { costs } from '../../../src/api/operations/costs.ts';
import type { focusNames, metricNames } from '../../../src/api/operations/focus-names.ts';
import type { lines } from '../../../src/api/operations/lines.ts';
import type { status } from '../../../src/api/operations/status.ts';
import type { CostMetric } from '../../../src/domain/costs/cost-metric.ts';

export type Meta = ReturnType<typeof metaOf>;
export type Answer<Data> = Meta & { readonly data: Data };

export type Costs = z.infer<(typeof costs)['data']>;
export type CostRow = Costs['rows'][number];
export type Lines = z.infer<(typeof lines)['data']>;
export type Line = Lines['rows'][number];
export type Status = z.infer<(typeof status)['data']>;

/** The column of each dimension in answers: the compiler compares it with the API's own list. */
export const columnOf = {
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
} as const satisfies typeof focusNames;

/** The column of each cost metric in the rows behind a number. */
export const metricColumn = {
  unblended: 'BilledCost',
  amortized: 'EffectiveCost',
  net_unblended: 'x_NetBilledCost',
  net_amortized: 'x_NetEffectiveCost',
} as const satisfies typeof metricNames & Readonly<Record<CostMetric, keyof Line>>;
