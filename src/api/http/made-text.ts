/** Makes an operation's answer as JSON, within the limits of the process. */
import type { Asked, Operation } from '../operations/operation.ts';
import type { ApiServices } from './api-services.ts';

/** Throws an ApiProblem. */
export function madeText(
  { archive, limiter }: ApiServices,
  { answer }: Operation,
  asked: Asked<Record<string, unknown>>,
): Promise<string> {
  const make = async () => JSON.stringify(await answer(archive, asked));
  return limiter === undefined ? make() : limiter.inTurn(make);
}

export function inTime<T>({ limiter }: ApiServices, make: () => Promise<T>): Promise<T> {
  return limiter === undefined ? make() : limiter.inTime(make());
}
