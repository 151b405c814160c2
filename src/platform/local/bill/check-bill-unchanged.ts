/**
 * Checks that the files of a bill did not change while it was read: a copy that is still running, or a file
 * that is replaced, must never be read as a mixture of two versions.
 */
import { createHash } from 'node:crypto';
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import type { BillDelivery, DeliveryListing } from '../../../ports/bill-files.ts';
import { type BillFiles, findBillFiles } from './find-bill-files.ts';

/**
 * Lists the current files of these billing periods, and those whose folders do not show the period. Throws
 * an InputError like opening does, and also if a file appeared, disappeared or changed since `opened` was
 * found.
 */
export async function checkBillUnchanged(
  path: string,
  opened: BillFiles,
  periods: readonly BillingPeriod[],
): Promise<DeliveryListing> {
  const found = await findBillFiles(path);
  const now = statesOf(found, periods);
  const then = statesOf(opened, periods);
  const names = [...new Set([...then.keys(), ...now.keys()])].sort();
  const changed = names.find((name) => then.get(name) !== now.get(name));
  if (changed !== undefined) {
    throw new InputError(
      `${changed} came, went or changed while the bill was read: run again when the copy is done.`,
    );
  }
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([...now].sort()))
    .digest('hex');
  return { fingerprint, deliveries: deliveriesOf(found, periods) };
}

/** Path of each file and manifest → its state. */
function statesOf({ files, manifests }: BillFiles, periods: readonly BillingPeriod[]) {
  const isLookedAt = (period: BillingPeriod | undefined) =>
    period === undefined || periods.includes(period);
  const looked = [...files, ...manifests.values()].filter(({ period }) => isLookedAt(period));
  return new Map(looked.map(({ path, state }) => [path, state]));
}

function deliveriesOf(
  { files, manifests }: BillFiles,
  periods: readonly BillingPeriod[],
): BillDelivery[] {
  const wanted = [undefined, ...[...new Set(periods)].sort()];
  return wanted.flatMap((period) => {
    const own = files.filter((file) => file.period === period);
    if (own.length === 0) return [];
    const manifest = period === undefined ? undefined : manifests.get(period);
    return [
      {
        period: period ?? null,
        manifest: manifest?.path ?? null,
        executionId: manifest?.executionId ?? null,
        files: own.length,
        bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
      },
    ];
  });
}
