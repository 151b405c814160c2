/**
 * A private bucket: no public access, no ACLs, TLS only, encrypted, versioned with old versions that
 * expire, and kept when Terraform would destroy it, unless everything in it can be made again.
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
  /** The KMS key that encrypts it; undefined if S3's own encryption is used. */
  readonly keyArn?: string | undefined;
  /** Days until an earlier version of an object expires. */
  readonly oldVersionDays: number;
  /** Prefix, ending with '/' → days after which its objects expire. */
  readonly expiring?: Readonly<Record<string, number>>;
  readonly accessLogs?: AccessLogs | undefined;
  /** Statements of the bucket policy in addition to the TLS rule. */
  readonly statements?: readonly PolicyStatement[];
  /** Whether everything in it can be made again, so that it may be destroyed with its objects. */
  readonly isReplaceable?: boolean;
}

export class PrivateBucket extends Construct {
  /** Resources that write with the permissions of the bucket policy must depend on it. */
  readonly policy: ITerraformDependable;
  /** The name of the bucket, as a reference to it. */
  readonly name: string;
  readonly #props: PrivateBucketProps;
  readonly #bucket: S3Bucket;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    this.#props = props;
    this.#bucket = new S3Bucket(this, 'bucket', {
      bucket: props.name,
      ...(props.isReplaceable ? { forceDestroy: true } : { lifecycle: { preventDestroy: true } }),
    });
    this.name = this.#bucket.id;
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
      // S3 accepts no rule for old versions on a bucket without versioning.
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

  /** After the public access block: S3 rejects two changes of a bucket's access at the same time. */
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
