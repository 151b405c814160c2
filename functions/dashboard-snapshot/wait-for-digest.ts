/**
 * Waits until the day's digest was sent; its receipt contains the run and the report day. So executives
 * never get a figure before FinOps.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { organizationAudience } from '../../src/delivery/mail-audiences.ts';
import { type Receipt, readReceipt } from '../../src/delivery/mail-receipt.ts';
import { type BillingDay, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';

/** A digest that was sent. */
export interface SentDigest {
  readonly requestedDay: BillingDay;
  /** The day of its figures: the requested day, or the latest complete day before it. */
  readonly reportDay: BillingDay;
  /** The run that archived the day, refreshed the dashboard and sent the digest. */
  readonly runId: string;
  /** What its mail said; receipts of early versions do not contain it. */
  readonly mailed?: Receipt['told'];
}

export interface WaitOptions {
  readonly waitSeconds: number;
  /** Waits; tests replace it. */
  readonly sleep?: ((milliseconds: number) => Promise<unknown>) | undefined;
}

const pollSeconds = 10;

/** Throws an Error that says what to do when the digest was not sent within `waitSeconds`. */
export async function waitForDigest(
  store: ObjectStore,
  day: BillingDay,
  { waitSeconds, sleep = pause }: WaitOptions,
): Promise<SentDigest> {
  for (let left = waitSeconds; ; left -= pollSeconds) {
    const receipt = await readReceipt(store, day, organizationAudience.name);
    if (receipt?.state === 'sent') return sentDigest(day, receipt);
    if (left <= 0) throw new Error(lateMessage(day, waitSeconds, receipt));
    await sleep(Math.min(left, pollSeconds) * 1000);
  }
}

/** Receipts of early versions do not contain the report day. */
function sentDigest(day: BillingDay, { runId, told }: Receipt): SentDigest {
  const reportDay = told === undefined ? day : parseBillingDay(told.reportDay);
  return { requestedDay: day, reportDay, runId, mailed: told };
}

function lateMessage(day: BillingDay, waitSeconds: number, receipt: Receipt | undefined): string {
  const state =
    receipt === undefined
      ? 'no run has begun to send it'
      : `run ${receipt.runId} is '${receipt.state}' since ${receipt.at}`;
  return (
    `The digest of ${day} was not sent within ${waitSeconds} s (${state}), so there is nothing to ` +
    'show executives yet. Get the digest sent, then invoke the dashboard-snapshot for that day.'
  );
}
