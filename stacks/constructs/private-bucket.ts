/**
 * A bucket that nobody reaches but by its policies and by TLS: no public access, no ACLs, encrypted,
 * versioned with old versions expiring, and kept when Terraform would destroy it.
 */
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging/index.js';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '../permissions/policy-document.ts';
import type { AccessLogs } from './access-logs.ts';

export interface PrivateBucketProps {
  readonly name: string;
  readonly arn: string;
  /** The KMS key that encrypts it; S3's own encryption without. */
  readonly keyArn?: string | undefined;
  /** Days until an earlier version of an object expires. */
  readonly oldVersionDays: number;
  /** Prefixes, ending in '/', whose objects expire, and after how many days. */
  readonly expiring?: Readonly<Record<string, number>>;
  readonly accessLogs?: AccessLogs | undefined;
  /** What the bucket allows beyond its account's own policies. */
  readonly statements?: readonly PolicyStatement[];
}

export class PrivateBucket extends Construct {
  /** Whoever writes by the bucket's policy depends on it. */
  readonly policy: ITerraformDependable;
  readonly #props: PrivateBucketProps;
  readonly #bucket: S3Bucket;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    this.#props = props;
    this.#bucket = new S3Bucket(this, 'bucket', {
      bucket: props.name,
      lifecycle: { preventDestroy: true },
    });
    this.#encrypt();
    if (props.accessLogs !== undefined) this.#logAccess(props.accessLogs);
    this.#expireOldObjects(this.#version());
    this.policy = this.#allowTlsOnly(this.#closeToThePublic());
  }

  #closeToThePublic(): S3BucketPublicAccessBlock {
    const bucket = this.#bucket.id;
    new S3BucketOwnershipControls(this, 'ownership', {
      bucket,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    return new S3BucketPublicAccessBlock(this, 'public-access', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  }

  #encrypt(): void {
    const { keyArn } = this.#props;
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      bucket: this.#bucket.id,
      rule: [
        keyArn === undefined
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
          : {
              applyServerSideEncryptionByDefault: {
                sseAlgorithm: 'aws:kms',
                kmsMasterKeyId: keyArn,
              },
              bucketKeyEnabled: true,
            },
      ],
    });
  }

  #logAccess({ bucket, prefix }: AccessLogs): void {
    new S3BucketLoggingA(this, 'access-logs', {
      bucket: this.#bucket.id,
      targetBucket: bucket,
      targetPrefix: prefix,
    });
  }

  #version(): S3BucketVersioningA {
    return new S3BucketVersioningA(this, 'versioning', {
      bucket: this.#bucket.id,
      versioningConfiguration: { status: 'Enabled' },
    });
  }

  #expireOldObjects(versioning: ITerraformDependable): void {
    const { expiring = {}, oldVersionDays } = this.#props;
    const expiringRules = Object.entries(expiring).map(([prefix, days]) => ({
      id: `expire-${prefix.replaceAll('/', '')}`,
      status: 'Enabled',
      filter: [{ prefix }],
      expiration: [{ days }],
      noncurrentVersionExpiration: [{ noncurrentDays: 1 }],
    }));
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket: this.#bucket.id,
      // S3 takes no rule on old versions of a bucket that has none.
      dependsOn: [versioning],
      rule: [
        {
          id: 'expire-old-versions',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          noncurrentVersionExpiration: [{ noncurrentDays: oldVersionDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
        ...expiringRules,
      ],
    });
  }

  /** After the public access block: S3 refuses two changes of one bucket's access at a time. */
  #allowTlsOnly(publicAccess: ITerraformDependable): ITerraformDependable {
    const { arn, statements = [] } = this.#props;
    return new S3BucketPolicy(this, 'policy', {
      bucket: this.#bucket.id,
      dependsOn: [publicAccess],
      policy: policyDocument([tlsOnly(arn), ...statements]),
    });
  }
}

function tlsOnly(arn: string): PolicyStatement {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
