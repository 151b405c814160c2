/** Reads days of an unloaded allocation, as columns in the archive's order. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import {
  inRowOrder,
  pickNumbers,
  pickRows,
  type TextColumn,
} from '../domain/columns/text-column.ts';
import type { AllocationDay } from '../domain/costs/allocation-day.ts';
import type { StagedRows } from '../ports/staging.ts';
import { allocationSchema } from '../queries/allocation-schema.ts';
import type { StagedColumns, StagedSchema } from './staged-columns.ts';
import { readPartByDay, type StagedDayRows } from './staged-part.ts';

type Schema = typeof allocationSchema;

const schema: StagedSchema<Schema> = {
  columns: allocationSchema,
  requiredTexts: Object.entries(allocationSchema).flatMap(([name, type]) =>
    type === 'string' ? [name as keyof Schema] : [],
  ),
  optionalNumbers: ['amortized_cost', 'net_unblended_cost', 'net_amortized_cost'],
};

/** The days of one part, in order. Throws as `readPartByDay` does. */
export async function readAllocationPart(
  rows: Pick<StagedRows, 'read' | 'daysPerPart'>,
  part: BillingDay,
  ruleSet: string,
): Promise<readonly AllocationDay[]> {
  const days = await readPartByDay(rows, part, schema, archiveOrder);
  return days.map((day) => allocationDay(day, ruleSet));
}

/** The order of `cost_allocation`. */
function archiveOrder(columns: StagedColumns<Schema>): readonly TextColumn[] {
  return [
    columns.target,
    columns.ou,
    columns.linked_account,
    columns.service,
    columns.region,
    columns.usage_type,
    columns.operation,
    columns.charge_type,
    columns.rule_id,
    columns.application,
    columns.environment,
  ];
}

function allocationDay(
  { day, columns, order }: StagedDayRows<Schema>,
  ruleSet: string,
): AllocationDay {
  const text = (column: TextColumn) => inRowOrder(pickRows(column, order));
  const numbers = (column: Float64Array) => pickNumbers(column, order);
  return {
    day,
    ruleSet,
    dailyCost: numbers(columns.daily_cost),
    rows: {
      ou: text(columns.ou),
      linkedAccount: text(columns.linked_account),
      service: text(columns.service),
      region: text(columns.region),
      operation: text(columns.operation),
      usageType: text(columns.usage_type),
      chargeType: text(columns.charge_type),
      target: text(columns.target),
      ruleId: text(columns.rule_id),
      application: text(columns.application),
      environment: text(columns.environment),
      unblendedCost: numbers(columns.unblended_cost),
      amortizedCost: numbers(columns.amortized_cost),
      netUnblendedCost: numbers(columns.net_unblended_cost),
      netAmortizedCost: numbers(columns.net_amortized_cost),
      usageAmount: numbers(columns.usage_amount),
      lineCount: numbers(columns.line_count),
      uninvoicedCost: numbers(columns.uninvoiced_cost),
    },
  };
}
