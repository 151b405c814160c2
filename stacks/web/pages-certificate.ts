/** The certificate of the dashboard's domain, in us-east-1 as CloudFront needs it, proved by a record in its zone. */
import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate/index.js';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation/index.js';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Construct } from 'constructs';

export interface PagesCertificateProps {
  readonly domain: string;
  readonly hostedZoneId: string;
  /** The provider of us-east-1. */
  readonly provider: AwsProvider;
}

export class PagesCertificate extends Construct {
  /** Of the certificate when it is valid. */
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    { domain, hostedZoneId, provider }: PagesCertificateProps,
  ) {
    super(scope, id);
    const certificate = new AcmCertificate(this, 'certificate', {
      provider,
      domainName: domain,
      validationMethod: 'DNS',
      // A replaced certificate must exist before CloudFront gives up the earlier one.
      lifecycle: { createBeforeDestroy: true },
    });
    // One name has one record.
    const option = (attribute: string) =>
      `\${tolist(${certificate.fqn}.domain_validation_options)[0].${attribute}}`;
    const record = new Route53Record(this, 'proof', {
      zoneId: hostedZoneId,
      name: option('resource_record_name'),
      type: option('resource_record_type'),
      records: [option('resource_record_value')],
      ttl: 300,
      allowOverwrite: true,
    });
    this.arn = new AcmCertificateValidation(this, 'validation', {
      provider,
      certificateArn: certificate.arn,
      validationRecordFqdns: [record.fqdn],
    }).certificateArn;
  }
}
