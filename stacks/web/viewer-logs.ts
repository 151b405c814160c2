/**
 * CloudFront's access logs to an existing bucket, as JSON, without cookies and queries: the query of a page may name teams
 * and services. Deliveries of CloudFront are configured in us-east-1.
 */
import { CloudwatchLogDelivery } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery/index.js';
import { CloudwatchLogDeliveryDestination } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination/index.js';
import { CloudwatchLogDeliverySource } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-source/index.js';
import { Construct } from 'constructs';

export interface ViewerLogsProps {
  readonly system: string;
  readonly distributionArn: string;
  readonly bucketArn: string;
  readonly keyPrefix: string;
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html */
const fields = [
  'date',
  'time',
  'x-edge-location',
  'c-ip',
  'cs-method',
  'cs(Host)',
  'cs-uri-stem',
  'sc-status',
  'sc-bytes',
  'time-taken',
  'x-edge-result-type',
  'x-edge-request-id',
  'ssl-protocol',
  'cs-protocol-version',
];

export class ViewerLogs extends Construct {
  constructor(scope: Construct, id: string, props: ViewerLogsProps) {
    super(scope, id);
    const name = `${props.system}-pages`;
    const source = new CloudwatchLogDeliverySource(this, 'source', {
      name,
      logType: 'ACCESS_LOGS',
      resourceArn: props.distributionArn,
    });
    const destination = new CloudwatchLogDeliveryDestination(this, 'destination', {
      name,
      outputFormat: 'json',
      deliveryDestinationConfiguration: [{ destinationResourceArn: props.bucketArn }],
    });
    new CloudwatchLogDelivery(this, 'delivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
      recordFields: fields,
      s3DeliveryConfiguration: [
        {
          suffixPath: `/${props.keyPrefix}/${name}/{yyyy}/{MM}/{dd}/`,
          enableHiveCompatiblePath: false,
        },
      ],
    });
  }
}
