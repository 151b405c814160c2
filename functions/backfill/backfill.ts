/**
 * The steps of a backfill: updates the archive from the bill for a range of days, one billing period
 * after the other. One scan stages a period's rows; then each day is checked and published as in the
 * daily run. Safe to interrupt and to repeat: unchanged days are not written. It never sends mail.
 */

import {
  hasRuleFiles,
  readRunRules,
  withoutRules,
} from '../../src/allocation/published/read-run-rules.ts';
import type { RunRules } from '../../src/allocation/published/rules-for-run.ts';
import { rulesStepFacts } from '../../src/allocation/published/rules-step-facts.ts';
import { usableRules } from '../../src/allocation/published/usable-rules.ts';
import { verifyingStore } from '../../src/archive/verify/verifying-store.ts';
import { type Acceptance, nothingAccepted } from '../../src/archive/window/archive-settings.ts';
import { archiveStepFacts } from '../../src/archive/window/archive-step-facts.ts';
import { type ArchivedWindow, archiveWindow } from '../../src/archive/window/archive-window.ts';
import type { StagedWindow } from '../../src/archive/window/stage-window.ts';
import {
  type BreakdownSettings,
  readStagedBreakdown,
} from '../../src/archive/window/staged-breakdown.ts';
import {
  type BillingDay,
  type BillingPeriod,
  daysFromTo,
} from '../../src/domain/calendar/billing-day.ts';
import { monthlyWindows } from '../../src/domain/calendar/open-window.ts';
import type { BreakdownDay } from '../../src/domain/costs/breakdown.ts';
import { RunRecord, type Step, type StepListener } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { StagedRows } from '../../src/ports/staging.ts';
import { confirmVisibleAllocations } from './confirm-visible-allocations.ts';
import { confirmVisibleDays } from './confirm-visible-days.ts';
import type { DayRange } from './day-range.ts';
import { openForBackfill } from './open-for-backfill.ts';
import { stagedPeriods } from './staged-periods.ts';
import { timeBudget } from './time-budget.ts';

/** Called with each day after it was published or found unchanged. */
export type DayListener = (day: BillingDay) => void;

export interface BackfillRequest extends DayRange {
  readonly runId: string;
  /** The accepted changes of the bill; none when undefined. */
  readonly accept?: Acceptance | undefined;
  readonly onStep?: StepListener | undefined;
  readonly onDay?: DayListener | undefined;
  /** Milliseconds until Lambda ends the process; undefined when there is no limit. */
  readonly timeLeft?: (() => number) | undefined;
}

export interface BackfillOutcome {
  /** The result of each billing period with lines in the bill. */
  readonly archived: readonly ArchivedWindow[];
  /** Billing periods without a line in the range; their archived days are not changed. */
  readonly withoutLines: readonly BillingPeriod[];
  /** Days whose partition had a wrong location, which was corrected. */
  readonly relocated: readonly BillingDay[];
  /** The same of the allocation. */
  readonly relocatedAllocations: readonly BillingDay[];
  /** Remaining days, for which there was no time: the last billing periods of the range. */
  readonly rest: DayRange | null;
  readonly recordKey: string;
  /** Bytes read from bill and archive, if the engine reports them. */
  readonly bytesScanned: number;
}

/**
 * Throws as the daily digest's steps do; periods before the failing one stay published. A failure of the
 * allocation is a result, see `ArchivedWindow.allocation`: the caller must report it.
 */
export async function backfill(
  given: Platform,
  settings: BreakdownSettings,
  request: BackfillRequest,
): Promise<BackfillOutcome> {
  const { from, to, runId, onStep } = request;
  const record = new RunRecord(given, { runId, day: to, onStep });
  const store = verifyingStore(given.store, daysFromTo(from, to));
  const platform = { ...given, store, engine: record.observe(given.engine) };
  return record.keep(async () => {
    const { archived, withoutLines, rest } = await archivePeriods(
      platform,
      settings,
      request,
      record,
    );
    const relocated = await record.step('check', async (addToRecord) => {
      const days = await confirmVisibleDays(platform, archived);
      const allocations = await confirmVisibleAllocations(platform, archived, settings.costMetric);
      addToRecord({ relocated: days, relocatedAllocations: allocations });
      return { days, allocations };
    });
    if (rest === null) {
      await record.step('refresh', async (addToRecord) =>
        addToRecord({ ...(await platform.dashboard.refresh(runId)) }),
      );
    }
    const { key: recordKey, bytesScanned } = record;
    return {
      archived,
      withoutLines,
      relocated: relocated.days,
      relocatedAllocations: relocated.allocations,
      rest,
      recordKey,
      bytesScanned,
    };
  });
}

