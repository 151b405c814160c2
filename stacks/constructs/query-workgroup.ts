/**
 * The Athena workgroup that one function, QuickSight or people query in: results go to one encrypted
 * folder whatever a caller asks for, and a query that scans too much is stopped.
 */
import { AthenaWorkgroup } from '@cdktf/provider-aws/lib/athena-workgroup/index.js';
import { Construct } from 'constructs';

export interface QueryWorkgroupProps {
  readonly name: string;
  readonly description: string;
  /** s3:// URI of the folder of results. */
  readonly results: string;
  /** Whether it may go while it remembers queries; one in which people save theirs may not. */
  readonly forceDestroy: boolean;
  readonly accountId: string;
  /** Bytes one query may scan. */
  readonly bytesScannedCutoff: number;
  /** The KMS key of the results; S3's own encryption without. */
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
