/**
 * Makes sure that readers see just what a backfill published. A partition that points elsewhere is
 * pointed back, at once, so that readers never miss the day; what else differs fails the run.
 */

import { checkArchive } from '../../src/archive/verify/check-archive.ts';
import { extraObjectsCommand } from '../../src/archive/verify/extra-objects-command.ts';
import { isVisibleAsStored, readVisibleDays } from '../../src/archive/verify/read-visible-days.ts';
import type { ArchivedDay, ArchivedWindow } from '../../src/archive/window/archive-window.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { partitionPrefix } from '../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';

/** The days whose partition was pointed back. Throws an Error naming a day that still differs. */
export async function confirmVisibleDays(
  platform: Platform,
  archived: readonly ArchivedWindow[],
): Promise<readonly BillingDay[]> {
  // Of a kept day readers see another version than the bill's, which is all that is known of it here.
  const days = archived.flatMap((window) => window.days.filter((day) => day.outcome !== 'kept'));
  const [from, to] = [days[0]?.day.day, days.at(-1)?.day.day];
  if (from === undefined || to === undefined) return [];
  const astray = await daysSeenOtherwise(platform, days);
  if (astray.length > 0) {
    await platform.catalog.relocate(
      astray.map(({ day: { day } }) => ({ day, prefix: partitionPrefix(ouBreakdownTable, day) })),
    );
    const [still] = await daysSeenOtherwise(platform, astray);
    if (still !== undefined) throw stillMisplaced(platform, still);
  }
  await checkArchive(platform, { window: { from, to } });
  return astray.map(({ day: { day } }) => day);
}

async function daysSeenOtherwise(
  platform: Platform,
  days: readonly ArchivedDay[],
): Promise<readonly ArchivedDay[]> {
  const published = days.map(({ day: { day } }) => day);
  const seen = await readVisibleDays(platform, published);
  return days.filter(
    ({ day: { day, totalCost }, rowCount }) =>
      !isVisibleAsStored(seen(day), { rowCount, totalCost }),
  );
}

function stillMisplaced({ store }: Platform, { day: { day } }: ArchivedDay): Error {
  return new Error(
    `Readers do not see ${day} as it was published: its folder holds another object beside its own. ` +
      `Remove it, then run again: ${extraObjectsCommand(store, day)}`,
  );
}
