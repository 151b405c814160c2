/** The output of `warehouse --help`. */
import { commandName, isClone } from './command-name.ts';

/** A clone has a script of npm for it. */
export const warehouseCommand = isClone ? 'npm run warehouse --' : `${commandName} warehouse`;

export function warehouseHelp(): string {
  const name = warehouseCommand;
  return `Makes the views of the archive in Redshift, by the Redshift Data API: an external schema over
the archive, the views, and grants to the roles that the setting warehouse.readerRoles names.

  ${name} plan     the statements, and where they would run; calls no AWS
  ${name} apply    runs them one by one, and stops at the first that fails
  ${name} drop     removes the views and both schemas; the archive stays as it is

Readers of the warehouse see the costs of every OU and team: views have no filter by reader.

'apply' may be run again at any time. Run 'drop', then 'apply', after an upgrade that changed the
columns of a view, and after a role was removed from warehouse.readerRoles: 'apply' only grants.

Options
  --dry-run               the same as plan, for apply and drop
  --stack NAME            the stack whose outputs have role, workgroup and schemas; Terraform reads
                          them (warehouse; with several environments prod-warehouse)
  --outputs FILE          the outputs in a file, written by 'terraform output -json'
  --help

Credentials are found as by the AWS SDK. They need redshift-data:ExecuteStatement,
DescribeStatement and CancelStatement, and secretsmanager:GetSecretValue for the secret; without a
secret redshift-serverless:GetCredentials, for a cluster redshift:GetClusterCredentials with the
setting databaseUser and redshift:GetClusterCredentialsWithIAM without it. The database user must
be allowed to create schemas and to grant, such as the administrator of a new workgroup.

How to set it up, step by step: runbooks/warehouse.md
`;
}
