/**
 * Refreshes the dashboard's copy of the archive. A failure does not keep the mail from leaving: the
 * mail says so, and the run fails after it was sent, so that the alarm fires.
 */

import type { StepFacts } from '../../src/observability/run-record.ts';
import type { Dashboard } from '../../src/ports/dashboard.ts';
import { type Failure, optionalStep } from './optional-step.ts';

export interface Refresh {
  /** What the mail says about the dashboard; null when all is well. */
  readonly notice: string | null;
  readonly failure: Failure;
}

export async function refreshDashboard(
  dashboard: Dashboard,
  runId: string,
  note: (facts: StepFacts) => void,
): Promise<Refresh> {
  const { failure } = await optionalStep(note, undefined, async () => {
    note({ ...(await dashboard.refresh(runId)) });
  });
  return {
    notice:
      failure === null
        ? null
        : 'The dashboard could not be refreshed; it still shows the figures of an earlier run.',
    failure,
  };
}
