/** The staged rows of `cost_allocation`: its columns, and the cost that must agree with the breakdown. */
import type { ResultSchema } from '../ports/query-engine.ts';

export const allocationSchema = {
  billing_date: 'date',
  ou: 'string',
  linked_account: 'string',
  service: 'string',
  region: 'string',
  operation: 'string',
  usage_type: 'string',
  charge_type: 'string',
  target: 'string',
  rule_id: 'string',
  application: 'string',
  environment: 'string',
  /** By the cost metric of the breakdown. */
  daily_cost: 'double',
  unblended_cost: 'double',
  amortized_cost: 'double',
  net_unblended_cost: 'double',
  net_amortized_cost: 'double',
  usage_amount: 'double',
  line_count: 'integer',
  uninvoiced_cost: 'double',
} as const satisfies ResultSchema;
