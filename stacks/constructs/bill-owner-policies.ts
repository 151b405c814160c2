/**
 * What the owner of an existing bill must allow, as outputs to add to the policies of the bucket and
 * the key: for access to another account both accounts must allow it.
 */
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { billObjects, decryptBill } from '../permissions/bill-permissions.ts';
import type { Permission } from '../permissions/permission.ts';
import type { PolicyStatement } from '../permissions/policy-document.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';

export interface BillOwnerPoliciesProps {
  readonly settings: StackSettings;
  /** ARNs of the roles that read the bill. */
  readonly readers: readonly string[];
}

/**
 * Without a Sid, because the owner's policy may already contain the same Sid for another environment.
 */
type OwnerStatement = Omit<PolicyStatement, 'Sid'>;

export class BillOwnerPolicies extends Construct {
  constructor(scope: Construct, id: string, props: BillOwnerPoliciesProps) {
    super(scope, id);
    const { bill, accountId } = props.settings;
    if (bill.kind !== 'existing') return;
    if (bill.accountId !== undefined && bill.accountId !== accountId)
      this.#createBucketPolicy(props);
    if (bill.kmsKeyArn !== undefined) this.#createKeyStatement(props);
  }

  #createBucketPolicy(props: BillOwnerPoliciesProps): void {
    const allowed = billObjects(props.settings).map((one) => allowReaders(one, props));
    this.#createOutput('bill_bucket_policy', {
      description: 'Statements that the owner of the bill adds to the policy of its bucket',
      value: { Version: '2012-10-17', Statement: allowed },
    });
  }

  #createKeyStatement(props: BillOwnerPoliciesProps): void {
    for (const permission of decryptBill(props.settings)) {
      this.#createOutput('bill_key_policy_statement', {
        description: "Statement that the owner of the bill's key adds to the policy of the key",
        // In a key policy, '*' means this key.
        value: { ...allowReaders(permission, props), Resource: '*' },
      });
    }
  }

  #createOutput(name: string, output: { readonly description: string; readonly value: object }) {
    const value = JSON.stringify(output.value, null, 2);
    new TerraformOutput(this, name, { ...output, value }).overrideLogicalId(name);
  }
}

/**
 * The account is the principal and the roles are a condition. For a role as principal, S3 and KMS store
 * the role's internal id, and a role that is deleted and created again has another id.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function allowReaders(
  { actions, resources, condition }: Permission,
  { settings, readers }: BillOwnerPoliciesProps,
): OwnerStatement {
  const { partition } = namesOf(settings);
  return {
    Effect: 'Allow',
    Principal: { AWS: `arn:${partition}:iam::${settings.accountId}:root` },
    Action: actions,
    Resource: resources,
    Condition: { ...condition, ArnEquals: { 'aws:PrincipalArn': readers } },
  };
}
