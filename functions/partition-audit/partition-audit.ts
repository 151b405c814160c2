/**
 * The steps of the audit: for every day of a range, it compares bill, archived objects and what queries
 * see. A gap is any day on which these differ. It changes nothing in the archive; each gap contains the command that
 * fixes it.
 */

import { extraObjectsCommand } from '../../src/archive/verify/extra-objects-command.ts';
import type { BreakdownSettings } from '../../src/archive/window/staged-breakdown.ts';
import {
  type BillingDay,
  type BillingPeriod,
  parseBillingDay,
} from '../../src/domain/calendar/billing-day.ts';
import { monthlyWindows } from '../../src/domain/calendar/open-window.ts';
import { RunRecord, type StepListener } from '../../src/observability/run-record.ts';
import type { CopiedFile } from '../../src/ports/bill-files.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { auditPeriod } from './audit-period.ts';
import { findCopies } from './find-duplicate-files.ts';
import type { DayFinding, GapKind } from './find-gap.ts';

export interface Gap {
  readonly day: BillingDay;
  readonly kind: GapKind;
  /** A description for the operator. */
  readonly says: string;
  /** The command that fixes the day when run unchanged. */
  readonly command: string;
}

/** Makes the command to backfill days, both included; `accept`: even if the bill shrank. */
export type BackfillCommand = (from: BillingDay, to: BillingDay, accept?: 'shrink') => string;

export interface AuditRequest {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly runId: string;
  /** Makes the command to backfill days on the platform of this audit. */
  readonly backfillCommand: BackfillCommand;
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
  readonly withoutAllocation: WithoutAllocation | null;
  readonly recordKey: string;
}

/** Days that a backfill can allocate, such as those from before an upgrade. */
export interface WithoutAllocation {
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** Number of days. */
  readonly days: number;
  readonly command: string;
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
      days += found.days;
    }
    const forBackfill = findings.filter(({ fix }) => fix === 'backfill').map(({ day }) => day);
    const [first, last] = [forBackfill[0], forBackfill.at(-1)];
    return {
      days,
      gaps: gapsOf(platform, request, findings),
      onlyInArchive,
      copies,
      notCompared,
      backfillAll: first && last ? request.backfillCommand(first, last) : null,
      withoutAllocation: daysToAllocate(withoutAllocation, request),
      recordKey: record.key,
    };
  });
}

function daysToAllocate(
  days: readonly BillingDay[],
  { backfillCommand }: AuditRequest,
): WithoutAllocation | null {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return null;
  return { from, to, days: days.length, command: backfillCommand(from, to) };
}

function gapsOf(
  { store }: Platform,
  { backfillCommand }: AuditRequest,
  findings: readonly DayFinding[],
): readonly Gap[] {
  const commandOf = (fix: DayFinding['fix'], day: BillingDay) => {
    if (fix === 'remove-extra-objects') return extraObjectsCommand(store, day);
    if (fix === 'remove-extra-allocations') {
      return extraObjectsCommand(store, day, costAllocationTable);
    }
    return backfillCommand(day, day, fix === 'accept-shrink' ? 'shrink' : undefined);
  };
  return findings.map(({ day, kind, says, fix }) => ({
    day,
    kind,
    says,
    command: commandOf(fix, day),
  }));
}
