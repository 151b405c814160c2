/** `resource-metrics --recommendations`: archives AWS's own recommendations from a folder, and asks CloudWatch nothing. */
import { existsSync } from 'node:fs';
import { archiveRecommendations } from '../functions/resource-metrics/archive-recommendations.ts';
import { archivedDays } from '../functions/resource-metrics/resource-costs-of-days.ts';
import { type BillingDay, daysFromTo } from '../src/domain/calendar/billing-day.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { DirectoryStore } from '../src/platform/local/files/directory-store.ts';
import { folderListing } from '../src/platform/local/files/folder-listing.ts';
import { openArchive } from './archive-options.ts';
import { recommendationsAsText } from './resource-metrics-report.ts';

interface Range {
  readonly from: BillingDay;
  readonly to: BillingDay;
}

/** Exit code 1 if a day could not be read. Throws an InputError if the folder is missing. */
export async function copyRecommendations(
  flags: Readonly<Record<string, unknown>>,
  range: Range,
  folder: string,
): Promise<number> {
  if (flags['platform'] === 'aws') {
    throw new InputError(
      '--recommendations is for --platform local; on AWS the environment names the export.',
    );
  }
  if (!existsSync(folder)) {
    throw new InputError(
      `--recommendations '${folder}' does not exist: name the folder with the folders date=YYYY-MM-DD.`,
    );
  }
  const { platform, close } = await openArchive(flags);
  try {
    const days = await archiveRecommendations(platform.store, {
      ...range,
      files: { listing: folderListing(folder), store: new DirectoryStore(folder), root: '' },
      archived: await archivedDays(platform, daysFromTo(range.from, range.to)),
    });
    const text =
      flags['json'] === true
        ? `${JSON.stringify({ recommendations: days }, null, 2)}\n`
        : recommendationsAsText(days);
    process.stdout.write(text);
    return days.some(({ state }) => state === 'damaged') ? 1 : 0;
  } finally {
    close();
  }
}
