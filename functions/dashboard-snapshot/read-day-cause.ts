/**
 * Reads which service of which OU changed most from the usual weekday. An account that moved from one OU to
 * another is not a change: the query counts all its days in its present OU.
 */
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { DayCause } from '../../src/domain/figures/executive-figures.ts';
import { usualDays } from '../../src/domain/figures/projection.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { collect } from '../../src/queries/collect.ts';
import { moversStatement } from '../../src/queries/mover-statements.ts';

/** Services in accounts that are read per OU: their changes are added up over the accounts. */
const rowsPerOu = 20;

/** Null without an archived day of the same weekday in the four weeks before, or without a change. */
export async function readDayCause(
  platform: Pick<Platform, 'engine' | 'tables'>,
  reportDay: BillingDay,
  archived: ReadonlySet<BillingDay>,
): Promise<DayCause | null> {
  const referenceDays = usualDays(reportDay, archived);
  if (referenceDays.length === 0) return null;
  const statement = moversStatement(platform.tables, {
    reportDay,
    referenceDays,
    knownServices: new Map(),
    limit: rowsPerOu,
  });
  const rows = (await collect(platform, statement)).map((row) => ({
    service: row.service,
    ou: row.ou,
    change: row.change_cost,
  }));
  return largestChange(rows);
}

/** The largest sum over the accounts of a service in an OU. */
export function largestChange(rows: readonly DayCause[]): DayCause | null {
  const net = new Map<string, DayCause>();
  for (const row of rows) {
    const key = JSON.stringify([row.ou, row.service]);
    const change = (net.get(key)?.change ?? 0) + row.change;
    net.set(key, { service: row.service, ou: row.ou, change });
  }
  const sorted = [...net.values()].sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const [first] = sorted;
  return first === undefined || first.change === 0 ? null : first;
}
