/**
 * Reads the bill between two looks at its files. AWS may replace a delivery at any time: what was read
 * while files came, went or changed is no delivery, and is read once more.
 */
import type { BillingPeriod } from '../domain/calendar/billing-day.ts';
import { InputError } from '../domain/input/input-error.ts';
import type { BillFiles, DeliveryListing } from '../ports/bill-files.ts';

const maxReads = 2;

/** What was read, and the files it was read from. */
export interface UnchangedRead<T> {
  readonly value: T;
  readonly look: DeliveryListing;
}

/**
 * `discard` gets what a reading gave that did not count. Throws an InputError when the files change during the second reading too, or when a look finds that
 * a delivery is not all there.
 */
export async function readUnchangedBill<T>(
  bill: BillFiles,
  periods: readonly BillingPeriod[],
  read: () => Promise<T>,
  discard: (value: T) => Promise<void> = async () => undefined,
): Promise<UnchangedRead<T>> {
  for (let reading = 1; ; reading++) {
    const look = await bill.listDeliveries(periods);
    const value = await read();
    if (await isAsBefore(bill, periods, look)) return { value, look };
    await discard(value);
    if (reading === maxReads) throw changed(periods);
  }
}

/** A file that has gone since is a change as well; the next look says which. */
async function isAsBefore(
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
