/**
 * Steps that the mail can do without. When one fails, the mail is sent all the same and says what is
 * missing; then the run fails, so that the alarm fires and Lambda tries again.
 */
import type { StepFacts } from '../../src/observability/run-record.ts';

/** The value of an optional step, and its error. */
export interface OptionalResult<T> {
  readonly value: T;
  /** Null when the step succeeded. */
  readonly failure: Failure;
}

export type Failure = Error | null;

/** Runs the step. When it fails, the value is `fallback`, and the run record contains the error. */
export async function optionalStep<T>(
  addToRecord: (facts: StepFacts) => void,
  fallback: T,
  work: () => Promise<T>,
): Promise<OptionalResult<T>> {
  try {
    return { value: await work(), failure: null };
  } catch (thrown) {
    const failure = thrown instanceof Error ? thrown : new Error(String(thrown));
    addToRecord({ status: 'failed', error: failure.message });
    return { value: fallback, failure };
  }
}

/** Throws the first error there is. */
export function throwFirst(results: readonly { readonly failure: Failure }[]): void {
  for (const { failure } of results) if (failure !== null) throw failure;
}
