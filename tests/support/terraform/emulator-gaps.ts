/**
 * Resources that moto 5.2 cannot create, by name and with the reason, and values that it does not store
 * unchanged. All of it is still planned and validated by the real provider.
 */
import type { Exclusion } from './exclude-resources.ts';

/** Excluded from the applied variant, by stack. */
export const exclusions: Readonly<Record<'foundation' | 'digest', readonly Exclusion[]>> = {
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
};

/** A change that every second plan contains, and why. */
export interface Drift {
  /** 'address: argument'. */
  readonly change: string;
  readonly reason: string;
}

export const knownDrift: Readonly<Record<'foundation' | 'digest', readonly Drift[]>> = {
  foundation: [],
  digest: [
    {
      change: 'aws_sesv2_email_identity.mail_identity_6441F6B4: tags_all',
      reason: 'moto forgets the tags of an SES identity',
    },
  ],
};
