/** What a role may do: exact actions on exact resources. A role is never told what it may not. */
import type { PolicyStatement } from './policy-document.ts';

export interface Permission {
  /** What it is for; letters and digits only. */
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: NonNullable<PolicyStatement['Condition']>;
}

/** The permission as a statement of the role's policy. */
export function statementOf({ sid, actions, resources, condition }: Permission): PolicyStatement {
  return {
    ...{ Sid: sid, Effect: 'Allow', Action: actions, Resource: resources },
    ...(condition && { Condition: condition }),
  };
}
