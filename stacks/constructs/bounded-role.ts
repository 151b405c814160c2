/**
 * A role as the account requires it: under the path and prefix of the settings, with their permissions
 * boundary and one inline policy. No other file creates roles.
 */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import type { Construct } from 'constructs';
import type { RoleNaming } from '../names/role-names.ts';
import { type PolicyStatement, policyDocument } from '../permissions/policy-document.ts';

/** A trust policy has no resource, because it belongs to the role itself. */
export type TrustStatement = Omit<PolicyStatement, 'Resource' | 'Sid'>;

export interface BoundedRoleProps {
  readonly naming: RoleNaming;
  readonly description?: string;
  /** Who may assume it. */
  readonly trust: readonly TrustStatement[];
  /** Name of the inline policy. */
  readonly policyName?: string;
  readonly statements: readonly PolicyStatement[];
}

export interface BoundedRole {
  readonly role: IamRole;
  /** Resources that use the role must depend on it; otherwise they may start without permissions. */
  readonly policy: IamRolePolicy;
}

/** Creates `role` and `policy` in the scope. */
export function boundedRole(scope: Construct, props: BoundedRoleProps): BoundedRole {
  const { naming, description, trust, policyName = 'permissions', statements } = props;
  const role = new IamRole(scope, 'role', {
    ...naming,
    ...(description !== undefined && { description }),
    assumeRolePolicy: JSON.stringify({ Version: '2012-10-17', Statement: trust }),
  });
  const policy = new IamRolePolicy(scope, 'policy', {
    name: policyName,
    role: role.name,
    policy: policyDocument(statements),
  });
  return { role, policy };
}
