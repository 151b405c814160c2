/**
 * Values that only the caller of a module knows: expressions that Terraform evaluates. They pass
 * through names and policies like any text. They contain no quotes, so that they can be part of a
 * policy's JSON.
 */

/** Wraps the text so that Terraform evaluates it inside a value. */
export function expression(text: string): string {
  return `\${${text}}`;
}

/** SES may have verified a domain this many levels above the sender's. */
export const levelsAbove = [1, 2, 3, 4] as const;

/** Known only to Terraform: values of the caller's provider and variables. */
export const callerExpression = {
  accountId: expression('local.account_id'),
  region: expression('local.region'),
  partition: expression('local.partition'),
  /** The domain of AWS's endpoints. */
  dnsSuffix: expression('local.dns_suffix'),
  database: expression('local.database'),
  /** The sender's domain. */
  mailDomain: expression('local.mail_domain'),
  /** The parent domains; if there are fewer, the highest is repeated. */
  mailDomainsAbove: levelsAbove.map((level) => expression(`local.mail_domain_above_${level}`)),
  /** Hours without a mail after which the alarm fires. */
  hoursWithoutMail: expression('local.digest_silent_hours'),
  tags: expression('local.tags'),
};

/** Whether Terraform evaluates the text later: code must not cut or inspect it. */
export function isExpression(text: string): boolean {
  return /\$\{/.test(text);
}

/** The expression of a variable. */
export function variable(name: string): string {
  return expression(`var.${name}`);
}

/** The expression of a list's values joined by commas, the form in which functions read lists. */
export function joined(name: string): string {
  return expression(`local.${name}`);
}
