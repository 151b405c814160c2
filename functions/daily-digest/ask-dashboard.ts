/**
 * Has the dashboard's own questions asked once the day is archived and mailed, so that the first reader of the morning
 * waits for nothing. Another function answers them; a run never fails for it.
 */
import type { StepFacts } from '../../src/observability/run-record.ts';
import { optionalStep } from './optional-step.ts';

/** Starts it, without waiting for answers. */
export type AskDashboard = () => Promise<void>;

export async function askDashboard(
  ask: AskDashboard,
  addToRecord: (facts: StepFacts) => void,
): Promise<void> {
  await optionalStep(addToRecord, null, async () => {
    await ask();
    return null;
  });
}
