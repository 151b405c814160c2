/**
 * Reads from the archive what changed on the report day: services of accounts, one-off charges that cancel
 * usage, and accounts that moved to another OU.
 */
import type { ArchivedWindow } from '../../archive/window/archive-window.ts';
import { addDays, type BillingDay } from '../../domain/calendar/billing-day.ts';
import type { AccountMove } from '../../domain/figures/account-move.ts';
import type { Mover, Movers } from '../../domain/figures/figures.ts';
import type { OuSeries } from '../../domain/figures/ou-figures.ts';
import { usualDays } from '../../domain/figures/projection.ts';
import type { ReportDay } from '../../domain/figures/report-day.ts';
import { type OneOffChange, splitMovers } from '../../domain/figures/split-movers.ts';
import { atOnce } from '../../ports/at-once.ts';
import type { Platform } from '../../ports/platform.ts';
import { collect } from '../../queries/collect.ts';
import {
  accountMovesStatement,
  type MoversInput,
  moversStatement,
  oneOffChangesStatement,
} from '../../queries/mover-statements.ts';
import type { DigestSettings } from '../../settings/digest-settings.ts';

type Names = Pick<ArchivedWindow, 'accountNames' | 'serviceNames'>;
type Reader = Pick<Platform, 'engine' | 'tables'>;

const noMovers: Movers = { against: 'nothing', floor: 0, rows: [], moves: [] };

/** The largest changes of all OUs, without a floor: that depends on the reader's part. Throws the engine's errors. */
export async function readMovers(
  platform: Reader,
  { reportDay, archived, data }: Pick<OuSeries, 'archived'> & ReportDay,
  { accountNames, serviceNames: knownServices }: Names,
  { moverCount: limit, costMetric }: Pick<DigestSettings, 'moverCount' | 'costMetric'>,
): Promise<Movers> {
  if (data.state === 'partial') return noMovers;
  const usual = usualDays(reportDay, archived);
  const dayBefore = [addDays(reportDay, -1)].filter((day) => archived.has(day));
  const referenceDays = usual.length > 0 ? usual : dayBefore;
  if (referenceDays.length === 0) return noMovers;
  const input = { reportDay, referenceDays, knownServices, limit };
  const [rows, oneOffs, moves] = await atOnce([
    readChanges(platform, input, accountNames),
    readOneOffs(platform, { ...input, costMetric }, accountNames),
    readMoves(platform, input, accountNames),
  ]);
  const against = usual.length > 0 ? 'usual' : 'day-before';
  return { against, floor: 0, rows: splitMovers(rows, oneOffs), moves };
}

async function readChanges(
  platform: Reader,
  input: MoversInput,
  accountNames: Names['accountNames'],
): Promise<readonly Mover[]> {
  const rows = await collect(platform, moversStatement(platform.tables, input));
  return rows.map((row) => ({
    service: row.service,
    accountId: row.linked_account,
    accountName: accountNames.get(row.linked_account) ?? null,
    ou: row.ou,
    part: 'all',
    cost: row.daily_cost,
    reference: row.reference_cost,
    change: row.change_cost,
  }));
}

/** Empty unless the archive has the allocation of all days: then no row is split. */
async function readOneOffs(
  platform: Reader,
  input: MoversInput & Pick<DigestSettings, 'costMetric'>,
  accountNames: Names['accountNames'],
): Promise<readonly OneOffChange[]> {
  const rows = await collect(platform, oneOffChangesStatement(platform.tables, input));
  return rows.map((row) => ({
    ou: row.ou,
    service: row.service,
    accountId: row.linked_account,
    accountName: accountNames.get(row.linked_account) ?? null,
    all: { cost: row.daily_cost, reference: row.reference_cost, latest: row.latest_cost },
    oneOff: {
      cost: row.one_off_cost,
      reference: row.one_off_reference,
      latest: row.one_off_latest,
    },
  }));
}

/** Over all reference days, as the changes of the OUs in the table are. */
async function readMoves(
  platform: Reader,
  { reportDay, referenceDays: daysBefore }: MoversInput,
  accountNames: Names['accountNames'],
): Promise<readonly AccountMove[]> {
  const statement = accountMovesStatement(platform.tables, { reportDay, daysBefore });
  return (await collect(platform, statement)).map((row) => ({
    accountId: row.linked_account,
    accountName: accountNames.get(row.linked_account) ?? null,
    from: row.from_ou,
    to: row.to_ou,
    after: row.last_date_before as BillingDay,
    cost: row.daily_cost,
  }));
}
