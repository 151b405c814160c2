/**
 * The environment variables of the function of the executives' page, in addition to those of all
 * functions.
 */
import type * as z from 'zod/mini';
import type { pageEnvironment } from '../../functions/dashboard-snapshot/page-environment.ts';
import { roleArn } from '../names/role-names.ts';
import type { StackSettings } from '../settings/settings.ts';
import type { DashboardVariable } from './dashboard-environment.ts';
import { snapshotDashboardId } from './executive-page-names.ts';
import { lightVariablesOf } from './light-environment.ts';
import { namesOf } from './names.ts';

/** The function's own defaults, which no setting of the stacks changes. */
type LeftAtDefault = 'DIGEST_SNAPSHOT_WAIT_SECONDS' | 'DIGEST_SNAPSHOT_TIMEOUT_SECONDS';

export type PageVariables = Readonly<
  Record<Exclude<keyof z.input<typeof pageEnvironment>, LeftAtDefault | DashboardVariable>, string>
>;

/** The function reads an empty string as "not set". Without executives there is no function. */
export function pageVariables(settings: StackSettings): PageVariables {
  const { executives = { route: 'rendered', to: [] } as const, mail } = settings;
  const isOurs = executives.route === 'rendered';
  return {
    DIGEST_SNAPSHOT_ROUTE: executives.route,
    DIGEST_SNAPSHOT_DASHBOARD_ID: isOurs ? '' : snapshotDashboardId(settings),
    DIGEST_SNAPSHOT_SHEET_ID: 'sheetId' in executives ? executives.sheetId : '',
    DIGEST_SNAPSHOT_SCHEDULE_ID: 'scheduleId' in executives ? executives.scheduleId : '',
    DIGEST_SNAPSHOT_USER_ARN: 'userArn' in executives ? executives.userArn : '',
    DIGEST_SNAPSHOT_ROLE_ARN: 'userArn' in executives ? roleArn(settings, 'snapshot-user') : '',
    DIGEST_SNAPSHOT_MAIL_TO: 'to' in executives ? executives.to.join(',') : '',
    DIGEST_MAIL_FROM: mail.from,
    DIGEST_BUDGETS_KEY: namesOf(settings).budgetsKey,
    ...lightVariablesOf(settings),
  };
}
