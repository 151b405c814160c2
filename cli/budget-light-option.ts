/** `--budget-light`: up to which share of its budget a month's end is green, and up to which yellow. */
import {
  acceptedThresholds,
  areThresholds,
  defaultThresholds,
  type LightThresholds,
} from '../src/domain/budgets/budget-light.ts';
import { InputError } from '../src/domain/input/input-error.ts';

/** As the option takes them: '0.9,1'. */
export const defaultBudgetLight = `${defaultThresholds.green},${defaultThresholds.yellow}`;

/** The default where nothing is given. Throws an InputError for what are not two thresholds. */
export function readBudgetLight(given: string | undefined): LightThresholds {
  if (given === undefined) return defaultThresholds;
  const shares = given.split(',').map((share) => Number(share.trim() === '' ? 'none' : share));
  const [green = Number.NaN, yellow = Number.NaN] = shares;
  if (shares.length === 2 && areThresholds({ green, yellow })) return { green, yellow };
  throw new InputError(
    `--budget-light '${given}' is not valid: write green,yellow: ${acceptedThresholds}.`,
  );
}
