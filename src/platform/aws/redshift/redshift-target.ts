/** The database of Redshift that statements run in, and as whom. */

export interface RedshiftTarget {
  readonly region: string;
  /** A serverless workgroup, by name or ARN, or a provisioned cluster by its identifier. */
  readonly compute:
    | { readonly kind: 'workgroup'; readonly workgroup: string }
    | { readonly kind: 'cluster'; readonly cluster: string };
  readonly database: string;
  /** A secret of Secrets Manager with a database user; without it the caller's own IAM identity connects. */
  readonly secretArn?: string | undefined;
  /** A cluster's database user to connect as with temporary credentials; without it the user of the IAM identity. */
  readonly databaseUser?: string | undefined;
}

/** As the Data API takes it. */
export function connectionOf({ compute, database, secretArn, databaseUser }: RedshiftTarget) {
  return {
    Database: database,
    ...(compute.kind === 'workgroup'
      ? { WorkgroupName: compute.workgroup }
      : { ClusterIdentifier: compute.cluster }),
    ...(secretArn !== undefined && { SecretArn: secretArn }),
    ...(databaseUser !== undefined && { DbUser: databaseUser }),
  };
}

/** For a person: 'workgroup acme-finops-prod, database finops (eu-west-1), as the user in the secret …'. */
export function describeTarget(target: RedshiftTarget): string {
  const { compute, database, region } = target;
  const name = compute.kind === 'workgroup' ? compute.workgroup : compute.cluster;
  return `${compute.kind} ${name}, database ${database} (${region}), as ${whoConnects(target)}`;
}

function whoConnects({ secretArn, databaseUser }: RedshiftTarget): string {
  if (secretArn !== undefined) return `the user in the secret ${secretArn}`;
  if (databaseUser !== undefined) return `the database user ${databaseUser}`;
  return 'the database user of your IAM identity';
}
