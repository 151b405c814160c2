/**
 * The common part of every handler: it opens telemetry, logs an error once, rethrows it so that retries
 * and alarms work, and always writes the metrics. Logs and metrics are loaded while the first request to AWS
 * is on its way, because nothing is logged before its answer, and each cold start would wait for them.
 */
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { laterTelemetry } from '../observability/later-telemetry.ts';
import type { Telemetry } from '../observability/telemetry.ts';
import { optionalVariable, parseEnvironment } from '../settings/parse-environment.ts';

export interface Invocation {
  readonly event: unknown;
  /** Lambda's request id; a retry of the same invocation has the same id. */
  readonly requestId: string;
  /** The function's name in AWS. */
  readonly functionName: string;
  /** Milliseconds until Lambda ends the invocation. */
  readonly timeLeft: () => number;
  readonly telemetry: Telemetry;
}

/** Environment variable → what it accepts, for every function. */
export const telemetryEnvironment = z.object({
  /** Name of this system: several systems in one account must have separate metrics. */
  DIGEST_SYSTEM: optionalVariable(z.string()),
});

/** A Lambda handler that runs `work` and reports telemetry under `functionName`. */
export function observedHandler<R>(
  functionName: string,
  environment: NodeJS.ProcessEnv,
  work: (invocation: Invocation) => Promise<R>,
): (event: unknown, context: Context) => Promise<R> {
  return async (event, context) => {
    const { DIGEST_SYSTEM: system } = parseEnvironment(telemetryEnvironment, environment);
    const { telemetry, opened } = laterTelemetry(
      import('../observability/telemetry.ts').then(({ openTelemetry }) =>
        openTelemetry({ functionName, system }, context),
      ),
    );
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
      await opened;
    }
  };
}
