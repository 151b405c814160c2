/**
 * Makes sure that queries see exactly what a backfill published. Corrects the location of a partition
 * that points elsewhere, without removing it in between; every other difference fails the run.
 */

import { checkArchive } from '../../src/archive/verify/check-archive.ts';
import { extraObjectsCommand } from '../../src/archive/verify/extra-objects-command.ts';
import { isVisibleAsStored, readVisibleDays } from '../../src/archive/verify/read-visible-days.ts';
import type { ArchivedDay, ArchivedWindow } from '../../src/archive/window/archive-window.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { partitionPrefix } from '../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';

/** The days whose partition was corrected. Throws an Error naming a day that still differs. */
export async function confirmVisibleDays(
  platform: Platform,
  archived: readonly ArchivedWindow[],
): Promise<readonly BillingDay[]> {
  // The visible version of a kept day differs from the bill's, and only the bill's is known here.
  const days = archived.flatMap((window) => window.days.filter((day) => day.outcome !== 'kept'));
  const [from, to] = [days[0]?.day.day, days.at(-1)?.day.day];
  if (from === undefined || to === undefined) return [];
  const different = await daysThatDiffer(platform, days);
  if (different.length > 0) {
    await platform.catalog.relocate(
      different.map(({ day: { day } }) => ({
        day,
        prefix: partitionPrefix(ouBreakdownTable, day),
      })),
    );
    const [still] = await daysThatDiffer(platform, different);
    if (still !== undefined) throw stillDifferent(platform, still);
  }
  await checkArchive(platform, { window: { from, to } });
  return different.map(({ day: { day } }) => day);
}

async function daysThatDiffer(
  platform: Platform,
  days: readonly ArchivedDay[],
): Promise<readonly ArchivedDay[]> {
  const published = days.map(({ day: { day } }) => day);
  const visible = await readVisibleDays(platform, published);
  return days.filter(
    ({ day: { day, totalCost }, rowCount }) =>
      !isVisibleAsStored(visible(day), { rowCount, totalCost }),
  );
}

function stillDifferent({ store }: Platform, { day: { day } }: ArchivedDay): Error {
  return new Error(
    `Queries do not see ${day} as it was published: its folder contains another object. ` +
      `Remove it, then run again: ${extraObjectsCommand(store, day)}`,
  );
}
