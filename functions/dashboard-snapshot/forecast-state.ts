/**
 * Compares the page's month end with the one that the digest's mail had. They differ if the forecast of the
 * mail's run was not stored, so that an earlier one is read, or if the archive changed since.
 */
import type { Receipt } from '../../src/delivery/mail-receipt.ts';
import type { ForecastState } from '../../src/domain/figures/executive-figures.ts';

/** Differences below this share come from adding up in another order. */
const tolerance = 1e-6;

/** `mailed`: `Receipt.told`, which lacks the month end in receipts of early versions. */
export function forecastState(
  projected: number | null,
  isPublished: boolean,
  mailed: Receipt['told'],
): ForecastState {
  if (!isPublished) return { state: 'missing' };
  const monthEnd = mailed?.monthEnd;
  if (monthEnd === undefined || isSame(projected, monthEnd)) return { state: 'mailed' };
  return { state: 'other-run', mailed: monthEnd };
}

function isSame(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b), 1);
}
