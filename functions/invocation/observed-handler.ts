/**
 * What every handler does around its work: opens telemetry, logs an error once, rethrows it so that
 * retries and alarms work, and writes the metrics whatever happened.
 */
import type { Context } from 'aws-lambda';
import { openTelemetry, type Telemetry } from '../observability/telemetry.ts';

export interface Invocation {
  readonly event: unknown;
  /** Lambda's request id: a retry of the same invocation keeps it. */
  readonly requestId: string;
  /** The function's own name in AWS. */
  readonly functionName: string;
  /** Milliseconds until Lambda ends the invocation. */
  readonly timeLeft: () => number;
  readonly telemetry: Telemetry;
}

/** A Lambda handler that does `work` and tells about it under `functionName`. */
export function observedHandler<R>(
  functionName: string,
  work: (invocation: Invocation) => Promise<R>,
): (event: unknown, context: Context) => Promise<R> {
  return async (event, context) => {
    const telemetry = openTelemetry(functionName, context);
    try {
      return await work({
        event,
        requestId: context.awsRequestId,
        functionName: context.functionName,
        timeLeft: () => context.getRemainingTimeInMillis(),
        telemetry,
      });
    } catch (error) {
      telemetry.failed(error);
      throw error;
    } finally {
      telemetry.flush();
    }
  };
}
