/**
 * Refreshes the dashboard's SPICE data set. When it fails, the mail is still sent and says so; then the
 * run fails, so that the alarm fires.
 */

import type { StepFacts } from '../../src/observability/run-record.ts';
import type { Dashboard } from '../../src/ports/dashboard.ts';
import { type Failure, optionalStep } from './optional-step.ts';

export interface Refresh {
  /** The mail's notice about the dashboard; null when there is no problem. */
  readonly notice: string | null;
  readonly failure: Failure;
}

export async function refreshDashboard(
  dashboard: Dashboard,
  runId: string,
  addToRecord: (facts: StepFacts) => void,
): Promise<Refresh> {
  const { failure } = await optionalStep(addToRecord, undefined, async () => {
    addToRecord({ ...(await dashboard.refresh(runId)) });
  });
  return {
    notice:
      failure === null
        ? null
        : 'The dashboard could not be refreshed; it still shows the figures of an earlier run.',
    failure,
  };
}
