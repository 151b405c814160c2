/**
 * Telemetry that is still being loaded: it remembers what is reported, and passes it on in the same order as
 * soon as the real one is open.
 */
import type { Telemetry } from './telemetry.ts';

export interface LaterTelemetry {
  readonly telemetry: Telemetry;
  /** Fulfilled once everything reported so far was passed on. Rejects if telemetry could not be opened. */
  readonly opened: Promise<void>;
}

export function laterTelemetry(opening: Promise<Telemetry>): LaterTelemetry {
  let real: Telemetry | undefined;
  const waiting: ((telemetry: Telemetry) => void)[] = [];
  const report = (call: (telemetry: Telemetry) => void) => {
    if (real === undefined) waiting.push(call);
    else call(real);
  };
  const opened = opening.then((telemetry) => {
    real = telemetry;
    for (const call of waiting) call(telemetry);
  });
  // A failed import is thrown where `opened` is awaited; until then it must not end the process.
  opened.catch(() => undefined);
  return {
    opened,
    telemetry: {
      onStep: (step) => {
        // The step changes when it ends, so that its present state is remembered.
        const now = { ...step };
        report(({ onStep }) => onStep(now));
      },
      count: (values) => report(({ count }) => count(values)),
      failed: (error) => report(({ failed }) => failed(error)),
      flush: () => report(({ flush }) => flush()),
    },
  };
}
