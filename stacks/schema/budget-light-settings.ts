/**
 * The thresholds of the traffic light, for mails, the executives' page and the dashboard alike: up to
 * which share of the budget a projected month end is green, and up to which yellow.
 */
import * as z from 'zod';
import {
  acceptedThresholds,
  areThresholds,
  defaultThresholds,
} from '../../src/domain/budgets/budget-light.ts';
import { group } from './setting-values.ts';

/** Checked with the other: what one share may be depends on it. */
export const threshold = z.number({ error: acceptedThresholds });

export const budgetLight = group({
  green: threshold.default(defaultThresholds.green),
  yellow: threshold.default(defaultThresholds.yellow),
})
  .refine(areThresholds, { error: acceptedThresholds })
  .prefault({});
