/**
 * Queries the bill once for the accounts, usage types and Regions that caused the suspects, and drops suspects
 * that are only commitment discounts which AWS has not applied yet. The archive's `cost_allocation` would be
 * cheaper to read, but it has no lines: whether a commitment paid for a line is not in it, and a run whose
 * allocation failed has none of the report day. So one statement is used for all runs, and only if there are
 * suspects.
 */
import type { AccountNames } from '../domain/costs/breakdown.ts';
import type { Anomaly, AnomalyDriver } from '../domain/figures/anomaly.ts';
import type { QueryEngine } from '../ports/query-engine.ts';
import {
  anomalyDriversStatement,
  type DriversInput,
  type SearchedTables,
} from '../queries/anomaly-statements.ts';
import { collect } from '../queries/collect.ts';
import type { Suspect } from './detect-service-anomaly.ts';
import { type CommitmentEvidence, isLateCommitment } from './late-commitments.ts';

/** Drivers are listed until they explain this share of a deviation. */
const explainedShare = 0.8;

/** The engine, the archive and the lines to search. */
export interface SearchedPlatform {
  readonly engine: QueryEngine;
  readonly tables: SearchedTables;
}

export interface Explanation {
  readonly input: Omit<DriversInput, 'ous' | 'services' | 'limit'>;
  readonly accountNames: AccountNames;
  /** False while AWS may not have applied commitments to the report day. */
  readonly isSettled: boolean;
  /** Number of suspects to explain, and maximum number of drivers for each. */
  readonly drilledAnomalies: number;
  readonly driverCount: number;
}

type DriverRow = Awaited<ReturnType<typeof readRows>>[number];

/** `suspects`: largest deviation first. Those after the first `drilledAnomalies` get no drivers. */
export async function explainAnomalies(
  platform: SearchedPlatform,
  suspects: readonly Suspect[],
  explanation: Explanation,
): Promise<readonly Anomaly[]> {
  const drilled = new Set(suspects.slice(0, explanation.drilledAnomalies));
  const rows = await readRows(platform, [...drilled], explanation);
  return suspects.flatMap((suspect) => {
    const { isConfirmed: _, ...anomaly } = suspect;
    const own = drilled.has(suspect) ? driversOf(suspect, rows) : [];
    const evidence = evidenceFor(suspect, own[0], rows);
    if (!explanation.isSettled && evidence !== undefined && isLateCommitment(suspect, evidence)) {
      return [];
    }
    const largest = largestDrivers(suspect, own, explanation.driverCount);
    return [{ ...anomaly, drivers: largest.map((row) => driver(row, explanation.accountNames)) }];
  });
}

function readRows(
  platform: SearchedPlatform,
  drilled: readonly Suspect[],
  { input, driverCount }: Explanation,
) {
  const statement = anomalyDriversStatement(platform.tables, {
    ...input,
    ous: [...new Set(drilled.map(({ ou }) => ou))],
    services: [...new Set(drilled.map(({ service }) => service))],
    limit: driverCount,
  });
  return collect(platform, statement, ['region', 'usage_type']);
}

/** The rows that changed in the direction of the anomaly, largest change first. */
function driversOf({ ou, service, kind }: Suspect, rows: readonly DriverRow[]): DriverRow[] {
  const sign = kind === 'drop' ? -1 : 1;
  return rows
    .filter((row) => row.ou === ou && row.service === service && sign * row.change_cost > 0)
    .sort((a, b) => sign * (b.change_cost - a.change_cost));
}

/** Uses another OU's row of the service if necessary; undefined when there is no such row. */
function evidenceFor(
  { service }: Suspect,
  largest: DriverRow | undefined,
  rows: readonly DriverRow[],
): CommitmentEvidence | undefined {
  const row = largest ?? rows.find((other) => other.service === service);
  if (row === undefined) return undefined;
  return {
    ofService: { cost: row.service_covered_cost, usual: row.service_covered_usual },
    ofOtherServices: {
      cost: row.all_covered_cost - row.service_covered_cost,
      usual: row.all_covered_usual - row.service_covered_usual,
    },
    isOfCommitment: largest !== undefined && largest.committed_cost * 2 >= largest.daily_cost,
  };
}

function largestDrivers(
  { cost, expected }: Suspect,
  drivers: readonly DriverRow[],
  count: number,
): readonly DriverRow[] {
  const target = explainedShare * Math.abs(cost - expected);
  let sum = 0;
  const isNeeded = (row: DriverRow) => {
    const before = sum;
    sum += Math.abs(row.change_cost);
    return before < target;
  };
  return drivers.slice(0, count).filter(isNeeded);
}

function driver(row: DriverRow, accountNames: AccountNames): AnomalyDriver {
  return {
    accountId: row.linked_account,
    accountName: accountNames.get(row.linked_account) ?? null,
    usageType: row.usage_type,
    region: row.region === '' ? null : row.region,
    cost: row.daily_cost,
    reference: row.reference_cost,
    change: row.change_cost,
  };
}
