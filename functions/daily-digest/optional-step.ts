/**
 * Steps that a mail can do without. When one fails, the mail leaves all the same and says what it
 * lacks; then the run fails, so that the alarm fires and a retry can mend it.
 */
import type { StepFacts } from '../../src/observability/run-record.ts';

/** What a spare step gave, or stands in for it. */
export interface OptionalResult<T> {
  readonly value: T;
  readonly isMissing: boolean;
  /** Throws what the step threw. */
  readonly throwIfFailed: () => void;
}

/** Runs the step; `instead` is its value where it fails, which the facts then say. */
export async function optionalStep<T>(
  note: (facts: StepFacts) => void,
  instead: T,
  work: () => Promise<T>,
): Promise<OptionalResult<T>> {
  try {
    return { value: await work(), isMissing: false, throwIfFailed: () => undefined };
  } catch (error) {
    note({ status: 'failed', error: error instanceof Error ? error.message : String(error) });
    return {
      value: instead,
      isMissing: true,
      throwIfFailed: () => {
        throw error;
      },
    };
  }
}
