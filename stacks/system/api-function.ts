/**
 * The function that answers the API's requests. API Gateway waits for it at most 29 seconds; it has longer, because it
 * finishes slow answers after that and keeps them for the next request.
 */
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from './names.ts';

export type WebSettings = NonNullable<StackSettings['web']>;

export interface ApiFunction {
  readonly folder: 'api';
  readonly name: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** Absent if nothing is reserved. */
  readonly reservedConcurrency?: number;
}

/** How many answers are made at once; a further one fails, and the browser asks again. */
const defaultConcurrency = 10;

export function apiFunction(settings: StackSettings, web: WebSettings): ApiFunction {
  const reserved = reservedConcurrencyOf(settings, web);
  return {
    folder: 'api',
    name: namesOf(settings).functions.api,
    description: 'Answers requests of the dashboard and of scripts from the archive',
    timeoutSeconds: 300,
    memoryMegabytes: web.memoryMegabytes,
    ...(reserved !== null && { reservedConcurrency: reserved }),
  };
}

/** An account that allows no reservation for the digest allows none for the API. */
function reservedConcurrencyOf({ functions }: StackSettings, web: WebSettings): number | null {
  if (web.reservedConcurrency !== undefined) return web.reservedConcurrency;
  return functions.reservedConcurrency === null ? null : defaultConcurrency;
}
