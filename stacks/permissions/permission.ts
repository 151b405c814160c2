/**
 * What a role may do: exact actions on exact resources. It is told what it may not only where AWS acts in
 * its name, and nobody else shall.
 */
import type { PolicyStatement } from './policy-document.ts';

export interface Permission {
  /** What it is for; letters and digits only. */
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: NonNullable<PolicyStatement['Condition']>;
  readonly isDenied?: true;
}

/** The permission as a statement of the role's policy. */
export function statementOf(permission: Permission): PolicyStatement {
  const { sid, actions, resources, condition, isDenied } = permission;
  const effect = isDenied === true ? 'Deny' : 'Allow';
  return {
    Sid: sid,
    Effect: effect,
    Action: actions,
    Resource: resources,
    ...(condition && { Condition: condition }),
  };
}
