/** The private bucket of the pages, which one service alone may read: CloudFront for one distribution, or Amplify for one app. */
import { Construct } from 'constructs';
import { accessLogsOf } from '../constructs/access-logs.ts';
import { PrivateBucket } from '../constructs/private-bucket.ts';
import type { PolicyStatement } from '../permissions/policy-document.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';

export interface PagesReader {
  readonly service: 'cloudfront.amazonaws.com' | 'amplify.amazonaws.com';
  /** Condition on the ARN of the distribution or the app. */
  readonly condition: NonNullable<PolicyStatement['Condition']>;
}

export interface PagesBucketProps {
  readonly settings: StackSettings;
  readonly reader: PagesReader;
}

/** Days in which an earlier version of the pages can be brought back by hand. */
const oldVersionDays = 30;

export class PagesBucket extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, { settings, reader }: PagesBucketProps) {
    super(scope, id);
    const { pagesBucket, arns } = namesOf(settings);
    const bucket = new PrivateBucket(this, 'pages', {
      name: pagesBucket,
      arn: arns.pagesBucket,
      oldVersionDays,
      accessLogs: accessLogsOf(settings, pagesBucket),
      statements: readBy(arns.pagesBucket, reader),
      isReplaceable: true,
    });
    this.name = bucket.name;
  }
}

/** To list it as well: S3 would otherwise answer 403 instead of 404 for a file that is absent. */
function readBy(bucketArn: string, { service, condition }: PagesReader): PolicyStatement[] {
  const allowed = {
    Effect: 'Allow',
    Principal: { Service: service },
    Condition: condition,
  } as const;
  return [
    { Sid: 'ReadPages', ...allowed, Action: 's3:GetObject', Resource: `${bucketArn}/*` },
    { Sid: 'TellAbsentFromDenied', ...allowed, Action: 's3:ListBucket', Resource: bucketArn },
  ];
}
