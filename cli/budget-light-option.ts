/** `--budget-light`: the shares of the budget up to which a projected month end is green, and yellow. */
import {
  acceptedThresholds,
  areThresholds,
  defaultThresholds,
  type LightThresholds,
} from '../src/domain/budgets/budget-light.ts';
import { InputError } from '../src/domain/input/input-error.ts';

/** In the form of the option: '0.9,1'. */
export const defaultBudgetLight = `${defaultThresholds.green},${defaultThresholds.yellow}`;

/** The default if the option is absent. Throws an InputError unless the text is two thresholds. */
export function readBudgetLight(given: string | undefined): LightThresholds {
  if (given === undefined) return defaultThresholds;
  const shares = given.split(',').map((share) => Number(share.trim() === '' ? 'none' : share));
  const [green = Number.NaN, yellow = Number.NaN] = shares;
  if (shares.length === 2 && areThresholds({ green, yellow })) return { green, yellow };
  throw new InputError(
    `--budget-light '${given}' is not valid: write green,yellow: ${acceptedThresholds}.`,
  );
}
