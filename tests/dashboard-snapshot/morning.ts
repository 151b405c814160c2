/** A daily run on a laptop: the digest was sent, and the executives' page is next. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DigestOutcome } from '../../functions/daily-digest/digest-run.ts';
import type { PageRequest } from '../../functions/dashboard-snapshot/page-request.ts';
import {
  type PageOutcome,
  sendExecutivePage,
} from '../../functions/dashboard-snapshot/send-executive-page.ts';
import { defaultThresholds } from '../../src/domain/budgets/budget-light.ts';
import { parseBudgets } from '../../src/domain/budgets/budgets.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { LocalPlatform } from '../../src/platform/local/local-platform.ts';
import type { PageRoute } from '../../src/ports/executive-page-route.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { PageSettings } from '../../src/settings/page-settings.ts';
import { account, type LaptopRun, runDigest, withPlatform } from '../support/laptop.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';

export const day = parseBillingDay('2026-11-03');
export const eight = Date.parse('2026-11-04T08:00:00Z');

export const budgets = parseBudgets(
  'ou,month,amount,currency\nRoot/Prod,2026-11,1000,USD\n',
  'budgets.csv',
);

export const settings: PageSettings = {
  thresholds: defaultThresholds,
  waitSeconds: 30,
  budgets,
  mail: {
    from: 'finops-digest@example.com',
    to: ['chief@example.com'],
    staleSeconds: 60,
    claimWaitSeconds: 0,
  },
};

function laptop(out: string): Pick<LaptopRun, 'bill' | 'out' | 'accounts'> {
  const bill = join(out, '..', 'bill.csv');
  if (!existsSync(bill)) writeBill(bill, steadyLines('2026-10-01', day));
  return { bill, out, accounts: [account('012345678901', 'Root/Prod')] };
}

/** The digest of the day, as sent to FinOps. */
export function digestLeft(out: string, change: Partial<LaptopRun> = {}): Promise<DigestOutcome> {
  const now = () => eight - 3_600_000;
  return runDigest({
    ...laptop(out),
    day,
    now,
    runId: 'digest-run',
    settings: { restatementDays: 33, budgets },
    ...change,
  });
}

export interface SnapshotRun {
  readonly out: string;
  readonly route?: (platform: LocalPlatform) => PageRoute;
  readonly request?: Partial<PageRequest>;
  readonly settings?: Partial<PageSettings>;
  readonly now?: number;
  /** Changes the platform, to make a part of it fail. */
  readonly change?: (platform: LocalPlatform) => LocalPlatform;
}

/** One run; throws the errors of `sendExecutivePage`. */
export function runSnapshot(run: SnapshotRun): Promise<PageOutcome> {
  return withPlatform({ ...laptop(run.out), now: () => run.now ?? eight }, (given) => {
    const platform = run.change?.(given) ?? given;
    const request = { day, runId: 'run-1', resend: false, sleep: async () => {}, ...run.request };
    const route = run.route?.(platform) ?? printed;
    return sendExecutivePage(platform, route, { ...settings, ...run.settings }, request);
  });
}

const page = Buffer.from('%PDF-1.7 a page');

export const printed: PageRoute = { kind: 'rendered', print: async () => page };

const copied = { completed: async () => 'ingestion-1' };

/** A QuickSight stub that writes the page to the same store. */
export function drawnInto(store: ObjectStore): PageRoute {
  const key = `snapshots/${day}/quicksight/page.pdf`;
  const draw = async () => {
    await store.put(key, page);
    return key;
  };
  return { kind: 'job', copy: copied, draw };
}

/** A schedule of QuickSight; each start counts as an effect of the platform's outbox. */
export function firedBy(platform: LocalPlatform): PageRoute {
  const mail = { from: 'quicksight@example.com', to: ['chief@example.com'] };
  const raw = Buffer.from('From: quicksight@example.com\r\n\r\na page\r\n');
  const name = `snapshot.${day}.executives`;
  const fire = async () => (await platform.outbox.send({ ...mail, raw, name })).messageId;
  return { kind: 'schedule', copy: copied, fire };
}
