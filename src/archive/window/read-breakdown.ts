/**
 * Reads the bill's rows of a window with one scan, and checks the first day, so that wrong input, missing
 * columns and mixed currencies are found before anything is published.
 */
import { randomUUID } from 'node:crypto';
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import { InputError } from '../../domain/input/input-error.ts';
import type { Platform } from '../../ports/platform.ts';
import type { AllocationPlan } from '../allocation/plan-allocation.ts';
import { discardStaged, type StateAtOpening, stageWindow } from './stage-window.ts';
import type { Breakdown, BreakdownSettings } from './staged-breakdown.ts';

type Reader = Pick<Platform, 'staging' | 'tables' | 'bill'>;

/**
 * The window's days with lines in the bill. Throws an InputError when there are none, when the bill
 * mixes currencies, lacks a column that the metric needs or changes while it is read, or when a budget
 * of these months has another currency.
 */
export async function readBreakdown(
  platform: Reader,
  window: OpenWindow,
  settings: BreakdownSettings,
  archiveState: StateAtOpening,
  plan: AllocationPlan | null,
): Promise<Breakdown> {
  const breakdown = await findBreakdown(platform, window, settings, archiveState, plan);
  if (breakdown !== undefined) return breakdown;
  const { currency } = settings;
  throw new InputError(
    `The bill has no ${currency === null ? '' : `${currency} `}lines from ${window.from} to ` +
      `${window.to}; choose a day of the bill with --date.`,
  );
}

/** The same, but undefined when the bill has no line in the window; without a plan, without allocation. */
export async function findBreakdown(
  platform: Reader,
  window: OpenWindow,
  settings: BreakdownSettings,
  archiveState: StateAtOpening,
  plan: AllocationPlan | null = null,
): Promise<Breakdown | undefined> {
  const run = randomUUID();
  const linesPlace = { stagedBy: 'breakdowns', run } as const;
  const request = {
    settings,
    archiveState,
    plan,
    prefix: `staging/breakdowns/${run}/`,
    linesPlace,
  };
  const discard = () => discardStaged(platform.staging, request);
  try {
    // The reader of Parquet is loaded while the engine scans the bill.
    const reader = import('./staged-breakdown.ts');
    const staged = await stageWindow(platform, window, request);
    const { readStagedBreakdown } = await reader;
    if (staged.rows.parts.length > 0) return await readStagedBreakdown(staged, settings, discard);
  } catch (error) {
    await discard();
    throw error;
  }
  await discard();
  return undefined;
}
