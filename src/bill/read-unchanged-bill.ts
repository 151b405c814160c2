/**
 * Lists the bill's files before and after reading it. AWS may replace a delivery at any time: when the
 * files changed during the read, the result is discarded and the bill is read again.
 */
import type { BillingPeriod } from '../domain/calendar/billing-day.ts';
import { InputError } from '../domain/input/input-error.ts';
import type { BillFiles, DeliveryListing } from '../ports/bill-files.ts';

const maxReads = 2;

/** The result of a read, and the files that were read. */
export interface UnchangedRead<T> {
  readonly value: T;
  readonly listing: DeliveryListing;
}

/**
 * `discard` gets the result of a read that is not used. Throws an InputError when the files change
 * during the second read too, or when a delivery is incomplete.
 */
export async function readUnchangedBill<T>(
  bill: BillFiles,
  periods: readonly BillingPeriod[],
  read: () => Promise<T>,
  discard: (value: T) => Promise<void> = async () => undefined,
): Promise<UnchangedRead<T>> {
  for (let attempt = 1; ; attempt++) {
    const listing = await bill.listDeliveries(periods);
    const value = await read();
    if (await isUnchanged(bill, periods, listing)) return { value, listing };
    await discard(value);
    if (attempt === maxReads) throw changed(periods);
  }
}

/** An incomplete delivery counts as a change here; the next listing throws the error. */
async function isUnchanged(
  bill: BillFiles,
  periods: readonly BillingPeriod[],
  { fingerprint }: DeliveryListing,
): Promise<boolean> {
  try {
    return (await bill.listDeliveries(periods)).fingerprint === fingerprint;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

function changed(periods: readonly BillingPeriod[]): InputError {
  return new InputError(
    `The files of the bill of ${periods.join(', ')} changed while they were read, twice in a row: ` +
      'nothing was archived. Run again when their delivery is complete.',
  );
}
