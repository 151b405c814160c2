/**
 * Asks the bill, once, which accounts and usage types are behind the suspects, and drops those that
 * are only commitments AWS has not applied yet.
 */
import type { AccountNames } from '../domain/costs/breakdown.ts';
import type { Anomaly, AnomalyDriver } from '../domain/figures/anomaly.ts';
import type { Platform } from '../ports/platform.ts';
import { anomalyDriversStatement, type DriversInput } from '../queries/anomaly-statements.ts';
import { collect } from '../queries/collect.ts';
import type { Suspect } from './detect-service-anomaly.ts';
import { type CommitmentEvidence, isLateCommitment } from './late-commitments.ts';

/** Once drivers explain this share of a deviation, the rest is noise to a reader. */
const explained = 0.8;

export interface Explanation {
  readonly question: Omit<DriversInput, 'ous' | 'services' | 'limit'>;
  readonly accountNames: AccountNames;
  /** False while AWS may not have applied commitments to the report day. */
  readonly isSettled: boolean;
  /** How many suspects are explained, and by how many drivers each at most. */
  readonly drilledAnomalies: number;
  readonly driverCount: number;
}

type DriverRow = Awaited<ReturnType<typeof readRows>>[number];

/** `suspects` with the largest deviation first. Those beyond the number drilled have no drivers. */
export async function explainAnomalies(
  platform: Pick<Platform, 'engine' | 'tables'>,
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
    const most = majorityOf(suspect, own, explanation.driverCount);
    return [{ ...anomaly, drivers: most.map((row) => driver(row, explanation.accountNames)) }];
  });
}

function readRows(
  platform: Pick<Platform, 'engine' | 'tables'>,
  drilled: readonly Suspect[],
  { question, driverCount }: Explanation,
) {
  const statement = anomalyDriversStatement(platform.tables, {
    ...question,
    ous: [...new Set(drilled.map(({ ou }) => ou))],
    services: [...new Set(drilled.map(({ service }) => service))],
    limit: driverCount,
  });
  return collect(platform, statement);
}

/** What moved the way the anomaly did, largest first. */
function driversOf({ ou, service, kind }: Suspect, rows: readonly DriverRow[]): DriverRow[] {
  const sign = kind === 'drop' ? -1 : 1;
  return rows
    .filter((row) => row.ou === ou && row.service === service && sign * row.change_cost > 0)
    .sort((a, b) => sign * (b.change_cost - a.change_cost));
}

/** Other OUs' rows of the service tell of its commitments too; without any nothing is known. */
function evidenceFor(
  { service }: Suspect,
  largest: DriverRow | undefined,
  rows: readonly DriverRow[],
): CommitmentEvidence | undefined {
  const row = largest ?? rows.find((other) => other.service === service);
  if (row === undefined) return undefined;
  return {
    ofService: { cost: row.service_covered_cost, usual: row.service_covered_usual },
    elsewhere: {
      cost: row.all_covered_cost - row.service_covered_cost,
      usual: row.all_covered_usual - row.service_covered_usual,
    },
    isOfCommitment: largest !== undefined && largest.committed_cost * 2 >= largest.daily_cost,
  };
}

function majorityOf(
  { cost, expected }: Suspect,
  drivers: readonly DriverRow[],
  count: number,
): readonly DriverRow[] {
  const target = explained * Math.abs(cost - expected);
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
    cost: row.daily_cost,
    reference: row.reference_cost,
    change: row.change_cost,
  };
}