async function archivePeriods(
  platform: Platform,
  settings: BreakdownSettings,
  { from, to, runId, timeLeft, accept = nothingAccepted, onDay = () => undefined }: BackfillRequest,
  record: RunRecord,
) {
  const windows = monthlyWindows(from, to);
  const rules = await rulesOf(platform, record);
  const archive = await openForBackfill(platform, settings, { from, to, accept });
  const time = timeBudget(windows.length, timeLeft);
  const archived: ArchivedWindow[] = [];
  const withoutLines: BillingPeriod[] = [];
  const { archiveState } = archive;
  const staging = {
    settings,
    archiveState,
    runId,
    rules: usableRules(platform, rules),
    mayStart: time.mayStart,
  };
  for await (const period of stagedPeriods(platform, windows, staging)) {
    const { window } = period;
    const result = await record.step(`archive ${window.periods[0]}`, async (addToRecord) => {
      addToRecord(stagingStepFacts(record.steps, period));
      if (period.rows.parts.length === 0) return undefined;
      const breakdown = await readStagedBreakdown(period, settings);
      const archiving = await archive.archivingOf(breakdown);
      const days = reported(breakdown.days, onDay);
      const published = await archiveWindow(platform, window, { ...breakdown, days }, archiving);
      addToRecord(archiveStepFacts(published));
      return published;
    });
    if (result === undefined) withoutLines.push(...window.periods);
    else archived.push(result);
    time.finished();
  }
  const next = windows[archived.length + withoutLines.length];
  return { archived, withoutLines, rest: next === undefined ? null : { from: next.from, to } };
}

/** Throws as `rulesForRun` does: a backfill is repeated, unlike a mail. */
async function rulesOf({ store, now }: Platform, record: RunRecord): Promise<RunRules> {
  if (!(await hasRuleFiles(store))) return withoutRules;
  return record.step('rules', async (addToRecord) => {
    const rules = await readRunRules(store, now());
    addToRecord(rulesStepFacts(rules));
    return rules;
  });
}

/** Calls `onDay` with each day after it was published. */
async function* reported(
  days: AsyncIterable<BreakdownDay>,
  onDay: DayListener,
): AsyncGenerator<BreakdownDay> {
  for await (const day of days) {
    yield day;
    onDay(day.day);
  }
}

/** Records the scan in the step that publishes its rows, although it began during the step before. */
function stagingStepFacts(
  steps: readonly Step[],
  { window, lines, rows, allocation }: StagedWindow,
) {
  const ran: readonly [string, RanQuery][] = [
    ['line_sums', lines],
    ['ou_breakdown', rows],
    ...(allocation?.staged ?? []).flatMap(({ rows: allocated, coverage }): [string, RanQuery][] => [
      ['cost_allocation', allocated],
      ...(coverage === null ? [] : ([['tag_coverage', coverage.rows]] as [string, RanQuery][])),
    ]),
    ...commitmentsQuery(allocation),
  ];
  for (const [name, { queryId, bytesScanned, costUsd }] of ran) {
    const price = costUsd === null ? {} : { costUsd };
    steps.at(-1)?.queries.push({ name, queryId, bytesScanned, ...price });
  }
  return { period: window.periods[0], daysInBill: rows.parts.length };
}

function commitmentsQuery(allocation: StagedWindow['allocation']): readonly [string, RanQuery][] {
  if (allocation === null || allocation.failure !== null) return [];
  return [['commitments', allocation.commitments]];
}

type RanQuery = Pick<StagedRows, 'queryId' | 'bytesScanned' | 'costUsd'>;
