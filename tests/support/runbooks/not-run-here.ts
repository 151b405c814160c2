/**
 * Commands of the pages that no local emulator supports, by their first words, each with the reason. The
 * suite fails on an entry that no page uses.
 */

export interface NotRun {
  /** The beginning of the command. */
  readonly command: string;
  readonly reason: string;
  /** The output that a variable or a pipe of the page gets; empty by default. */
  readonly answer?: string;
}

/** What Terraform prints for the stack `warehouse`. */
const warehouseOutputs = JSON.stringify({
  warehouse: {
    value: {
      region: 'eu-central-1',
      database: 'finops',
      workgroup: 'acme-finops-prod',
      secret_arn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:redshift-admin',
      role_arn: 'arn:aws:iam::111122223333:role/acme-finops-prod-warehouse',
      glue_database: 'acme_finops_prod_db',
      external_schema: 'finops_archive',
      schema: 'finops',
      reader_roles: ['finops_analyst'],
    },
  },
});

export const notRunHere: readonly NotRun[] = [
  {
    command: 'npm ci',
    reason: 'the packages that the tests themselves run on are installed already',
  },
  {
    command: 'npm run synth',
    reason: 'tests/integration/terraform synthesizes the stacks, and would see its folder change',
  },
  {
    command: 'npx vitest',
    reason: 'these tests run with all others',
  },
  {
    command: 'npm run --silent warehouse -- apply',
    reason:
      'a statement of moto’s Data API never ends; tests/cli/warehouse.test.ts runs it on PostgreSQL',
  },
  {
    command: 'npm run --silent warehouse -- drop',
    reason:
      'a statement of moto’s Data API never ends; tests/cli/warehouse.test.ts runs it on PostgreSQL',
  },
  {
    command: 'terraform -chdir=cdktf.out/stacks/warehouse output -json',
    reason:
      'no stack of this name was applied; tests/integration/warehouse.test.ts reads real outputs',
    answer: warehouseOutputs,
  },
  {
    command: 'terraform -chdir=cdktf.out/stacks/warehouse output -raw role_arn',
    reason: 'no stack of this name was applied',
    answer: 'arn:aws:iam::111122223333:role/acme-finops-prod-warehouse',
  },
  {
    command: 'terraform -chdir=cdktf.out/stacks/warehouse output -raw admin_secret_arn',
    reason: 'no stack of this name was applied',
    answer: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:redshift-admin',
  },
  {
    command: 'aws oam',
    reason: 'moto has no links between accounts',
    answer: 'arn:aws:oam:eu-west-1:111122223333:sink/0f2c\n',
  },
  {
    command: 'aws redshift-serverless',
    reason: 'moto has no serverless Redshift',
  },
  {
    command: 'aws redshift modify-cluster-iam-roles',
    reason: 'the cluster of the page is somebody else’s',
  },
  {
    command: 'aws secretsmanager rotate-secret',
    reason: 'Redshift makes and owns this secret',
  },
  {
    command: 'terraform',
    reason:
      'tests/integration/terraform validates, plans and applies the stacks to moto, a minute each',
  },
  {
    command: 'aws lambda get-account-settings',
    reason: 'moto has no account settings of Lambda',
    answer: '1000\n',
  },
  {
    command: 'aws sesv2 list-suppressed-destinations',
    reason: 'moto has no suppression list of SES',
  },
  {
    command: 'aws sesv2 delete-suppressed-destination',
    reason: 'moto has no suppression list of SES',
  },
  {
    command: 'aws sesv2 get-account --query EnforcementStatus',
    reason: 'moto has no account of SES v2',
    answer: 'HEALTHY\n',
  },
  {
    command: 'aws sesv2 get-account --query ProductionAccessEnabled',
    reason: 'moto has no account of SES v2',
    answer: 'true\n',
  },
  {
    command: 'aws sesv2 get-email-identity',
    reason: 'an identity of moto is never verified',
    answer: 'true\n',
  },
  {
    command: 'aws sesv2 put-account-details',
    reason: 'moto has no account of SES v2, and a person at AWS reads the answer',
  },
  {
    command: 'aws quicksight describe-account-subscription',
    reason: 'neither moto nor our QuickSight has a subscription',
    answer: 'ENTERPRISE\n',
  },
  {
    command: 'aws cloudformation describe-stacks',
    reason: 'moto cannot make the dashboard stack, whose resources are QuickSight’s',
  },
  {
    command: 'aws quicksight describe-dashboard-definition',
    reason: 'our QuickSight has no definitions; tests/quicksight validates ours',
  },
];

/** The entry of a command, or undefined. */
export function findNotRun(program: string, args: readonly string[]): NotRun | undefined {
  const command = [program, ...args].join(' ');
  return notRunHere.find((one) => `${command} `.startsWith(`${one.command} `));
}
