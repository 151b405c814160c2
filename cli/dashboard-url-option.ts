/** `--dashboard-url`: the address of the web dashboard that the mails link to. */

import { InputError } from '../src/domain/input/input-error.ts';
import {
  acceptedDashboardAddress,
  dashboardAddressProblem,
  normalDashboardAddress,
} from '../src/domain/links/dashboard-address.ts';

/** Undefined if the option is absent. Throws an InputError unless the text is an accepted address. */
export function readDashboardUrl(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const problem = dashboardAddressProblem(given);
  if (problem === null) return normalDashboardAddress(given);
  // An address with a user name may have a password.
  const shown = given.includes('@') ? '' : ` '${given}'`;
  throw new InputError(
    `--dashboard-url${shown} is not valid: ${problem}. Write ${acceptedDashboardAddress}.`,
  );
}
