/** The command that removes extra objects from a day's folder. The functions never delete objects. */

import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { objectKey, partitionPrefix } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import type { ParquetTable } from '../../tables/table.ts';

/** A shell command for an operator. The bucket's versioning keeps the removed objects. */
export function extraObjectsCommand(
  store: Pick<ObjectStore, 'locate'>,
  day: BillingDay,
  table: ParquetTable = ouBreakdownTable,
): string {
  const prefix = partitionPrefix(table, day);
  const name = objectKey(table, day).slice(prefix.length);
  const folder = store.locate(prefix);
  return folder.startsWith('s3://')
    ? `aws s3 rm ${folder} --recursive --exclude ${name}`
    : `find '${folder}' -type f ! -name ${name} -delete`;
}
