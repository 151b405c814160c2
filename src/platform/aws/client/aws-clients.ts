/**
 * Settings of the SDK's clients: a limited number of retries, and a timeout for every wait. The SDK finds
 * endpoints and credentials in its usual places.
 */
import type { Pace } from './poll.ts';

/** Timeouts. Tests shorten them. */
export interface AwsTimings {
  readonly connectMilliseconds: number;
  /** Maximum time from the request to the head of the answer, per attempt. */
  readonly requestMilliseconds: number;
  /** Maximum time without a byte in the middle of a body. */
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

/** Number of attempts at one call before the SDK gives up. */
const maxAttempts = 4;

/** Settings of every client whose calls are safe to repeat. */
export function clientSettings(region: string, timings: HttpTimings) {
  return {
    region,
    maxAttempts,
    retryMode: 'standard',
    requestHandler: httpTimeouts(timings),
  } as const;
}

/**
 * Settings of the client that sends mail. It makes one attempt, because a repeated send is a second mail.
 * It opens a new connection, because a connection that broke while Lambda was frozen would leave the
 * outcome unknown.
 */
export function sendingClientSettings(region: string, timings: HttpTimings) {
  const fresh = { keepAlive: false };
  return {
    region,
    maxAttempts: 1,
    requestHandler: { ...httpTimeouts(timings), httpAgent: fresh, httpsAgent: fresh },
  };
}

/** Without `throwOnRequestTimeout` the SDK only warns about a late answer and continues to wait. */
function httpTimeouts(timings: HttpTimings) {
  return {
    connectionTimeout: timings.connectMilliseconds,
    requestTimeout: timings.requestMilliseconds,
    socketTimeout: timings.idleMilliseconds,
    throwOnRequestTimeout: true,
  };
}
