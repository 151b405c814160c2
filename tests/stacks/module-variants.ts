/**
 * Settings that differ in structure, each plain and as a module, and functions to compare the results.
 */
import { givenSettings } from './given-settings.ts';
import type { StackJson } from './synthesized.ts';

export const account = '111122223333';
export const key = (id: string) => `arn:aws:kms:eu-west-1:${account}:key/${id}`;
export const userArn = `arn:aws:quicksight:us-east-1:${account}:user/default/chief`;

/** The caller's values by variable; the plain settings have the same values. */
const values: Readonly<Record<string, string | number>> = {
  organization: 'acme',
  environment: 'prod-2',
  mail_from: 'finops@example.com',
  runbooks_url: 'https://example.com/runbooks',
  dashboard_url: 'https://costs.example.com',
  budget_light_green: 0.8,
  budget_light_yellow: 1.1,
  directory_schedule: 'cron(1 1 * * ? *)',
  digest_schedule: 'cron(2 2 * * ? *)',
  snapshot_schedule: 'cron(3 3 * * ? *)',
  audit_schedule: 'cron(4 4 * * ? *)',
  resource_metrics_schedule: 'cron(5 5 * * ? *)',
  resource_metrics_usd_per_day: 0.2,
  bill_bucket: 'acme-bills',
  bill_region: 'eu-west-1',
  bill_account_id: '444455556666',
  bill_kms_key_arn: key('bill'),
  kms_key_arn: key('own'),
  glue_catalog_kms_key_arn: key('catalog'),
  access_logs_bucket: 'acme-logs',
  access_logs_key_prefix: 's3',
  iam_permissions_boundary: `arn:aws:iam::${account}:policy/boundary`,
  iam_path: '/finops/',
  iam_name_prefix: 'app-',
  quicksight_data_set_id: 'ou-breakdown',
  executives_dashboard_id: 'costs',
  executives_sheet_id: 'summary',
  executives_user_arn: userArn,
};

const locals: Readonly<Record<string, string | number>> = {
  digest_silent_hours: 26,
  account_id: account,
  region: 'eu-west-1',
  partition: 'aws',
  dns_suffix: 'amazonaws.com',
  database: 'acme_finops_prod_2_db',
  mail_domain: 'example.com',
  mail_to: 'team@example.com',
  alarm_emails: 'oncall@example.com',
  executives_to: 'chief@example.com',
};

export const plain = {
  ...givenSettings,
  environment: 'prod-2',
  bill: {
    kind: 'existing',
    source: 'cur2',
    prefix: 'exports/acme/data',
    bucket: 'acme-bills',
  },
  tags: {},
  budgetLight: { green: 0.8, yellow: 1.1 },
  iam: { path: '/finops/', namePrefix: 'app-' },
  schedules: {
    directory: 'cron(1 1 * * ? *)',
    digest: 'cron(2 2 * * ? *)',
    snapshot: 'cron(3 3 * * ? *)',
    audit: 'cron(4 4 * * ? *)',
  },
};
export const executives = {
  route: 'registered-user',
  to: ['chief@example.com'],
  dashboardId: 'costs',
  sheetId: 'summary',
  userArn,
};
export const variable = 'variable';
export const module = { module: true };

