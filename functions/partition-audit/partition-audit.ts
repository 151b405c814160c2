/**
 * The steps of the audit: for every day of a range, it compares bill, archived objects and what queries
 * see. A gap is any day on which these differ. It changes nothing in the archive; each gap contains the command that
 * fixes it.
 */

import type { BreakdownSettings } from '../../src/archive/window/staged-breakdown.ts';
import {
  type BillingDay,
  type BillingPeriod,
  dayOfTime,
  parseBillingDay,
} from '../../src/domain/calendar/billing-day.ts';
import { monthlyWindows } from '../../src/domain/calendar/open-window.ts';
import { RunRecord, type StepListener } from '../../src/observability/run-record.ts';
import type { CopiedFile } from '../../src/ports/bill-files.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { auditPeriod } from './audit-period.ts';
import { type ArchivedDay, auditResources } from './audit-resources.ts';
import { findCopies } from './find-duplicate-files.ts';
import { type DayFinding, firstOfEachDay } from './find-gap.ts';
import {
  commandFor,
  type DaysToAdd,
  daysToAdd,
  daysToFix,
  type Gap,
  type GapCommands,
  gapsOf,
} from './gaps.ts';

export interface AuditRequest extends GapCommands {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly runId: string;
  readonly onStep?: StepListener | undefined;
}

export interface AuditOutcome {
  /** Number of days of the range in the bill. */
  readonly days: number;
  /** In order of day, each day once. */
  readonly gaps: readonly Gap[];
  /** Archived days without a line in the bill any more; they are not changed. */
  readonly onlyInArchive: readonly BillingDay[];
  /** Files of the bill that repeat lines of other files, so that costs are counted twice. */
  readonly copies: readonly CopiedFile[];
  /** Why the lines of a billing period's files could not be compared, one sentence each. */
  readonly notCompared: readonly string[];
  /** A single command that fixes all gaps that a backfill can fix; null when there are none. */
  readonly backfillAll: string | null;
  /** Archived days from before the first allocation; null if there are none. They are not gaps. */
  readonly withoutAllocation: DaysToAdd | null;
  /** A single command that fixes all gaps of costs and metrics of resources; null when there are none. */
  readonly measureAll: string | null;
  /** Archived days from before the first metrics; null if there are none. They are not gaps. */
  readonly withoutMetrics: DaysToAdd | null;
  readonly recordKey: string;
}

const always = { from: parseBillingDay('1970-01-01'), to: parseBillingDay('9999-12-31') };

/** Reads the bill once for each billing period. Throws as the daily digest's steps do. */
export async function partitionAudit(
  given: Platform,
  settings: BreakdownSettings,
  request: AuditRequest,
): Promise<AuditOutcome> {
  const { from, to, runId, onStep } = request;
  const record = new RunRecord(given, { runId, day: to, onStep });
  const platform = record.observePlatform(given);
  return record.keep(async () => {
    const findings: DayFinding[] = [];
    const onlyInArchive: BillingDay[] = [];
    const copies: CopiedFile[] = [];
    const notCompared: string[] = [];
    const withoutAllocation: BillingDay[] = [];
    const archived: ArchivedDay[] = [];
    let days = 0;
    const [firstAllocation] = await platform.allocationCatalog.registered(always.from, always.to);
    for (const window of monthlyWindows(from, to)) {
      const found = await record.step(`audit ${window.periods[0]}`, async (addToRecord) => {
        const result = await auditPeriod(platform, settings, window, firstAllocation?.day);
        const duplicates = await findCopies(platform, window.periods[0] as BillingPeriod);
        copies.push(...duplicates.copies);
        if (duplicates.notCompared !== null) notCompared.push(duplicates.notCompared);
        addToRecord({
          ...duplicates,
          days: result.days,
          gaps: gapsOf(platform, request, result.findings),
          withoutAllocation: result.withoutAllocation.length,
        });
        return result;
      });
      findings.push(...found.findings);
      onlyInArchive.push(...found.onlyInArchive);
      withoutAllocation.push(...found.withoutAllocation);
      archived.push(...found.archived);
      days += found.days;
    }
    const { metrics } = request;
    const resources =
      metrics === null
        ? nothingOfResources
        : await record.step('audit resources', async (addToRecord) => {
            const today = dayOfTime(platform.now());
            const { healDays } = metrics;
            const audited = await auditResources(platform.store, {
              days: archived,
              healDays,
              today,
            });
            addToRecord({ gaps: gapsOf(platform, request, audited.findings) });
            return audited;
          });
    const all = firstOfEachDay([...findings, ...resources.findings]);
    return {
      days,
      gaps: gapsOf(platform, request, all),
      onlyInArchive,
      copies,
      notCompared,
      backfillAll: commandFor(daysToFix(findings, 'backfill'), request.backfillCommand),
      withoutAllocation: daysToAdd(withoutAllocation, request.backfillCommand),
      measureAll:
        metrics && commandFor(daysToFix(resources.findings, 'resource-metrics'), metrics.command),
      withoutMetrics: metrics && daysToAdd(resources.withoutMetrics, metrics.command),
      recordKey: record.key,
    };
  });
}

const nothingOfResources = { findings: [], withoutMetrics: [] };
