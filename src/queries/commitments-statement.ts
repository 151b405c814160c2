/** The Savings Plans and reservations of each day, from the same staged lines as the allocation. */
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import type { SqlFragment } from '../sql/bind.ts';
import { statement } from './statement.ts';

export const commitmentsSchema = {
  billing_date: 'date',
  ou: 'string',
  linked_account: 'string',
  kind: 'string',
  commitment_id: 'string',
  ends_on: 'date',
  used_cost: 'double',
  unused_cost: 'double',
} as const satisfies ResultSchema;

/** `lines`: see `allocationLines`. */
export function commitmentsStatement(lines: SqlFragment): Statement<typeof commitmentsSchema> {
  return statement('commitments', commitmentsSchema, { lines });
}
