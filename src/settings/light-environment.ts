/**
 * The thresholds of the traffic light from a function's environment: the same two variables for the
 * digest and for the executives' page, so that mail and page show the same light.
 */
import * as z from 'zod/mini';
import {
  acceptedThresholds,
  areThresholds,
  defaultThresholds,
  type LightThresholds,
} from '../domain/budgets/budget-light.ts';
import { environmentError } from './parse-environment.ts';

/** Environment variable → what it accepts; `thresholdsIn` checks the two together. */
export const lightVariables = {
  DIGEST_GREEN_RATIO: z._default(z.coerce.number(), defaultThresholds.green),
  DIGEST_YELLOW_RATIO: z._default(z.coerce.number(), defaultThresholds.yellow),
};

interface LightVariables {
  readonly DIGEST_GREEN_RATIO: number;
  readonly DIGEST_YELLOW_RATIO: number;
}

/** Throws an Error naming both variables where they are not thresholds. */
export function thresholdsIn(env: LightVariables): LightThresholds {
  const thresholds = { green: env.DIGEST_GREEN_RATIO, yellow: env.DIGEST_YELLOW_RATIO };
  if (areThresholds(thresholds)) return thresholds;
  throw environmentError(
    `DIGEST_GREEN_RATIO, DIGEST_YELLOW_RATIO: given ${thresholds.green} and ${thresholds.yellow}; ` +
      `accepted: ${acceptedThresholds}`,
  );
}
