/**
 * The folders of the sources, lowest layer first, and the folders that each may import. An entry such
 * as 'src/domain' includes all folders below it.
 */

const domain = 'src/domain';
/** Imports of code that reads or writes data: the ports, and how SQL is bound. */
const ports = [domain, 'src/ports', 'src/sql', 'src/queries', 'src/parquet', 'src/tables'];
const archive = ['src/archive/day', 'src/archive/state', 'src/archive/read'];
const mail = ['src/mail/words', 'src/mail/markup', 'src/mail/message', 'src/mail/notes'];
const awsClient = ['src/ports', 'src/platform/aws/client'];
/** Imports of every deployable. */
const edge = [
  'src/invocation',
  'src/observability',
  'src/settings',
  'src/platform/aws',
  'src/platform/aws/client',
  'src/platform/aws/lambda',
];
const stackBase = ['stacks/names', 'stacks/schedules', 'stacks/schema', 'stacks/settings'];

/** Folder → what it may import. A folder may only name folders above it in this list. */
export const allowedImports: Readonly<Record<string, readonly string[]>> = {
  'src/domain/arithmetic': [],
  'src/domain/calendar': [],
  'src/domain/columns': [],
  'src/domain/input': ['src/domain/calendar'],
  'src/domain/costs': ['src/domain/calendar', 'src/domain/columns'],
  'src/domain/budgets': ['src/domain/calendar', 'src/domain/input'],
  'src/domain/figures': [
    'src/domain/arithmetic',
    'src/domain/calendar',
    'src/domain/costs',
    'src/domain/budgets',
  ],
  'src/domain/audience': [
    'src/domain/arithmetic',
    'src/domain/calendar',
    'src/domain/columns',
    'src/domain/input',
    'src/domain/costs',
    'src/domain/budgets',
    'src/domain/figures',
  ],
  'src/sql': ['src/domain/calendar'],
  'src/ports': ['src/domain/calendar', 'src/sql'],
  'src/parquet': ['src/domain/columns'],
  'src/tables': [domain, 'src/ports', 'src/parquet'],
  'src/queries': [domain, 'src/sql', 'src/ports', 'src/tables'],
  'src/bill': ports,
  'src/directory': ports,
  'src/forecast': ports,
  'src/observability': [domain, 'src/ports'],
  'src/delivery': [domain, 'src/ports'],
  'src/archive/day': ports,
  'src/archive/state': [...ports, 'src/archive/day'],
  'src/archive/read': [...ports, 'src/archive/day'],
  'src/archive/replace': [...ports, ...archive],
  'src/archive/verify': [...ports, 'src/archive/day'],
  'src/archive/window': [...ports, ...archive, 'src/archive/replace', 'src/bill'],
  'src/anomalies': [...ports, 'src/archive/window'],
  'src/settings': [
    domain,
    'src/ports',
    'src/tables',
    'src/delivery',
    'src/archive/replace',
    'src/archive/window',
  ],
  'src/invocation': [domain, 'src/observability', 'src/settings'],
  'src/reports/digest': [
    ...ports,
    'src/archive/read',
    'src/archive/window',
    'src/delivery',
    'src/settings',
  ],
  'src/reports/period': [...ports, 'src/archive/window'],
  'src/mail/words': [domain],
  'src/mail/markup': [domain, 'src/mail/words'],
  'src/mail/message': [domain, 'src/ports'],
  'src/mail/notes': [domain, 'src/mail/words'],
  'src/mail/digest': [domain, 'src/ports', ...mail],
  'src/mail/period': [domain, 'src/ports', ...mail, 'src/mail/digest'],
  'src/mail/executive': [domain, 'src/ports', ...mail],
  'src/mail/audit': [domain, 'src/ports', ...mail],
  'src/platform/aws/client': [domain, 'src/tables', 'src/settings'],
  'src/platform/aws/s3': awsClient,
  'src/platform/aws/ses': awsClient,
  'src/platform/aws/quicksight': awsClient,
  'src/platform/aws/lambda': ['src/platform/aws/client'],
  'src/platform/aws/organizations': [domain, 'src/directory', 'src/platform/aws/client'],
  'src/platform/aws/bill': [...ports, ...awsClient, 'src/platform/aws/s3'],
  'src/platform/aws/athena': [
    ...ports,
    ...awsClient,
    'src/platform/aws/s3',
    'src/platform/aws/bill',
  ],
  'src/platform/aws': [
    'src/ports',
    'src/tables',
    'src/directory',
    'src/settings',
    'src/platform/aws/client',
    'src/platform/aws/athena',
    'src/platform/aws/bill',
    'src/platform/aws/organizations',
    'src/platform/aws/quicksight',
    'src/platform/aws/s3',
    'src/platform/aws/ses',
  ],
  'src/platform/local/files': ['src/ports'],
  'src/platform/local/bill-format': [domain, 'src/tables'],
  'src/platform/local/duckdb': [
    ...ports,
    'src/platform/local/files',
    'src/platform/local/bill-format',
  ],
  'src/platform/local/bill': [
    ...ports,
    'src/platform/local/bill-format',
    'src/platform/local/duckdb',
  ],
  'src/platform/local/tables': [
    ...ports,
    'src/archive/day',
    'src/directory',
    'src/platform/local/files',
    'src/platform/local/duckdb',
  ],
  'src/platform/local': [
    ...ports,
    'src/directory',
    'src/platform/local/files',
    'src/platform/local/bill-format',
    'src/platform/local/duckdb',
    'src/platform/local/bill',
    'src/platform/local/tables',
  ],
  'functions/account-directory': [domain, ...edge, 'src/tables', 'src/directory'],
  'functions/daily-digest/summaries': [
    domain,
    'src/ports',
    'src/delivery',
    'src/mail/message',
    'src/mail/period',
    'src/reports/period',
  ],
  'functions/daily-digest': [
    domain,
    ...edge,
    'src/ports',
    'src/archive/read',
    'src/archive/verify',
    'src/archive/window',
    'src/anomalies',
    'src/delivery',
    'src/forecast',
    'src/reports',
    'src/mail/digest',
    'src/mail/message',
    'functions/daily-digest/summaries',
  ],
  'functions/backfill': [...ports, ...edge, 'src/archive', 'src/bill'],
  'functions/partition-audit': [
    domain,
    ...edge,
    'src/ports',
    'src/tables',
    'src/archive',
    'src/bill',
    'src/delivery',
    'src/mail/audit',
  ],
  'functions/dashboard-snapshot': [
    domain,
    ...edge,
    'src/ports',
    'src/tables',
    'src/archive/read',
    'src/delivery',
    'src/forecast',
    'src/mail/executive',
  ],
  'quicksight/cloudformation': [domain],
  'quicksight/assets': ['src/mail/markup', 'quicksight/cloudformation'],
  'quicksight/datasets': ['src/sql', 'src/tables', 'quicksight/cloudformation'],
  'quicksight/visuals': [
    domain,
    'quicksight/cloudformation',
    'quicksight/assets',
    'quicksight/datasets',
  ],
  'quicksight/sheets': [domain, 'quicksight/visuals'],
  'quicksight/definition': ['quicksight/datasets', 'quicksight/visuals', 'quicksight/sheets'],
  'quicksight/template': [
    'quicksight/cloudformation',
    'quicksight/assets',
    'quicksight/datasets',
    'quicksight/definition',
  ],
  quicksight: ['quicksight/template'],
  'stacks/names': ['src/tables'],
  'stacks/schedules': [],
  'stacks/schema': [domain, 'src/settings', 'stacks/names', 'stacks/schedules'],
  'stacks/module': [domain, 'stacks/names', 'stacks/schedules', 'stacks/schema'],
  'stacks/settings': [domain, 'stacks/names', 'stacks/schedules', 'stacks/schema', 'stacks/module'],
  'stacks/system': [
    domain,
    'src/tables',
    'src/delivery',
    'src/invocation',
    'src/settings',
    'src/platform/aws/client',
    'functions/partition-audit',
    'functions/dashboard-snapshot',
    ...stackBase,
  ],
  'stacks/permissions': ['src/tables', ...stackBase, 'stacks/system'],
  'stacks/terraform': [...stackBase, 'stacks/system'],
  'stacks/child-module': [...stackBase, 'stacks/module', 'stacks/system', 'stacks/terraform'],
  'stacks/constructs': [
    domain,
    'src/observability',
    'src/tables',
    'quicksight/cloudformation',
    'quicksight/template',
    ...stackBase,
    'stacks/permissions',
    'stacks/system',
  ],
  stacks: [
    'quicksight/visuals',
    ...stackBase,
    'stacks/child-module',
    'stacks/constructs',
    'stacks/permissions',
    'stacks/system',
    'stacks/terraform',
  ],
  'samples/generator': [domain],
  samples: [domain, 'samples/generator'],
  cli: [
    domain,
    ...edge,
    'src/ports',
    'src/tables',
    'src/archive/window',
    'src/delivery',
    'src/directory',
    'src/mail/notes',
    'src/mail/words',
    'src/platform/local',
    'functions',
  ],
  'build/functions': [],
  'build/cli': ['build/functions'],
  'build/docs': ['src/tables'],
  'build/mail': [],
};

/** Whether an entry of the list includes the folder. */
export function isAllowed(folder: string, target: string): boolean {
  return (allowedImports[folder] ?? []).some(
    (entry) => target === entry || target.startsWith(`${entry}/`),
  );
}

/** Folders that are named before they are in the list: their imports could form a cycle. */
export function namedTooEarly(): string[] {
  const order = Object.keys(allowedImports);
  return order.flatMap((folder, place) =>
    (allowedImports[folder] ?? [])
      .filter((entry) =>
        order.some(
          (other, at) => at >= place && (other === entry || other.startsWith(`${entry}/`)),
        ),
      )
      .map((entry) => `${folder} names ${entry}, which is not above it`),
  );
}
