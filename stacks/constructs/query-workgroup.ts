/**
 * The Athena workgroup of one function, of QuickSight or of people. Its results always go to one
 * encrypted folder, even if the caller asks for another, and Athena stops a query that scans too much.
 */
import { AthenaWorkgroup } from '@cdktf/provider-aws/lib/athena-workgroup/index.js';
import { Construct } from 'constructs';

export interface QueryWorkgroupProps {
  readonly name: string;
  readonly description: string;
  /** s3:// URI of the folder of results. */
  readonly results: string;
  /**
   * Whether it may be destroyed with its query history. People save queries in theirs, so theirs may
   * not.
   */
  readonly forceDestroy: boolean;
  readonly accountId: string;
  /** Bytes one query may scan. */
  readonly bytesScannedCutoff: number;
  /** The KMS key of the results; undefined if S3's own encryption is used. */
  readonly keyArn?: string | undefined;
}

export class QueryWorkgroup extends Construct {
  constructor(scope: Construct, id: string, props: QueryWorkgroupProps) {
    super(scope, id);
    const { name, description, forceDestroy, keyArn } = props;
    new AthenaWorkgroup(this, 'workgroup', {
      name,
      description,
      ...(forceDestroy && { forceDestroy }),
      configuration: {
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: props.bytesScannedCutoff,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: props.results,
          expectedBucketOwner: props.accountId,
          encryptionConfiguration:
            keyArn === undefined
              ? { encryptionOption: 'SSE_S3' }
              : { encryptionOption: 'SSE_KMS', kmsKeyArn: keyArn },
        },
      },
    });
  }
}
