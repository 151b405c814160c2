/**
 * The day that the newest digest reported, so that the API says what its mail said: the newest archived day, unless
 * that is not complete.
 */
import { organizationAudience } from '../../delivery/mail-audiences.ts';
import { type Receipt, readEarlierReceipt } from '../../delivery/mail-receipt.ts';
import { addDays, type BillingDay, parseBillingDay } from '../../domain/calendar/billing-day.ts';
import { lastCompleteDay } from '../../domain/figures/report-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { ArchiveFacts } from './archive-facts.ts';

export interface ReportedDay {
  readonly reportDay: BillingDay;
  /** The hours that the bill had, if the day is not complete; null if it is, as far as the digest knows. */
  readonly hours: number | null;
}

/** A digest is asked for a day, and the bill may lack the last ones; of the newest day the run may still be sending. */
const requestedDays = [3, 2, 1, 0, -1];

/** The newest archived day where no mail is known. Throws an ApiProblem without an archived day. */
export async function readReportedDay(
  store: Pick<ObjectStore, 'get'>,
  { archivedDays }: Pick<ArchiveFacts, 'archivedDays'>,
): Promise<ReportedDay> {
  const newest = [...archivedDays].at(-1);
  if (newest === undefined) {
    throw new ApiProblem('nothing-archived', 'The archive has no day: run the digest first.');
  }
  const receipts = await Promise.all(
    requestedDays.map((ahead) =>
      readEarlierReceipt(store, addDays(newest, ahead), organizationAudience.name),
    ),
  );
  const reported = receipts.flatMap((receipt) => reportedBy(receipt) ?? []);
  return (
    reported.find(({ reportDay }) => archivedDays.has(reportDay)) ?? {
      reportDay: newest,
      hours: null,
    }
  );
}

/** The reported day, unless it is not complete. */
export function completeDay({ reportDay, hours }: ReportedDay): BillingDay {
  return hours === null
    ? reportDay
    : lastCompleteDay({ reportDay, data: { state: 'partial', hours } });
}

function reportedBy(receipt: Receipt | undefined): ReportedDay | undefined {
  if (receipt?.state !== 'sent' || receipt.told === undefined) return undefined;
  const { reportDay, hours = null } = receipt.told;
  return { reportDay: parseBillingDay(reportDay), hours };
}
