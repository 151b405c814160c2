/** Runs the complete digest on the local platform, like the command line. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { dailyDigest } from '../../functions/daily-digest/daily-digest.ts';
import type { DigestOutcome } from '../../functions/daily-digest/digest-run.ts';
import type { ResendRequest } from '../../functions/daily-digest/resend-request.ts';
import type { Acceptance } from '../../src/archive/window/archive-settings.ts';
import type { DirectoryAccount } from '../../src/directory/accounts-csv.ts';
import { defaultThresholds } from '../../src/domain/budgets/budget-light.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import {
  type LocalOptions,
  type LocalPlatform,
  openLocalPlatform,
} from '../../src/platform/local/local-platform.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';

export const defaultSettings: DigestSettings = {
  costMetric: 'unblended',
  currency: null,
  ouDepth: null,
  restatementDays: 14,
  completeness: 0.5,
  thresholds: defaultThresholds,
  moverCount: 5,
  budgets: [],
  mail: {
    from: 'finops-digest@example.com',
    recipients: [{ scope: '*', address: 'finops@example.com' }],
    recipientFaults: [],
    sendsPerSecond: null,
    staleSeconds: 60,
    claimWaitSeconds: 0,
  },
  summaries: { weekly: false, monthlyClose: false },
};

export interface LaptopRun extends Partial<LocalOptions> {
  readonly bill: string;
  readonly out: string;
  readonly day: string;
  readonly settings?: Partial<DigestSettings>;
  readonly resend?: ResendRequest;
  readonly accept?: Acceptance;
  readonly runId?: string;
  readonly continues?: string;
  readonly timeLeft?: () => number;
  /** Changes the platform last, for example to make a part of it fail. */
  readonly change?: (platform: LocalPlatform) => LocalPlatform;
}

let runs = 0;

/** One run; throws what the digest throws. */
export async function runDigest(run: LaptopRun): Promise<DigestOutcome> {
  return withPlatform(run, (platform) =>
    dailyDigest(
      run.change?.(platform) ?? platform,
      { ...defaultSettings, ...run.settings },
      {
        day: parseBillingDay(run.day),
        runId: run.runId ?? `run-${++runs}`,
        resend: run.resend ?? false,
        accept: run.accept,
        continues: run.continues,
        timeLeft: run.timeLeft,
      },
    ),
  );
}

/** A platform over the run's files, closed afterwards. */
export async function withPlatform<T>(
  run: Pick<LaptopRun, 'bill' | 'out'> & Partial<LocalOptions>,
  work: (platform: LocalPlatform) => Promise<T>,
): Promise<T> {
  const platform = await openLocalPlatform({ accounts: [], ...run });
  try {
    return await work(platform);
  } finally {
    platform.close();
  }
}

/** An account of the directory, always in this OU. */
export function account(
  accountId: string,
  ouPath: string,
  snapshot = '1970-01-01',
): DirectoryAccount {
  return {
    snapshotDate: parseBillingDay(snapshot),
    accountId,
    accountName: `name of ${accountId}`,
    ouId: 'ou-0000',
    ouName: ouPath.split('/').at(-1) ?? '',
    ouPath,
    status: 'ACTIVE',
  };
}

/** Relative path → inode and content hash of every file below the folder; empty when it is absent. */
export function filesBelow(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = createHash('sha256').update(readFileSync(path)).digest('hex');
      return [relative(folder, path), `${statSync(path).ino} ${content}`] as const;
    }),
  );
}
