/**
 * What stacks a caller configures find where plain stacks find a value: expressions, which Terraform
 * evaluates. They pass through names and policies as any text does. None holds a quote, so that one
 * inside a policy's JSON stays what it is.
 */

/** The text that Terraform evaluates, where it finds it in a value. */
export function expression(text: string): string {
  return `\${${text}}`;
}

/** How many levels above the sender's domain SES may have verified one. */
export const levelsAbove = [1, 2, 3, 4] as const;

/** Known to Terraform only: of the provider that the caller hands over, and of his variables. */
export const callerExpression = {
  accountId: expression('local.account_id'),
  region: expression('local.region'),
  partition: expression('local.partition'),
  /** The domain of AWS's endpoints. */
  dnsSuffix: expression('local.dns_suffix'),
  database: expression('local.database'),
  /** The sender's domain. */
  mailDomain: expression('local.mail_domain'),
  /** The domains above it; the highest again where there are fewer. */
  mailDomainsAbove: levelsAbove.map((level) => expression(`local.mail_domain_above_${level}`)),
  /** Hours without a mail after which the alarm fires. */
  digestSilentHours: expression('local.digest_silent_hours'),
  tags: expression('local.tags'),
};

/** Whether Terraform has yet to evaluate the text: no code may cut it or look into it. */
export function isExpression(text: string): boolean {
  return /\$\{/.test(text);
}

/** The expression of a variable. */
export function variable(name: string): string {
  return expression(`var.${name}`);
}

/** The expression of a list's values with commas between, as the functions take lists. */
export function joined(name: string): string {
  return expression(`local.${name}`);
}
