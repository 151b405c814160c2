/** What the statements for Redshift are made from, and what is accepted: each value becomes a part of SQL. */

export interface WarehouseParameters {
  /** The archive's database in Glue. */
  readonly glueDatabase: string;
  /** Region of the Glue catalog. */
  readonly region: string;
  /** ARN of the role with which Redshift reads catalog and archive. */
  readonly roleArn: string;
  /** Schema for the archive's tables. */
  readonly externalSchema: string;
  /** Schema for the views. */
  readonly schema: string;
  /** Roles of the Redshift database that may read the views. They exist already: Redshift cannot create one twice. */
  readonly readerRoles: readonly string[];
}

/** Redshift's names have at most 127 bytes, and are in lower case unless the cluster says otherwise. */
export const schemaPattern = /^[a-z_][a-z0-9_]{0,126}$/;
/** Also of an identity provider, such as 'AWSIDC:finops'. */
export const readerRolePattern = /^[A-Za-z_][A-Za-z0-9_.:@-]{0,126}$/;
/** Without a comma, which would make a chain of two roles. */
const arn = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=.@/-]{1,576}$/;
const regionName = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** Throws a TypeError that names the parameter, what is wrong and what is accepted. */
export function checkParameters(given: WarehouseParameters): void {
  const { glueDatabase, region, roleArn, externalSchema, schema, readerRoles } = given;
  const plain = 'small letters, digits and _, not starting with a digit';
  requireMatch('glueDatabase', glueDatabase, schemaPattern, plain);
  requireMatch('externalSchema', externalSchema, schemaPattern, plain);
  requireMatch('schema', schema, schemaPattern, plain);
  requireMatch('region', region, regionName, "a Region, such as 'eu-central-1'");
  requireMatch('roleArn', roleArn, arn, 'the ARN of one IAM role');
  if (schema === externalSchema) {
    throw new TypeError(`schema and externalSchema are both '${schema}': views need their own`);
  }
  for (const one of readerRoles) {
    requireMatch(
      'readerRoles',
      one,
      readerRolePattern,
      'names of roles of letters, digits and _.:@-',
    );
    if (isEverybody(one)) {
      throw new TypeError("readerRoles: 'public' is everyone; name the roles that may read");
    }
  }
}

/** Redshift's name for everybody who can log in. */
export function isEverybody(role: string): boolean {
  return role.toLowerCase() === 'public';
}

function requireMatch(parameter: string, value: string, accepted: RegExp, words: string): void {
  if (accepted.test(value)) return;
  throw new TypeError(`${parameter} is '${value}'; accepted: ${words}`);
}
