/** What costs are grouped and filtered by: the columns of `cost_allocation` that are not amounts. */
export const dimensions = [
  'ou',
  'account',
  'service',
  'region',
  'operation',
  'usageType',
  'chargeType',
  'team',
  'rule',
  'application',
  'environment',
] as const;

export type Dimension = (typeof dimensions)[number];
