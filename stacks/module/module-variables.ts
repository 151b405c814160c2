/**
 * The settings that a module's caller gives as Terraform variables: the names of the system, who gets
 * mail and when, and what exists already. All other settings are fixed when the module is synthesized.
 */
import type * as z from 'zod';
import { maxThreshold, thresholdPattern } from '../../src/domain/budgets/budget-light.ts';
import {
  acceptedDashboardAddress,
  dashboardAddressPattern,
} from '../../src/domain/links/dashboard-address.ts';
import { threshold } from '../schema/budget-light-settings.ts';
import { path as iamPath, namePrefix, permissionsBoundary } from '../schema/iam-settings.ts';
import { maxUsdPerDay, usdPerDay } from '../schema/resource-metrics-settings.ts';
import {
  accountId,
  bucket,
  folder,
  keyArn,
  notInBucketName,
  notInOrganization,
  region,
  text,
} from '../schema/setting-values.ts';
import { environmentSchema } from '../schema/settings-schema.ts';
import { cronPattern } from './cron-pattern.ts';

/**
 * As the value of a setting: makes a variable without a default. Any other value becomes the default.
 */
export const asVariable = 'variable';

export interface VariableSetting {
  /** Name of the Terraform variable. */
  readonly name: string;
  /** Path of the setting. */
  readonly path: readonly string[];
  readonly type: 'string' | 'list(string)' | 'number';
  readonly description: string;
  /** What the value, or each value of the list, must be. */
  readonly value: z.ZodType;
  /** What `value` rejects in addition to its pattern, as a pattern in Terraform's syntax. */
  readonly rejected?: RegExp;
  /** The rule of a number, in Terraform's language. */
  readonly condition?: string;
  /** Placeholder that passes every check while the settings are read. */
  readonly placeholder: unknown;
  /** Becomes a variable even if no value is given. */
  readonly isNeeded?: boolean;
  /** Becomes a variable only if this group of settings exists. */
  readonly group?: string;
}

const { environment, organization } = environmentSchema.shape;

/**
 * The rules of `mail` for an address, as far as one pattern can check them. The domain is lower case,
 * because IAM compares it case-sensitively.
 */
const email = text(
  'an e-mail address such as finops@example.com, its domain in small letters',
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/,
);

