/** IAM policies as typed statements, and as the JSON text that AWS accepts. */

type OneOrMore = string | readonly string[];

export interface PolicyStatement {
  /** Its purpose; only letters and digits. */
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  /** Only in resource policies: who is allowed or denied. */
  readonly Principal?: '*' | Readonly<Record<string, OneOrMore>>;
  readonly Action: OneOrMore;
  readonly Resource: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

/** The text keeps the order of the statements, so equal statements make no change in a plan. */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
