/**
 * Resources that moto 5.2 cannot create, by name and with the reason, and values that it does not store
 * unchanged. All of it is still planned and validated by the real provider.
 */
import type { Argument, Exclusion } from './exclude-resources.ts';

type Applied = 'foundation' | 'digest' | 'web';

/** Excluded from the applied variant, by stack. */
export const exclusions: Readonly<Record<Applied, readonly Exclusion[]>> = {
  foundation: [
    {
      what: 'aws_bcmdataexports_export',
      reason: 'moto has no Data Exports',
    },
    {
      what: 'aws_s3_bucket_policy',
      reason:
        'moto takes "deny unless TLS" literally, and speaks plain HTTP: every call would be 403',
    },
  ],
  digest: [
    {
      what: 'aws_sesv2_configuration_set',
      reason: 'moto answers GetConfigurationSet in a shape that the provider cannot read',
    },
    {
      what: 'aws_sesv2_configuration_set_event_destination',
      reason: 'moto has no event destinations',
    },
  ],
  web: [
    {
      what: 'aws_s3_bucket_policy',
      reason: 'as for the foundation: moto takes "deny unless TLS" literally',
    },
    {
      what: 'aws_cloudfront_response_headers_policy',
      reason: 'moto has no response headers policies',
    },
    {
      what: 'aws_cloudfront_function',
      reason: 'moto does not publish functions of CloudFront',
    },
  ],
};

/** Arguments that refer to what moto lacks: a distribution can be made without them. */
export const webArguments: readonly Argument[] = [
  { type: 'aws_cloudfront_distribution', name: 'response_headers_policy_id' },
  { type: 'aws_cloudfront_distribution', name: 'function_association' },
];

/** A change that every second plan contains, and why. */
export interface Drift {
  /** 'address: argument'. */
  readonly change: string;
  readonly reason: string;
}

const distribution = 'aws_cloudfront_distribution.pages_distribution_046FF971';

export const knownDrift: Readonly<Record<Applied, readonly Drift[]>> = {
  foundation: [],
  digest: [
    {
      change: 'aws_sesv2_email_identity.mail_identity_6441F6B4: tags_all',
      reason: 'moto forgets the tags of an SES identity',
    },
  ],
  web: [
    {
      change: `${distribution}: default_cache_behavior`,
      reason: 'moto answers values to forward, which a behaviour with a cache policy does not have',
    },
    { change: `${distribution}: ordered_cache_behavior`, reason: 'as for the default behaviour' },
    { change: `${distribution}: origin`, reason: 'moto forgets the origin access control' },
    {
      change: `${distribution}: viewer_certificate`,
      reason: 'moto answers a protocol of SNI for CloudFront’s own certificate',
    },
  ],
};
