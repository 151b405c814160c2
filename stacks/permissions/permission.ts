/**
 * What a role may do: exact actions on exact resources. A denial is used only for actions that AWS
 * makes with the role and the role's own code must not make.
 */
import type { PolicyStatement } from './policy-document.ts';

export interface Permission {
  /** Its purpose; only letters and digits. */
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
