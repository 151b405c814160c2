/** The settings of the executives' page from the environment. Terraform sets the same names. */

import * as z from 'zod/mini';
import { functionPatience } from '../../src/delivery/mail-patience.ts';
import { dashboardVariables } from '../../src/settings/dashboard-environment.ts';
import { lightVariables, thresholdsIn } from '../../src/settings/light-environment.ts';
import type { PageSettings, RouteSettings } from '../../src/settings/page-settings.ts';
import {
  addressList,
  environmentError,
  optionalVariable,
  parseEnvironment,
} from '../../src/settings/parse-environment.ts';
import { budgetsTable } from '../../src/tables/budgets.ts';
import { fileKey } from '../../src/tables/object-key.ts';

const seconds = z.coerce.number().check(z.int(), z.positive());
const id = optionalVariable(
  z.string().check(z.regex(/^[\w-]{1,512}$/, 'letters, digits, _ and - only')),
);

export const pageRouteKinds = [
  'console-schedule',
  'registered-user',
  'anonymous',
  'rendered',
] as const;

/** Environment variable → what it accepts. An `optionalVariable` may be absent or empty. */
export const pageEnvironment = z.object({
  DIGEST_SNAPSHOT_ROUTE: z.enum(pageRouteKinds),
  DIGEST_SNAPSHOT_DASHBOARD_ID: id,
  DIGEST_SNAPSHOT_SHEET_ID: id,
  DIGEST_SNAPSHOT_SCHEDULE_ID: id,
  DIGEST_SNAPSHOT_USER_ARN: optionalVariable(
    z.string().check(z.regex(/^arn:aws[a-z-]*:quicksight:[a-z0-9-]+:\d{12}:user\/[\w.-]+\/\S+$/)),
  ),
  DIGEST_SNAPSHOT_ROLE_ARN: optionalVariable(
    z.string().check(z.regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/)),
  ),
  /** Time to wait for the digest to be sent, and then again for the ingestion. */
  DIGEST_SNAPSHOT_WAIT_SECONDS: z._default(seconds, 240),
  /** Time limit of QuickSight's snapshot job. */
  DIGEST_SNAPSHOT_TIMEOUT_SECONDS: z._default(seconds, 240),
  /** The executives' addresses, separated by commas; a QuickSight schedule has its own. */
  DIGEST_SNAPSHOT_MAIL_TO: optionalVariable(addressList),
  DIGEST_MAIL_FROM: z.string().check(z.minLength(3)),
  DIGEST_BUDGETS_KEY: z._default(z.string().check(z.minLength(1)), fileKey(budgetsTable)),
  ...lightVariables,
  ...dashboardVariables,
});

type Variables = z.infer<typeof pageEnvironment>;

export interface PageEnvironment {
  /** Without the budgets, which are in the bucket. */
  readonly settings: Omit<PageSettings, 'budgets'>;
  readonly budgetsKey: string;
  readonly route: RouteSettings;
  /** Seconds that QuickSight has to draw the page. */
  readonly jobSeconds: number;
}

/** Throws an Error naming each variable that is missing or wrong, and what it accepts. */
export function readPageSettings(environment: NodeJS.ProcessEnv): PageEnvironment {
  const env = parseEnvironment(pageEnvironment, environment);
  const route = routeOf(env);
  const to = route.kind === 'console-schedule' ? [] : needed(env, 'DIGEST_SNAPSHOT_MAIL_TO');
  const settings = {
    thresholds: thresholdsIn(env),
    waitSeconds: env.DIGEST_SNAPSHOT_WAIT_SECONDS,
    dashboardUrl: env.DIGEST_DASHBOARD_URL,
    mail: { from: env.DIGEST_MAIL_FROM, to, ...functionPatience },
  };
  return {
    settings,
    route,
    budgetsKey: env.DIGEST_BUDGETS_KEY,
    jobSeconds: env.DIGEST_SNAPSHOT_TIMEOUT_SECONDS,
  };
}

function routeOf(env: Variables): RouteSettings {
  const kind = env.DIGEST_SNAPSHOT_ROUTE;
  if (kind === 'rendered') return { kind };
  const dashboardId = needed(env, 'DIGEST_SNAPSHOT_DASHBOARD_ID');
  if (kind === 'console-schedule') {
    return { kind, dashboardId, scheduleId: needed(env, 'DIGEST_SNAPSHOT_SCHEDULE_ID') };
  }
  const sheet = { dashboardId, sheetId: needed(env, 'DIGEST_SNAPSHOT_SHEET_ID') };
  if (kind === 'anonymous') return { kind, ...sheet };
  const userArn = needed(env, 'DIGEST_SNAPSHOT_USER_ARN');
  return { kind, ...sheet, userArn, roleArn: needed(env, 'DIGEST_SNAPSHOT_ROLE_ARN') };
}

function needed<K extends keyof Variables>(env: Variables, name: K): NonNullable<Variables[K]> {
  const value = env[name];
  if (value !== undefined && value !== null) return value;
  throw environmentError(
    `${name}: needed when DIGEST_SNAPSHOT_ROUTE is ${env.DIGEST_SNAPSHOT_ROUTE}`,
  );
}
