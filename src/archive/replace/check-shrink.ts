/**
 * Decides whether a version of a day, or of a billing period, may replace the archived one. A smaller
 * version is suspicious: AWS adds lines to a bill and may combine lines, but this almost never reduces
 * the cost. Pure.
 */
import type { KeptReason } from '../../domain/figures/kept-day.ts';
import type { DaySize } from './day-size.ts';

export interface ShrinkLimits {
  /** Share of lines that may disappear, 0 to 1. */
  readonly lineShare: number;
  /** Number of lines that may disappear regardless of their share. */
  readonly lines: number;
  /** Share of the absolute cost that may disappear when more lines than that do. */
  readonly costShare: number;
  /** An account with at least this share of a day's absolute cost may not disappear from the day. */
  readonly accountShare: number;
}

export const defaultShrinkLimits: ShrinkLimits = {
  lineShare: 0.2,
  lines: 20,
  costShare: 0.01,
  accountShare: 0.05,
};

export interface ShrinkFinding {
  readonly reason: Extract<KeptReason, 'shrunk' | 'emptied' | 'account-gone'>;
  /** The missing account, for 'account-gone'. */
  readonly account: string | null;
}

/** Null when the new version may replace the archived one. */
export function checkShrink(
  archived: DaySize,
  now: DaySize,
  limits: ShrinkLimits,
): ShrinkFinding | null {
  if (archived.count > 0 && now.count === 0) {
    return archived.absoluteCost === 0 ? null : { reason: 'emptied', account: null };
  }
  const isSmaller = hasShrunk(archived, now, limits) || haveRowsShrunk(archived, now, limits);
  if (isSmaller || isCostZero(archived, now)) return { reason: 'shrunk', account: null };
  const gone = accountGone(archived, now, limits);
  return gone === undefined ? null : { reason: 'account-gone', account: gone };
}

type Size = Pick<DaySize, 'count' | 'absoluteCost'>;

/** Compares sums of several days, or one day. Compares only lines when costs are not comparable. */
export function hasShrunk(archived: Size, now: Size, limits: ShrinkLimits): boolean {
  const { lineShare, lines, costShare } = limits;
  const gone = archived.count - now.count;
  const isCostLower = hasCostFallen(archived, now, costShare) ?? true;
  return gone > lines && gone > lineShare * archived.count && isCostLower;
}

/** Undefined when the two costs cannot be compared. */
function hasCostFallen(archived: Size, now: Size, share: number): boolean | undefined {
  if (archived.absoluteCost === null || now.absoluteCost === null) return undefined;
  return now.absoluteCost < (1 - share) * archived.absoluteCost;
}

/** A cost that falls to zero is suspicious even when all lines are left. */
function isCostZero(archived: Size, now: Size): boolean {
  return (archived.absoluteCost ?? 0) > 0 && now.absoluteCost === 0;
}

/** A row sums up many lines, so only the cost of rows shows that lines disappeared. */
function haveRowsShrunk(archived: DaySize, now: DaySize, { lineShare }: ShrinkLimits): boolean {
  return archived.unit === 'rows' && (hasCostFallen(archived, now, lineShare) ?? false);
}

function accountGone(
  archived: DaySize,
  now: DaySize,
  { accountShare }: ShrinkLimits,
): string | undefined {
  if (archived.absoluteCost === null) return undefined;
  const least = accountShare * archived.absoluteCost;
  const large = [...archived.accounts].filter(([, cost]) => cost > 0 && cost >= least);
  return large.find(([account]) => !now.accounts.has(account))?.[0];
}
