/** Reads the teams' costs from the archive's `cost_allocation`, with one query. */
import type { TargetCost } from '../../allocation/figures/daily-costs.ts';
import { isTarget, unallocated } from '../../allocation/rules/target.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { Platform } from '../../ports/platform.ts';
import {
  type AllocationTable,
  type TeamCostDays,
  teamCostsStatement,
} from '../../queries/team-statements.ts';

/** What a query of the teams needs of a platform. */
export interface TeamPlatform extends Pick<Platform, 'engine'> {
  readonly tables: AllocationTable;
}

/** A target that is not one, which only a damaged archive has, counts as unallocated. */
export async function readTeamCosts(
  { engine, tables }: TeamPlatform,
  days: TeamCostDays,
): Promise<readonly TargetCost[]> {
  const rows: TargetCost[] = [];
  const { batches } = await engine.query(teamCostsStatement(tables, days));
  for await (const { rowCount, columns } of batches) {
    for (let row = 0; row < rowCount; row++) {
      const target = columns.target[row] ?? unallocated;
      rows.push({
        day: columns.billing_date[row] as BillingDay,
        target: isTarget(target) ? target : unallocated,
        chargeType: columns.charge_type[row] ?? '',
        service: columns.service[row] ?? '',
        unblended: columns.unblended_cost[row] ?? 0,
        amortized: columns.amortized_cost[row] ?? 0,
        uninvoiced: columns.uninvoiced_cost[row] ?? 0,
        lacksAmortized: columns.lacks_amortized[row] !== 0,
      });
    }
  }
  return rows;
}