/** EventBridge's syntax, as far as one pattern can check it. */
const schedule = text(
  'an EventBridge schedule in UTC such as cron(0 7 * * ? *), with ? for one of day of month and day of week',
  cronPattern,
);
const https = text('an https address without a slash at its end', /^https:\/\/[^\s"]*[^\s"/]$/);
const dashboardUrl = text(
  `${acceptedDashboardAddress}, without a slash at its end`,
  dashboardAddressPattern,
);
const id = text('an id of letters, digits, hyphens and underscores', /^[A-Za-z0-9_-]{1,128}$/);
const user = text(
  'the ARN of a QuickSight user, such as arn:aws:quicksight:us-east-1:111122223333:user/default/chief',
  /^arn:aws[a-z-]*:quicksight:[a-z0-9-]+:\d{12}:user\/[\w.-]+\/[^\s"]+$/,
);
const key = 'arn:aws:kms:eu-west-1:111122223333:key/1';

/** In the order of the module's documentation. */
export const variableSettings: readonly VariableSetting[] = [
  {
    ...needed(
      'organization',
      'Starts every name; bucket names are the world’s',
      organization,
      'module',
    ),
    rejected: notInOrganization,
  },
  needed('environment', 'Part of every name; another one is another system', environment, 'any'),
  {
    ...needed('mail_from', 'Sender of every mail', email, 'a@example.com'),
    path: ['mail', 'from'],
  },
  {
    ...needed('mail_to', 'Readers of the whole organization', email, ['a@example.com']),
    path: ['mail', 'to'],
    type: 'list(string)',
  },
  {
    ...needed('alarm_emails', 'Who hears of alarms and gaps', email, ['a@example.com']),
    path: ['alarmEmails'],
    type: 'list(string)',
  },
  {
    ...needed('runbooks_url', 'Where the runbook pages are read', https, 'https://example.com'),
    path: ['runbooksUrl'],
  },
  {
    ...optional(
      'dashboard_url',
      ['dashboardUrl'],
      'Web dashboard that the mails link to',
      dashboardUrl,
      'https://example.com',
    ),
    rejected: /.{201}/,
  },
  ...(['directory', 'digest', 'audit'] as const).map(scheduleOf),
  { ...scheduleOf('snapshot'), group: 'executives' },
  {
    ...optional(
      'resource_metrics_schedule',
      ['resourceMetrics', 'schedule'],
      'When the resource metrics are read, UTC',
      schedule,
    ),
    group: 'resourceMetrics',
  },
  {
    ...optional(
      'resource_metrics_usd_per_day',
      ['resourceMetrics', 'usdPerDay'],
      'What the metrics of one day may cost, in USD',
      usdPerDay,
      1,
    ),
    type: 'number',
    condition: `var.resource_metrics_usd_per_day >= 0 && var.resource_metrics_usd_per_day <= ${maxUsdPerDay}`,
    group: 'resourceMetrics',
  },
  // Placeholders that are in order with any other threshold.
  lightShare('green', 1e-4),
  lightShare('yellow', maxThreshold),
  {
    ...optional('bill_bucket', ['bill', 'bucket'], 'Bucket of the bill', bucket, 'bills'),
    rejected: notInBucketName,
  },
  optional('bill_region', ['bill', 'region'], 'Region of that bucket', region, 'eu-west-1'),
  optional(
    'bill_account_id',
    ['bill', 'accountId'],
    'Account that owns that bucket',
    accountId,
    '111122223333',
  ),
  optional('bill_kms_key_arn', ['bill', 'kmsKeyArn'], 'Key of the bill', keyArn, key),
  optional('kms_key_arn', ['kms'], 'Key of the summaries', keyArn, key),
  optional(
    'glue_catalog_kms_key_arn',
    ['glueCatalogKmsKeyArn'],
    'Key of the Glue catalog',
    keyArn,
    key,
  ),
  optional(
    'iam_permissions_boundary',
    ['iam', 'permissionsBoundary'],
    'Policy that bounds every role',
    permissionsBoundary,
    'arn:aws:iam::111122223333:policy/boundary',
  ),
  optional('iam_path', ['iam', 'path'], 'Path of every role', iamPath, '/'),
  optional('iam_name_prefix', ['iam', 'namePrefix'], 'Begins the names of roles', namePrefix, ''),
  {
    ...optional(
      'access_logs_bucket',
      ['accessLogs', 'bucket'],
      'Bucket of access logs',
      bucket,
      'logs',
    ),
    rejected: notInBucketName,
  },
  optional(
    'access_logs_key_prefix',
    ['accessLogs', 'keyPrefix'],
    'Prefix of access logs',
    folder,
    'logs',
  ),
  optional(
    'quicksight_data_set_id',
    ['quicksight', 'dataSetId'],
    'Data set to refresh',
    id,
    'costs',
  ),
  {
    ...optional('executives_to', ['executives', 'to'], 'Who gets the executives’ page', email, [
      'a@example.com',
    ]),
    type: 'list(string)',
  },
  optional(
    'executives_dashboard_id',
    ['executives', 'dashboardId'],
    'Dashboard of the page',
    id,
    'costs',
  ),
  optional('executives_sheet_id', ['executives', 'sheetId'], 'Sheet of the page', id, 'sheet'),
  optional(
    'executives_schedule_id',
    ['executives', 'scheduleId'],
    'E-mail report to start',
    id,
    'report',
  ),
  optional(
    'executives_user_arn',
    ['executives', 'userArn'],
    'User the page is drawn for',
    user,
    'arn:aws:quicksight:us-east-1:111122223333:user/default/chief',
  ),
];

function needed(
  name: string,
  description: string,
  value: z.ZodType,
  placeholder?: unknown,
): VariableSetting {
  return { name, path: [name], type: 'string', description, value, placeholder, isNeeded: true };
}

function scheduleOf(name: string): VariableSetting {
  const description = `When the ${name} runs, UTC`;
  return optional(`${name}_schedule`, ['schedules', name], description, schedule, undefined);
}

/** Only green's rule names yellow: two rules that name each other would be a cycle. */
function lightShare(light: 'green' | 'yellow', placeholder: number): VariableSetting {
  const name = `budget_light_${light}`;
  const description = `Share of its budget up to which a month's end is ${light}`;
  const inOrder = {
    green: `var.${name} > 0 && var.${name} <= var.budget_light_yellow`,
    yellow: `var.${name} > 0 && var.${name} <= ${maxThreshold}`,
  };
  const written = `can(regex(${JSON.stringify(thresholdPattern.source)}, tostring(var.${name})))`;
  return {
    ...optional(name, ['budgetLight', light], description, threshold, placeholder),
    type: 'number',
    condition: `${inOrder[light]} && ${written}`,
  };
}

function optional(
  name: string,
  path: readonly string[],
  description: string,
  value: z.ZodType,
  placeholder?: unknown,
): VariableSetting {
  return { name, path, type: 'string', description, value, placeholder };
}
