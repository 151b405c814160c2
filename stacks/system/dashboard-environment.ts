/** The web dashboard's address as digest and executives' page find it in their environments. */
import type { dashboardVariables } from '../../src/settings/dashboard-environment.ts';
import type { StackSettings } from '../settings/settings.ts';

export type DashboardVariable = keyof typeof dashboardVariables;

type Dashboards = Pick<StackSettings, 'dashboardUrl' | 'web'>;

/** Without its own setting, the domain of the dashboard that these stacks create. */
export function dashboardUrlOf({ dashboardUrl, web }: Dashboards): string | undefined {
  return dashboardUrl ?? (web?.domain === undefined ? undefined : `https://${web.domain.name}`);
}

/** Empty if no address is set, so that an environment without a dashboard stays as it is. */
export function dashboardVariablesOf(
  settings: Dashboards,
): Readonly<Partial<Record<DashboardVariable, string>>> {
  const url = dashboardUrlOf(settings);
  return url === undefined ? {} : { DIGEST_DASHBOARD_URL: url };
}
