/**
 * Whether a version of a day, or of a billing period, may replace the archived one. Shrinking is
 * suspicious: AWS adds to a bill, and takes lines away when it combines them, but hardly their cost.
 * Pure.
 */
import type { KeptReason } from '../../domain/figures/kept-day.ts';
import type { DaySize } from './day-size.ts';

export interface ShrinkLimits {
  /** Share of lines that may go, 0 to 1. */
  readonly lineShare: number;
  /** Lines that may go, whatever their share. */
  readonly lines: number;
  /** Share of the absolute cost that may go with more lines than that. */
  readonly costShare: number;
  /** Share of a day's absolute cost from which an account may not vanish from the day. */
  readonly accountShare: number;
}

export const defaultShrinkLimits: ShrinkLimits = {
  lineShare: 0.2,
  lines: 20,
  costShare: 0.01,
  accountShare: 0.05,
};

export interface Verdict {
  readonly reason: Extract<KeptReason, 'shrunk' | 'emptied' | 'account-gone'>;
  /** The account that is gone. */
  readonly account: string | null;
}

/** Null where the new version may replace the archived one. */
export function checkShrink(archived: DaySize, now: DaySize, limits: ShrinkLimits): Verdict | null {
  if (archived.count > 0 && now.count === 0) {
    return archived.absoluteCost === 0 ? null : { reason: 'emptied', account: null };
  }
  const isLess = hasShrunk(archived, now, limits) || rowsShrank(archived, now, limits);
  if (isLess || costVanished(archived, now)) return { reason: 'shrunk', account: null };
  const gone = accountGone(archived, now, limits);
  return gone === undefined ? null : { reason: 'account-gone', account: gone };
}

type Size = Pick<DaySize, 'count' | 'absoluteCost'>;

/** Sums of several days, or one day. Where costs cannot be compared, lines alone decide. */
export function hasShrunk(archived: Size, now: Size, limits: ShrinkLimits): boolean {
  const { lineShare, lines, costShare } = limits;
  const gone = archived.count - now.count;
  const isCostGone = costFell(archived, now, costShare) ?? true;
  return gone > lines && gone > lineShare * archived.count && isCostGone;
}

/** Undefined where the two costs cannot be compared. */
function costFell(archived: Size, now: Size, share: number): boolean | undefined {
  if (archived.absoluteCost === null || now.absoluteCost === null) return undefined;
  return now.absoluteCost < (1 - share) * archived.absoluteCost;
}

/** A fall to zero is a fall, however many lines are left. */
function costVanished(archived: Size, now: Size): boolean {
  return (archived.absoluteCost ?? 0) > 0 && now.absoluteCost === 0;
}

/** Rows hide how many lines they sum up: of them the cost alone can tell. */
function rowsShrank(archived: DaySize, now: DaySize, { lineShare }: ShrinkLimits): boolean {
  return archived.unit === 'rows' && (costFell(archived, now, lineShare) ?? false);
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
