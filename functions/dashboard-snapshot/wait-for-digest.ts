/**
 * Waits until the day's digest has left: its receipt says which run told what, and of which day. The
 * executives never hear a figure before FinOps did.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { organizationAudience } from '../../src/delivery/mail-audiences.ts';
import { type Receipt, readReceipt } from '../../src/delivery/mail-receipt.ts';
import { type BillingDay, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';

/** The digest that has left. */
export interface SentDigest {
  readonly requestedDay: BillingDay;
  /** The day its figures describe: the day asked for, or the latest complete one before it. */
  readonly reportDay: BillingDay;
  /** The run that sent it, having archived the day and refreshed the dashboard. */
  readonly runId: string;
}

export interface WaitOptions {
  readonly waitSeconds: number;
  /** Waits; tests have their own. */
  readonly sleep?: ((milliseconds: number) => Promise<unknown>) | undefined;
}

const secondsBetweenLooks = 10;

/** Throws an Error that says what to do when the digest has not left within `waitSeconds`. */
export async function waitForDigest(
  store: ObjectStore,
  day: BillingDay,
  { waitSeconds, sleep = pause }: WaitOptions,
): Promise<SentDigest> {
  for (let left = waitSeconds; ; left -= secondsBetweenLooks) {
    const receipt = await readReceipt(store, day, organizationAudience.name);
    if (receipt?.state === 'sent') return sentDigest(day, receipt);
    if (left <= 0) throw new Error(lateMessage(day, waitSeconds, receipt));
    await sleep(Math.min(left, secondsBetweenLooks) * 1000);
  }
}

/** Receipts of early versions do not say which day they told of. */
function sentDigest(day: BillingDay, { runId, told }: Receipt): SentDigest {
  const reportDay = told === undefined ? day : parseBillingDay(told.reportDay);
  return { requestedDay: day, reportDay, runId };
}

function lateMessage(day: BillingDay, waitSeconds: number, receipt: Receipt | undefined): string {
  const state =
    receipt === undefined
      ? 'no run has begun to send it'
      : `run ${receipt.runId} has had it ${receipt.state} since ${receipt.at}`;
  return (
    `The digest of ${day} did not leave within ${waitSeconds} s (${state}), so there is nothing to ` +
    'show executives yet. Bring the digest to its end, then invoke the snapshot for that day.'
  );
}
