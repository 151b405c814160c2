/**
 * Checks what the run archived. A breakdown that fails ends the run before any mail; an allocation that fails
 * is a failure of the allocation: the mail says so, and the run fails after sending.
 */
import { checkAllocations } from '../../src/archive/verify/check-allocations.ts';
import { checkArchive } from '../../src/archive/verify/check-archive.ts';
import type { ArchivedWindow } from '../../src/archive/window/archive-window.ts';
import type { CostMetric } from '../../src/domain/costs/cost-metric.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import { atOnce } from '../../src/ports/at-once.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { type OptionalResult, optionalStep } from './optional-step.ts';

/** The number of days whose allocation was checked. */
export type AllocationCheck = OptionalResult<number>;

/** Throws as `checkArchive` does. */
export async function checkRun(
  platform: Pick<Platform, 'engine' | 'tables'>,
  archived: ArchivedWindow,
  costMetric: CostMetric,
  addToRecord: (facts: StepFacts) => void,
): Promise<AllocationCheck> {
  const written = archived.allocation.days.filter(({ outcome }) => outcome === 'written');
  const days = written.map(({ day }) => day);
  const [, checked] = await atOnce([
    checkArchive(platform, archived),
    optionalStep(addToRecord, 0, async () => {
      await checkAllocations(platform, days, costMetric);
      return days.length;
    }),
  ]);
  return checked;
}
