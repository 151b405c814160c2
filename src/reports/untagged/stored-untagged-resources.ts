/** Reads the archived untagged resources of a week. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { textAt } from '../../domain/columns/text-column.ts';
import type { UntaggedResource } from '../../domain/figures/untagged-cost.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { decodeTable } from '../../tables/decode-table.ts';
import { objectKey } from '../../tables/object-key.ts';
import { untaggedResourcesTable } from '../../tables/untagged-resources.ts';

/** Highest cost first, the others last; null if the week has none. Throws if the object is damaged. */
export async function storedUntaggedResources(
  store: Pick<ObjectStore, 'get'>,
  weekEnd: BillingDay,
): Promise<readonly UntaggedResource[] | null> {
  const stored = await store.get(objectKey(untaggedResourcesTable, weekEnd));
  if (stored === undefined) return null;
  const found = await decodeTable(untaggedResourcesTable, stored.body);
  return found.resourceId.map((resourceId, row) => ({
    resourceId,
    account: textAt(found.linkedAccount, row) ?? '',
    ou: textAt(found.ou, row) ?? '',
    service: textAt(found.service, row) ?? '',
    target: textAt(found.target, row) ?? '',
    missingTags: textAt(found.missingTags, row) ?? '',
    cost: found.unblendedCost[row] ?? 0,
    resources: found.resourceCount[row] ?? 0,
  }));
}
