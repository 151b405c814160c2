/** The address of the web dashboard, which the mails link to. It is not Quick Sight's dashboard. */
import * as z from 'zod';
import {
  acceptedDashboardAddress,
  dashboardAddressProblem,
  normalDashboardAddress,
} from '../../src/domain/links/dashboard-address.ts';

export const dashboardUrl = z
  .string({ error: acceptedDashboardAddress })
  .superRefine((given, { addIssue }) => {
    const problem = dashboardAddressProblem(given);
    if (problem === null) return;
    addIssue({ code: 'custom', message: `${acceptedDashboardAddress}: ${problem}` });
  })
  .transform(normalDashboardAddress);
