/**
 * How the SDK's clients behave here: bounded retries, and a bound on every wait. Endpoints and
 * credentials come from where the SDK looks for them itself.
 */
import type { Pace } from './poll.ts';

/** Bounds on waiting. Tests shorten them. */
export interface AwsTimings {
  readonly connectMilliseconds: number;
  /** From the request to the head of the answer, per attempt. */
  readonly requestMilliseconds: number;
  /** Silence in the middle of a body. */
  readonly idleMilliseconds: number;
  readonly athenaPace: Pace;
  readonly dashboardPace: Pace;
}

export const defaultTimings: AwsTimings = {
  connectMilliseconds: 3_000,
  requestMilliseconds: 30_000,
  idleMilliseconds: 60_000,
  athenaPace: { firstMilliseconds: 250, maxMilliseconds: 3_000 },
  dashboardPace: { firstMilliseconds: 1_000, maxMilliseconds: 10_000 },
};

type HttpTimings = Pick<
  AwsTimings,
  'connectMilliseconds' | 'requestMilliseconds' | 'idleMilliseconds'
>;

/** The SDK gives up after this many attempts at one call. */
const maxAttempts = 4;

/** Settings of every client whose calls may be repeated. */
export function clientSettings(region: string, timings: HttpTimings) {
  return {
    region,
    maxAttempts,
    retryMode: 'standard',
    requestHandler: httpTimeouts(timings),
  } as const;
}

/**
 * Settings of the client that sends mail: one attempt, since a repeated send is a second mail, and a
 * new connection, since one that died while Lambda slept would leave the outcome unknown.
 */
export function sendingClientSettings(region: string, timings: HttpTimings) {
  const fresh = { keepAlive: false };
  return {
    region,
    maxAttempts: 1,
    requestHandler: { ...httpTimeouts(timings), httpAgent: fresh, httpsAgent: fresh },
  };
}

/** Without `throwOnRequestTimeout` the SDK only warns of an answer that is late, and waits on. */
function httpTimeouts(timings: HttpTimings) {
  return {
    connectionTimeout: timings.connectMilliseconds,
    requestTimeout: timings.requestMilliseconds,
    socketTimeout: timings.idleMilliseconds,
    throwOnRequestTimeout: true,
  };
}
