/**
 * Writes which earlier days a report day found restated. A later run of the same day compares with a newer mail, or finds
 * nothing to replace, so what an earlier run found stays.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { RestatedDay } from '../../domain/figures/trust.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { rowHash } from '../../tables/content-hash.ts';
import { decodeTable } from '../../tables/decode-table.ts';
import { objectKey } from '../../tables/object-key.ts';
import { publishOnce } from '../../tables/publish-once.ts';
import { restatedDaysTable } from '../../tables/restated-days.ts';
import type { ColumnValues } from '../../tables/table.ts';

type Rows = ColumnValues<typeof restatedDaysTable>;

export interface PublishedRestatements {
  /** 'none': no earlier day changed, and there is no object. */
  readonly outcome: 'written' | 'unchanged' | 'none';
  readonly rows: number;
}

/**
 * Throws PreconditionFailedError when another run wrote others in the meantime, and an Error naming the day when the
 * object cannot be read.
 */
export async function publishRestatedDays(
  store: ObjectStore,
  reportDay: BillingDay,
  found: readonly RestatedDay[],
): Promise<PublishedRestatements> {
  const key = objectKey(restatedDaysTable, reportDay);
  const earlier = await readEarlier(store, reportDay, key);
  const days = merged(earlier, found);
  if (earlier.length + days.length === 0) return { outcome: 'none', rows: 0 };
  const values = rowsOf(days);
  const outcome = await publishOnce(store, {
    table: restatedDaysTable,
    key,
    values,
    contentHash: rowHash(restatedDaysTable, reportDay, values),
    keyValues: keyValuesOf(reportDay),
    metadata: { rows: String(days.length), 'report-date': reportDay },
    subject: `The list of days restated by ${reportDay}`,
  });
  return { outcome, rows: days.length };
}

/** The report day is in the key of the object, and once more in the file. */
function keyValuesOf(reportDay: BillingDay) {
  return { 'report-date': reportDay };
}

async function readEarlier(
  store: ObjectStore,
  reportDay: BillingDay,
  key: string,
): Promise<readonly RestatedDay[]> {
  const stored = await store.get(key);
  if (stored === undefined) return [];
  const rows = await decodeTable(restatedDaysTable, stored.body, keyValuesOf(reportDay)).catch(
    (cause: unknown) => {
      throw new Error(
        `${store.locate(key)} is not a readable list of the days restated by ${reportDay}; bring back an earlier ` +
          'version of it, or delete it: the next run of the day writes it again.',
        { cause },
      );
    },
  );
  return daysOf(rows);
}

/** From the first cost before to the newest after; a day that is as it was has no row. */
function merged(
  earlier: readonly RestatedDay[],
  found: readonly RestatedDay[],
): readonly RestatedDay[] {
  const byDay = new Map(earlier.map((one) => [one.day, one]));
  for (const one of found) {
    const { before } = byDay.get(one.day) ?? one;
    byDay.set(one.day, { ...one, before });
  }
  return [...byDay.values()]
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function rowsOf(days: readonly RestatedDay[]): Rows {
  return {
    billingDate: days.map(({ day }) => day),
    costBefore: Float64Array.from(days, ({ before }) => before),
    costAfter: Float64Array.from(days, ({ after }) => after),
  };
}

function daysOf({ billingDate, costBefore, costAfter }: Rows): readonly RestatedDay[] {
  return billingDate.map((day, at) => ({
    day,
    before: costBefore[at] ?? 0,
    after: costAfter[at] ?? 0,
  }));
}
