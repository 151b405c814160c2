/** IAM policies as typed statements, and as the JSON text that AWS takes. */

type OneOrMore = string | readonly string[];

export interface PolicyStatement {
  /** What it is for; letters and digits only. */
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  /** Of resource policies only: who may, or may not. */
  readonly Principal?: '*' | Readonly<Record<string, OneOrMore>>;
  readonly Action: OneOrMore;
  readonly Resource: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

/** The text keeps the statements' order: the same statements are no change. */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
