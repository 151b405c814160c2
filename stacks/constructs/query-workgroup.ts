/**
 * The Athena workgroup the functions query in: results go to one encrypted place whatever a caller
 * asks for, and a query that scans too much is stopped.
 */
import { AthenaWorkgroup } from '@cdktf/provider-aws/lib/athena-workgroup/index.js';
import { Construct } from 'constructs';
import type { StackNames } from '../names.ts';

export interface QueryWorkgroupProps {
  readonly names: StackNames;
  readonly accountId: string;
  /** Bytes one query may scan. */
  readonly bytesScannedCutoff: number;
  /** The KMS key of the results; S3's own encryption without. */
  readonly keyArn?: string | undefined;
}

export class QueryWorkgroup extends Construct {
  constructor(scope: Construct, id: string, props: QueryWorkgroupProps) {
    super(scope, id);
    const { names, keyArn } = props;
    new AthenaWorkgroup(this, 'workgroup', {
      name: names.workgroup,
      description: 'Queries of finops-digest',
      configuration: {
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: props.bytesScannedCutoff,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${names.summariesBucket}/${names.resultsPrefix}`,
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
