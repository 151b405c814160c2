/**
 * Closes a month for the teams: computes its statement, freezes it in the archive bucket, and from then on
 * returns the frozen one. One object has all teams; each team's lines are in an object of its own too.
 */
import { createHash } from 'node:crypto';
import { adjustmentCents } from '../../allocation/figures/adjustments.ts';
import { measuredCosts } from '../../allocation/figures/compute-allocation.ts';
import { statementLines } from '../../allocation/figures/statement-lines.ts';
import type { RuleSet } from '../../allocation/rules/rule-set.ts';
import { isTarget, type Target, teamOf } from '../../allocation/rules/target.ts';
import { daysFromTo, periodOf } from '../../domain/calendar/billing-day.ts';
import { type Period, periodBefore } from '../../domain/calendar/period.ts';
import {
  type FrozenStatement,
  linesOf,
  type MonthStatement,
  targetsIn,
} from '../../domain/figures/month-statement.ts';
import { csvText } from '../../domain/input/csv-text.ts';
import { type ObjectStore, PreconditionFailedError } from '../../ports/object-store.ts';
import type { Platform } from '../../ports/platform.ts';
import { readTeamCosts, type TeamPlatform } from './read-team-costs.ts';
import { parseStatement, statementCsv } from './statement-csv.ts';

export interface CloseInput {
  /** A billing period. */
  readonly month: Period;
  /** ISO 4217. */
  readonly currency: string;
  readonly set: Pick<RuleSet, 'splits' | 'teams'>;
  /** Whether cost of the month is on no invoice yet. */
  readonly isProvisional: boolean;
}

type ClosePlatform = TeamPlatform & Pick<Platform, 'store' | 'allocationCatalog'>;

/** 'statements/2026-10.csv', and 'statements/2026-10/retail.csv' for one team. */
export function statementKey(month: string, team?: string): string {
  return team === undefined ? `statements/${month}.csv` : `statements/${month}/${team}.csv`;
}

/**
 * Safe to repeat: a frozen statement is never written again. Null when a day of the month is not in
 * `cost_allocation`: a statement that lacks days would stay wrong. Throws an InputError when a stored object is not a statement.
 */
export async function closeMonth(
  platform: ClosePlatform,
  input: CloseInput,
): Promise<FrozenStatement | null> {
  const { store } = platform;
  const key = statementKey(input.month.id);
  const frozen = (await readFrozen(store, key)) ?? (await freeze(platform, input, key));
  if (frozen !== null) await writeTeams(store, frozen.statement);
  return frozen;
}

/** The stored statement, which is that of another run if it was faster. */
async function freeze(
  platform: ClosePlatform,
  input: CloseInput,
  key: string,
): Promise<FrozenStatement | null> {
  const statement = await computeStatement(platform, input);
  if (statement === null) return null;
  await writeOnce(platform.store, key, statementCsv(statement));
  return readFrozen(platform.store, key);
}

async function computeStatement(
  platform: ClosePlatform,
  { month, currency, set, isProvisional }: CloseInput,
): Promise<MonthStatement | null> {
  const registered = await platform.allocationCatalog.registered(month.from, month.to);
  const archived = new Set(registered.map(({ day }) => day));
  const days = daysFromTo(month.from, month.to);
  if (!days.every((day) => archived.has(day))) return null;
  const before = periodBefore(month);
  const range = { from: before.from, detailFrom: before.from, to: month.to };
  const rows = await readTeamCosts(platform, range);
  const own = rows.filter(({ day }) => day >= month.from);
  const measured = measuredCosts({ reportDay: month.to, rows: own, set });
  const earlier = (await readFrozen(platform.store, statementKey(before.id)))?.statement ?? null;
  const adjustments =
    earlier === null
      ? new Map()
      : changesSince(earlier, { before, rows, set, metric: measured.metric });
  const lines = statementLines({ ...measured, rows: own, days, before: before.id, adjustments });
  return { month: periodOf(month.to), metric: measured.metric, currency, isProvisional, lines };
}

interface Earlier {
  readonly before: Period;
  readonly rows: Parameters<typeof measuredCosts>[0]['rows'];
  readonly set: CloseInput['set'];
  readonly metric: MonthStatement['metric'];
}

/** Nothing when the two months have different metrics, because their amounts cannot be compared. */
function changesSince(
  frozen: MonthStatement,
  { before, rows, set, metric }: Earlier,
): ReadonlyMap<Target, bigint> {
  const own = rows.filter(({ day }) => day <= before.to);
  const measured = measuredCosts({ reportDay: before.to, rows: own, set });
  if (measured.metric !== frozen.metric || metric !== frozen.metric) return new Map();
  return adjustmentCents(measured, daysFromTo(before.from, before.to), frozen);
}

/** A run that stopped between two objects is continued by the next one. */
async function writeTeams(store: ObjectStore, statement: MonthStatement): Promise<void> {
  for (const target of targetsIn(statement)) {
    const team = isTarget(target) ? teamOf(target) : null;
    if (team === null) continue;
    const csv = statementCsv(statement, linesOf(statement, target));
    await writeOnce(store, statementKey(statement.month, team), csv);
  }
}

async function writeOnce(store: ObjectStore, key: string, csv: string): Promise<void> {
  try {
    await store.put(key, Buffer.from(csv), {
      contentType: 'text/csv; charset=utf-8',
      metadata: { 'content-hash': hashOf(Buffer.from(csv)) },
      ifNoneMatch: '*',
    });
  } catch (error) {
    if (!(error instanceof PreconditionFailedError)) throw error;
  }
}

async function readFrozen(store: ObjectStore, key: string): Promise<FrozenStatement | null> {
  const stored = await store.get(key);
  if (stored === undefined) return null;
  const location = store.locate(key);
  const statement = parseStatement(csvText(stored.body, location), location);
  // With its byte order mark, so that an attachment has the bytes of the hash.
  const csv = Buffer.from(stored.body).toString('utf8');
  return statement === null ? null : { statement, csv, hash: hashOf(stored.body), location };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
