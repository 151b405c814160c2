/** The DNS records that lead the dashboard's domain to CloudFront, for IPv4 and IPv6. */
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Construct } from 'constructs';

export interface PagesRecordsProps {
  readonly domain: string;
  readonly hostedZoneId: string;
  /** The host name that CloudFront gave the distribution. */
  readonly host: string;
}

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html */
const zoneOfCloudFront = 'Z2FDTNDATAQYW2';

export class PagesRecords extends Construct {
  constructor(scope: Construct, id: string, { domain, hostedZoneId, host }: PagesRecordsProps) {
    super(scope, id);
    for (const type of ['A', 'AAAA']) {
      new Route53Record(this, type.toLowerCase(), {
        zoneId: hostedZoneId,
        name: domain,
        type,
        alias: { name: host, zoneId: zoneOfCloudFront, evaluateTargetHealth: false },
      });
    }
  }
}
