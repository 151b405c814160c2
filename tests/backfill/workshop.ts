/** A bill of two accounts and a folder for its archive, backfilled in this process. */
import { join } from 'node:path';
import { type BackfillRequest, backfill } from '../../functions/backfill/backfill.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { LocalPlatform } from '../../src/platform/local/local-platform.ts';
import { account, defaultSettings, withPlatform } from '../support/laptop.ts';
import { type Line, steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

export interface Workshop {
  readonly bill: string;
  readonly out: string;
  readonly accounts: ReturnType<typeof account>[];
}

const accounts = [
  account('012345678901', 'Root/Prod'),
  account('123456789012', 'Root/Prod/\u{1f600}'),
  account('234567890123', 'Root/Prod/\uff5e'),
];

/** Days on which every account has cost in two services; all costs differ. */
export function variedLines(from: string, to: string): Line[] {
  return steadyLines(from, to, 1, 1).flatMap(({ day }, index) =>
    accounts.flatMap(({ accountId }, which) =>
      ['Amazon S3', 'Amazon Elastic Compute Cloud'].map((service, at) => ({
        day,
        service,
        account: accountId,
        cost: 10 + index + which / 10 + at / 100,
      })),
    ),
  );
}

export function workshop(
  lines: readonly Line[] = variedLines('2026-09-01', '2026-11-05'),
  folder = tempFolder(),
): Workshop {
  return { bill: writeBill(join(folder, 'bill.csv'), lines), accounts, out: join(folder, 'out') };
}

let runs = 0;

export type Fill = Partial<BackfillRequest> & {
  readonly change?: (platform: LocalPlatform) => LocalPlatform;
};

/** September to 5 November, unless the request says otherwise. */
export function fill(files: Workshop, { change = (same) => same, ...request }: Fill = {}) {
  return withPlatform(files, (platform) =>
    backfill(change(platform), defaultSettings, {
      from: parseBillingDay('2026-09-10'),
      to: parseBillingDay('2026-11-05'),
      runId: `fill-${++runs}`,
      ...request,
    }),
  );
}
