/** The digest's settings from the function's environment. Terraform sets the same names. */

import * as z from 'zod/mini';
import { defaultShrinkLimits } from '../archive/replace/check-shrink.ts';
import { minAccountShare } from '../archive/replace/day-size.ts';
import { functionPatience } from '../delivery/mail-patience.ts';
import { maxOuDepth } from '../domain/budgets/ou-depth.ts';
import { defaultRestatementDays, maxRestatementDays } from '../domain/calendar/open-window.ts';
import { costMetrics, defaultCostMetric } from '../domain/costs/cost-metric.ts';
import { defaultCompleteness } from '../domain/figures/report-day.ts';
import { budgetsTable } from '../tables/budgets.ts';
import { fileKey } from '../tables/object-key.ts';
import { dashboardVariables } from './dashboard-environment.ts';
import {
  defaultMoverCount,
  defaultRecipientsKey,
  defaultSendsPerSecond,
  defaultUntaggedResources,
  maxUntaggedResources,
} from './defaults.ts';
import type { DigestSettings, MailSettings } from './digest-settings.ts';
import { lightVariables, thresholdsIn } from './light-environment.ts';
import {
  addressList,
  domainList,
  optionalVariable,
  parseEnvironment,
} from './parse-environment.ts';

const flag = z.pipe(
  z._default(z.enum(['true', 'false']), 'false'),
  z.transform((text) => text === 'true'),
);
const share = z.coerce.number().check(z.minimum(0), z.maximum(1));
const key = z.string().check(z.minLength(1));

/** Settings that decide the rows of the archive, shared by every function that writes it. */
export const archiveEnvironment = z.object({
  DIGEST_COST_METRIC: z._default(z.enum(costMetrics), defaultCostMetric),
  DIGEST_CURRENCY: optionalVariable(
    z.string().check(z.regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD')),
  ),
  DIGEST_OU_DEPTH: optionalVariable(
    z.coerce.number().check(z.int(), z.minimum(1), z.maximum(maxOuDepth)),
  ),
  /** A day is held when more lines disappear than both of these allow, and more cost than the third. */
  DIGEST_SHRINK_LINE_RATIO: z._default(share, defaultShrinkLimits.lineShare),
  DIGEST_SHRINK_LINES: z._default(
    z.coerce.number().check(z.int(), z.minimum(0)),
    defaultShrinkLimits.lines,
  ),
  DIGEST_SHRINK_COST_RATIO: z._default(share, defaultShrinkLimits.costShare),
  /** An account with at least this share of a day's cost may not disappear from the day. */
  DIGEST_SHRINK_ACCOUNT_RATIO: z._default(
    z.coerce.number().check(z.minimum(minAccountShare), z.maximum(1)),
    defaultShrinkLimits.accountShare,
  ),
});

/** Environment variable → what it accepts. An `optionalVariable` may be absent or empty. */
export const digestEnvironment = z.extend(archiveEnvironment, {
  /** Resources in the weekly list of those without required tags. */
  DIGEST_UNTAGGED_RESOURCES: z._default(
    z.coerce.number().check(z.int(), z.minimum(1), z.maximum(maxUntaggedResources)),
    defaultUntaggedResources,
  ),
  DIGEST_RESTATEMENT_DAYS: z._default(
    z.coerce.number().check(z.int(), z.minimum(0), z.maximum(maxRestatementDays)),
    defaultRestatementDays,
  ),
  DIGEST_COMPLETENESS_RATIO: z._default(share, defaultCompleteness),
  ...lightVariables,
  ...dashboardVariables,
  /** Key of the budgets' CSV in the summaries bucket; no object there means no budgets. */
  DIGEST_BUDGETS_KEY: z._default(key, fileKey(budgetsTable)),
  /** Key of the recipients' CSV beside it; no object there means the readers below alone. */
  DIGEST_RECIPIENTS_KEY: z._default(key, defaultRecipientsKey),
  DIGEST_MAIL_FROM: z.string().check(z.minLength(3)),
  /** Readers of the whole organization unless that file has some. Separated by commas. */
  DIGEST_MAIL_TO: addressList,
  /** The only allowed domains, separated by commas; unset allows all. */
  DIGEST_MAIL_DOMAINS: optionalVariable(domainList),
  /** SES's send rate of the account; SES throttles more mails until the next second. */
  DIGEST_MAIL_SENDS_PER_SECOND: z._default(
    z.coerce.number().check(z.positive(), z.maximum(1000)),
    defaultSendsPerSecond,
  ),
  /** Name of the API's function, which is asked the dashboard's questions after a run; unset without a dashboard. */
  DIGEST_API_FUNCTION: optionalVariable(key),
  DIGEST_WEEKLY_SUMMARY: flag,
  DIGEST_MONTHLY_CLOSE: flag,
});

/** Settings without the content of FinOps' files, which `completeSettings` adds, and their keys. */
export interface EnvironmentSettings {
  readonly settings: Omit<DigestSettings, 'budgets' | 'mail'> & {
    readonly mail: Omit<MailSettings, 'recipients' | 'recipientFaults'>;
  };
  readonly apiFunction: string | undefined;
  readonly budgetsKey: string;
  readonly recipientsKey: string;
  /** Addresses of the readers of '*' when the recipients file has none. */
  readonly defaultReaders: readonly string[];
  /** The only allowed domains, in lower case; null for any. */
  readonly mailDomains: readonly string[] | null;
}

/** Throws an Error naming each variable that is missing or wrong, and what it accepts. */
export function readDigestSettings(environment: NodeJS.ProcessEnv): EnvironmentSettings {
  const env = parseEnvironment(digestEnvironment, environment);
  const settings = {
    ...archiveSettingsOf(env),
    restatementDays: env.DIGEST_RESTATEMENT_DAYS,
    completeness: env.DIGEST_COMPLETENESS_RATIO,
    thresholds: thresholdsIn(env),
    moverCount: defaultMoverCount,
    untaggedResources: env.DIGEST_UNTAGGED_RESOURCES,
    dashboardUrl: env.DIGEST_DASHBOARD_URL,
    mail: {
      from: env.DIGEST_MAIL_FROM,
      sendsPerSecond: env.DIGEST_MAIL_SENDS_PER_SECOND,
      ...functionPatience,
    },
    summaries: { weekly: env.DIGEST_WEEKLY_SUMMARY, monthlyClose: env.DIGEST_MONTHLY_CLOSE },
  };
  return {
    settings,
    apiFunction: env.DIGEST_API_FUNCTION,
    budgetsKey: env.DIGEST_BUDGETS_KEY,
    recipientsKey: env.DIGEST_RECIPIENTS_KEY,
    defaultReaders: env.DIGEST_MAIL_TO,
    mailDomains: env.DIGEST_MAIL_DOMAINS ?? null,
  };
}

/** The part of the settings that decides the archive's rows. Throws as `readDigestSettings` does. */
export function readArchiveSettings(environment: NodeJS.ProcessEnv) {
  return archiveSettingsOf(parseEnvironment(archiveEnvironment, environment));
}

function archiveSettingsOf(env: z.infer<typeof archiveEnvironment>) {
  return {
    costMetric: env.DIGEST_COST_METRIC,
    currency: env.DIGEST_CURRENCY ?? null,
    ouDepth: env.DIGEST_OU_DEPTH ?? null,
    shrinkLimits: {
      lineShare: env.DIGEST_SHRINK_LINE_RATIO,
      lines: env.DIGEST_SHRINK_LINES,
      costShare: env.DIGEST_SHRINK_COST_RATIO,
      accountShare: env.DIGEST_SHRINK_ACCOUNT_RATIO,
    },
  };
}
