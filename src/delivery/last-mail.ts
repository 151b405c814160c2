/** Reads the costs in an audience's last mail from the receipts of the days before. */
import { addDays, type BillingDay, parseBillingDay } from '../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { type Receipt, readEarlierReceipt } from './mail-receipt.ts';

export interface LastMail {
  /** The report day of that mail. */
  readonly reportDay: BillingDay;
  /** Cost of the audience's scope by day, as in that mail. */
  readonly dayCosts: Readonly<Record<string, number>>;
}

/** Changes since an older mail are not of interest any more. */
const daysBack = 35;

/**
 * The newest mail sent for one of the 35 days before `day` whose receipt contains its costs; null
 * without one. A damaged receipt is ignored, and `passOver` gets the sentence that names it.
 */
export async function readLastMail(
  store: ObjectStore,
  day: BillingDay,
  audience: string,
  passOver?: (notice: string) => void,
): Promise<LastMail | null> {
  const readContentOf = async (ago: number) =>
    contentOf(await readEarlierReceipt(store, addDays(day, -ago), audience, passOver));
  const yesterdays = await readContentOf(1);
  if (yesterdays !== null) return yesterdays;
  const before = Array.from({ length: daysBack - 1 }, (_, index) => readContentOf(index + 2));
  return (await Promise.all(before)).find((mail) => mail !== null) ?? null;
}

function contentOf(receipt: Receipt | undefined): LastMail | null {
  if (receipt?.state !== 'sent' || receipt.told === undefined) return null;
  const { reportDay, dayCosts } = receipt.told;
  return { reportDay: parseBillingDay(reportDay), dayCosts };
}
