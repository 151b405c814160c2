/**
 * Reads the teams' figures and the tag coverage from the archive, if there are allocation rules. When it
 * fails, or when the allocation was not archived, the mail says so, and the run fails after sending.
 */
import type { RejectedSet, RunRules } from '../../src/allocation/published/rules-for-run.ts';
import { problemText } from '../../src/allocation/yaml/problem.ts';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import { dayOfTime, firstOfPeriod } from '../../src/domain/calendar/billing-day.ts';
import type { AllocationFigures } from '../../src/domain/figures/allocation-figures.ts';
import type { CoverageFigures } from '../../src/domain/figures/coverage-figures.ts';
import type {
  DigestAllocation,
  RejectedRules,
} from '../../src/domain/figures/digest-allocation.ts';
import type { OuSeries } from '../../src/domain/figures/ou-figures.ts';
import { lastCompleteDay } from '../../src/domain/figures/report-day.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { DigestData } from '../../src/reports/digest/read-digest-data.ts';
import { publishTeamUnits } from '../../src/reports/teams/publish-team-units.ts';
import { readCoverage } from '../../src/reports/teams/read-coverage.ts';
import { readTeamFigures } from '../../src/reports/teams/read-team-figures.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import { type Failure, type OptionalResult, optionalStep } from './optional-step.ts';

export interface FoundAllocation {
  /** Undefined without allocation rules. */
  readonly allocation: DigestAllocation | undefined;
  readonly failure: Failure;
}

export interface ArchivedData {
  readonly data: DigestData;
  /** Why the allocation was not archived, or is not as the breakdown. */
  readonly failure: Failure;
}

/** Whether there are rules, or should be. */
export function usesRules({ value }: OptionalResult<RunRules | null>): boolean {
  return value === null || value.hasRules || value.rejected !== null;
}

/** For runs that use rules. Does not throw: the result contains the error. */
export async function findAllocation(
  platform: Pick<Platform, 'engine' | 'tables' | 'store'>,
  { data, failure: notArchived }: ArchivedData,
  rules: OptionalResult<RunRules | null>,
  settings: DigestSettings,
  addToRecord: (facts: StepFacts) => void,
): Promise<FoundAllocation> {
  const { value: found, failure: unread } = rules;
  const hasRules = found?.hasRules === true;
  const read = await optionalStep<AllocationFigures | null>(addToRecord, null, async () =>
    hasRules ? readTeamFigures(platform, teamInput(data, found, settings)) : null,
  );
  const covered = await optionalStep<CoverageFigures | null>(addToRecord, null, () =>
    coverageOf(platform, data, found),
  );
  const published = await optionalStep<unknown>(addToRecord, null, async () =>
    hasRules ? publishTeamUnits(platform, data.reportDay, found.set) : null,
  );
  const failure = unread ?? notArchived ?? read.failure ?? covered.failure ?? published.failure;
  const allocation = {
    figures: read.value,
    hasFailed: failure !== null,
    rejected: found === null ? null : rejectedRules(found.rejected),
    untagged: covered.value?.untagged ?? [],
    ...(covered.value === null ? {} : { coverage: covered.value }),
  };
  return { allocation, failure };
}

/** The month to date of the tags that the rules require now. */
async function coverageOf(
  { store }: Pick<Platform, 'store'>,
  { reportDay }: DigestData,
  found: RunRules | null,
): Promise<CoverageFigures | null> {
  const tags = found?.hasRules === true ? found.set.required : [];
  if (tags.length === 0) return null;
  return readCoverage(store, { from: firstOfPeriod(reportDay), to: reportDay, tags });
}

function teamInput(
  { reportDay, data, reportedDay, series }: DigestData,
  { set }: RunRules,
  { moverCount, costMetric, budgets, thresholds }: DigestSettings,
) {
  return {
    reportDay,
    completeUntil: lastCompleteDay({ reportDay, data }),
    currency: reportedDay.day.currency,
    set,
    budgets,
    thresholds,
    moverCount,
    billMonthToDate: costMetric === 'unblended' ? monthToDate(series) : null,
  };
}

/** The report day's month, in the bill; the archive's breakdown agrees with it. */
function monthToDate({ monthToDate: costs }: OuSeries): number {
  return sumOf([...costs.values()]);
}

function rejectedRules(rejected: RejectedSet | null): RejectedRules | null {
  const [first] = rejected?.problems ?? [];
  if (rejected === null || first === undefined) return null;
  const { problems, lastGoodSince } = rejected;
  const usedFrom = lastGoodSince === null ? null : dayOfTime(Date.parse(lastGoodSince));
  return { problem: problemText(first), more: problems.length - 1, usedFrom };
}
