/** What the pages call the dimensions and metrics of the API. */
import type { CostMetric } from '../../../src/domain/costs/cost-metric.ts';
import type { FilterName } from '../../../src/domain/questions/cost-question.ts';
import type { Dimension } from '../../../src/domain/questions/dimension.ts';

interface DimensionWords {
  /** 'Usage type'. */
  readonly one: string;
  /** 'usage types'. */
  readonly many: string;
  /** Where the bill has no value. */
  readonly none: string;
}

export const dimensionWords: Readonly<Record<Dimension, DimensionWords>> = {
  ou: { one: 'OU', many: 'OUs', none: 'in no OU' },
  account: { one: 'Account', many: 'accounts', none: 'no account' },
  service: { one: 'Service', many: 'services', none: 'no service' },
  region: { one: 'Region', many: 'Regions', none: 'no Region' },
  operation: { one: 'Operation', many: 'operations', none: 'no operation' },
  usageType: { one: 'Usage type', many: 'usage types', none: 'no usage type' },
  chargeType: { one: 'Charge type', many: 'charge types', none: 'no charge type' },
  team: { one: 'Team', many: 'teams', none: 'no team' },
  rule: { one: 'Rule', many: 'rules', none: 'no rule' },
  application: { one: 'Application', many: 'applications', none: 'no application' },
  environment: { one: 'Environment', many: 'environments', none: 'no environment' },
};

/** What a filter is on, before 'is'. */
export function filterWords(name: FilterName): string {
  if (name === 'ouOnly') return 'OU without those below it';
  return dimensionWords[name].one;
}

export const metricWords: Readonly<Record<CostMetric, string>> = {
  unblended: 'Unblended',
  amortized: 'Amortized',
  net_unblended: 'Net unblended',
  net_amortized: 'Net amortized',
};