/** Settings that differ in structure, each plain and as a module. */
export const variants: readonly (readonly [string, object, object])[] = [
  [
    'an export of CUR 2.0',
    { ...plain, bill: givenSettings.bill },
    { ...module, bill: givenSettings.bill },
  ],
  [
    'a legacy report, a crawler, the system’s own key and an address as identity',
    {
      ...plain,
      bill: { kind: 'export-legacy', crawler: true },
      kms: true,
      mail: { ...plain.mail, identity: 'email' },
    },
    {
      ...module,
      bill: { kind: 'export-legacy', crawler: true },
      kms: true,
      mail: { identity: 'email' },
    },
  ],
  [
    'mail from another region, through an existing configuration set',
    { ...plain, mail: { ...plain.mail, region: 'eu-central-1', configurationSet: 'shared' } },
    {
      ...module,
      bill: { ...plain.bill, bucket: variable },
      mail: { region: 'eu-central-1', configurationSet: 'shared' },
    },
  ],
  [
    'a bill of another account in a region that the caller gives',
    {
      ...plain,
      bill: {
        ...plain.bill,
        region: 'eu-west-1',
        accountId: '444455556666',
        kmsKeyArn: key('bill'),
      },
    },
    {
      ...module,
      bill: {
        ...plain.bill,
        bucket: variable,
        region: variable,
        accountId: variable,
        kmsKeyArn: variable,
      },
    },
  ],
  [
    'resource metrics',
    {
      ...plain,
      resourceMetrics: { schedule: 'cron(5 5 * * ? *)', usdPerDay: 0.2, costShare: 0.5 },
    },
    {
      ...module,
      bill: { ...plain.bill, bucket: variable },
      resourceMetrics: { usdPerDay: variable, costShare: 0.5 },
    },
  ],
  [
    'everything that can exist already',
    {
      ...plain,
      bill: { ...plain.bill, kmsKeyArn: key('bill') },
      kms: key('own'),
      lakeFormation: true,
      glueCatalogKmsKeyArn: key('catalog'),
      accessLogs: { bucket: 'acme-logs', keyPrefix: 's3' },
      iam: { ...plain.iam, permissionsBoundary: `arn:aws:iam::${account}:policy/boundary` },
      quicksight: { identityRegion: 'us-east-1', dataSetId: 'ou-breakdown' },
      executives,
      dashboardUrl: 'https://costs.example.com',
    },
    {
      ...module,
      bill: { ...plain.bill, bucket: variable, kmsKeyArn: variable },
      kms: variable,
      lakeFormation: true,
      glueCatalogKmsKeyArn: variable,
      accessLogs: { bucket: variable, keyPrefix: variable },
      iam: { permissionsBoundary: variable, path: variable },
      quicksight: { identityRegion: 'us-east-1', dataSetId: variable },
      dashboardUrl: variable,
      executives: {
        route: 'registered-user',
        to: variable,
        dashboardId: variable,
        sheetId: variable,
        userArn: variable,
      },
    },
  ],
];

/** The text with our variables and locals replaced by their values, as Terraform would do it. */
export function evaluated(json: unknown): Record<string, Record<string, Record<string, unknown>>> {
  // A value that is only an expression keeps its type.
  const withNumbers = JSON.stringify(json).replace(/"\$\{local\.(\w+)\}"/g, (expression, name) =>
    typeof locals[name] === 'number' ? String(locals[name]) : expression,
  );
  const text = withNumbers.replace(/\$\{(var|local)\.(\w+)\}/g, (expression, kind, name) =>
    String((kind === 'var' ? values : locals)[name] ?? expression),
  );
  return JSON.parse(text, (_, value) => (typeof value === 'string' ? encoded(value) : value));
}

/** Evaluates Terraform's `base64encode` of one text, whose escapes are those of JSON. */
function encoded(value: string): string {
  return value.replace(/\$\{base64encode\(("(?:[^"\\]|\\.)*")\)\}/g, (_, text) =>
    Buffer.from(JSON.parse(text)).toString('base64'),
  );
}

/** Without tags and the number of addresses, which the caller of a module decides. */
export function comparable(stack: StackJson | undefined) {
  const { aws_sns_topic_subscription: subscriptions, ...others } = evaluated(stack?.resource);
  for (const resource of Object.values(others).flatMap((named) => Object.values(named))) {
    delete resource['tags'];
    if ('filename' in resource) {
      resource['filename'] = String(resource['filename']).replace(/^\$\{path\.module\}\//, '');
    }
  }
  return { others, subscriptions };
}
