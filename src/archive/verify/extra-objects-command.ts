/** How to remove what lies in a day's folder beside its one object: the functions delete nothing. */

import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { objectKey, partitionPrefix } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';

/** A command for a person's terminal. The bucket keeps earlier versions of what it removes. */
export function extraObjectsCommand(store: Pick<ObjectStore, 'locate'>, day: BillingDay): string {
  const prefix = partitionPrefix(ouBreakdownTable, day);
  const name = objectKey(ouBreakdownTable, day).slice(prefix.length);
  const place = store.locate(prefix);
  return place.startsWith('s3://')
    ? `aws s3 rm ${place} --recursive --exclude ${name}`
    : `find '${place}' -type f ! -name ${name} -delete`;
}
