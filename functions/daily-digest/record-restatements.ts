/** Keeps the restated days that the organization's mail names, for charts. The mails do not need it. */

import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { RestatedDay } from '../../src/domain/figures/trust.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { publishRestatedDays } from '../../src/reports/restated/publish-restated-days.ts';
import { type OptionalResult, optionalStep } from './optional-step.ts';

/** Does not throw: the result contains the error. */
export async function recordRestatements(
  { store }: Pick<Platform, 'store'>,
  reportDay: BillingDay,
  days: readonly RestatedDay[],
  addToRecord: (facts: StepFacts) => void,
): Promise<OptionalResult<null>> {
  return optionalStep(addToRecord, null, async () => {
    addToRecord({ ...(await publishRestatedDays(store, reportDay, days)) });
    return null;
  });
}
