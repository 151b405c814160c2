/**
 * The address of the web dashboard from a function's environment: the same variable for the digest and for
 * the executives' mail.
 */
import * as z from 'zod/mini';
import {
  acceptedDashboardAddress,
  dashboardAddressProblem,
  normalDashboardAddress,
} from '../domain/links/dashboard-address.ts';

/** Empty is not set. Not an `optionalVariable`, whose error would not say what is wrong. */
const address = z.pipe(
  z.string().check(({ value, issues }) => {
    const problem = value === '' ? null : dashboardAddressProblem(value);
    if (problem === null) return;
    const message = `${acceptedDashboardAddress}: ${problem}`;
    issues.push({ code: 'custom', input: value, message });
  }),
  z.transform((value) => (value === '' ? undefined : normalDashboardAddress(value))),
);

/** Environment variable → what it accepts; without it the mails have no links. */
export const dashboardVariables = { DIGEST_DASHBOARD_URL: z.optional(address) };
