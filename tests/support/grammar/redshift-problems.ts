/**
 * What a Redshift grammar finds wrong with a statement. It knows late-binding views and grants to roles, and not
 * `create external schema`: of that only its form is compared with AWS's page.
 * https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_EXTERNAL_SCHEMA.html
 */
import { Dialect, init, parse } from '@polyglot-sql/sdk';

const externalSchema =
  /^create external schema if not exists "[^"]+"\nfrom data catalog database '[^'\n]+' region '[a-z0-9-]+'\niam_role 'arn:[^']+'$/;

/** Undefined: nothing. */
export async function redshiftProblem(sql: string): Promise<string | undefined> {
  await init();
  const { success, error = 'no reason given' } = parse(sql, Dialect.Redshift);
  if (success || externalSchema.test(sql)) return undefined;
  return error ?? 'no reason given';
}
