/**
 * A role as every account wants it: where the settings put it, under their boundary, and with one inline
 * policy of its own. No other file makes roles.
 */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import type { Construct } from 'constructs';
import type { RoleNaming } from '../names/role-names.ts';
import { type PolicyStatement, policyDocument } from '../permissions/policy-document.ts';

/** A trust policy names no resource: it is the role's own. */
export type TrustStatement = Omit<PolicyStatement, 'Resource' | 'Sid'>;

export interface BoundedRoleProps {
  readonly place: RoleNaming;
  readonly description?: string;
  /** Who may take it. */
  readonly trust: readonly TrustStatement[];
  /** Of the inline policy. */
  readonly policyName?: string;
  readonly statements: readonly PolicyStatement[];
}

export interface BoundedRole {
  readonly role: IamRole;
  /** Whoever takes the role depends on it, or finds no permissions. */
  readonly policy: IamRolePolicy;
}

/** Makes `role` and `policy` in the scope. */
export function boundedRole(scope: Construct, props: BoundedRoleProps): BoundedRole {
  const { place, description, trust, policyName = 'permissions', statements } = props;
  const role = new IamRole(scope, 'role', {
    ...place,
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
