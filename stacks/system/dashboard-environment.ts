/** The web dashboard's address as digest and executives' page find it in their environments. */
import type { dashboardVariables } from '../../src/settings/dashboard-environment.ts';
import type { StackSettings } from '../settings/settings.ts';

export type DashboardVariable = keyof typeof dashboardVariables;

/** Empty if no address is set, so that an environment without a dashboard stays as it is. */
export function dashboardVariablesOf({
  dashboardUrl,
}: Pick<StackSettings, 'dashboardUrl'>): Readonly<Partial<Record<DashboardVariable, string>>> {
  return dashboardUrl === undefined ? {} : { DIGEST_DASHBOARD_URL: dashboardUrl };
}
