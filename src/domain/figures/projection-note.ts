/** Why a projected month end is unknown, or a guess. */
import type { BillingDay } from '../calendar/billing-day.ts';

/**
 * 'short-history': cost is known on only so many days. 'new-level': the cost changed on that day, and it is
 * not certain that it stays there. 'missing-days': so many of the last four weeks are not archived.
 * 'irregular': its costs come on no day that could be expected, so that only their mean is.
 * 'no-forecast': there is no forecast of the report day.
 */
export type ProjectionNote =
  | { readonly kind: 'short-history'; readonly days: number }
  | { readonly kind: 'new-level'; readonly since: BillingDay }
  | { readonly kind: 'missing-days'; readonly days: number }
  | { readonly kind: 'irregular' }
  | { readonly kind: 'no-forecast' };
