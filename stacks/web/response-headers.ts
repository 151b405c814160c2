/**
 * The security headers that CloudFront adds. Pages get the content security policy of the laptop's server; an answer of
 * the API keeps its own.
 */
import { CloudfrontResponseHeadersPolicy } from '@cdktf/provider-aws/lib/cloudfront-response-headers-policy/index.js';
import { Construct } from 'constructs';
import { pagePolicyTo } from '../../src/domain/login/page-policy.ts';

export interface ResponseHeadersProps {
  /** Start of the policies' names. */
  readonly system: string;
  /** Other origins that the pages may ask. */
  readonly connectTo: readonly string[];
}

const twoYears = 2 * 365 * 24 * 3600;

/** Features of the browser that no page uses. */
export const permissionsPolicy =
  'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()';

export class ResponseHeaders extends Construct {
  readonly ofPages: string;
  readonly ofApi: string;

  constructor(scope: Construct, id: string, { system, connectTo }: ResponseHeadersProps) {
    super(scope, id);
    this.ofPages = new CloudfrontResponseHeadersPolicy(this, 'pages', {
      name: `${system}-pages`,
      comment: 'The dashboard of finops-digest',
      securityHeadersConfig: {
        ...everywhere,
        contentSecurityPolicy: {
          contentSecurityPolicy: pagePolicyTo(connectTo),
          override: true,
        },
      },
      customHeadersConfig: {
        items: [
          { header: 'permissions-policy', value: permissionsPolicy, override: true },
          { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
          { header: 'cross-origin-resource-policy', value: 'same-origin', override: true },
        ],
      },
    }).id;
    this.ofApi = new CloudfrontResponseHeadersPolicy(this, 'api', {
      name: `${system}-api`,
      comment: 'The API of finops-digest',
      securityHeadersConfig: everywhere,
    }).id;
  }
}

const everywhere = {
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: 'DENY', override: true },
  referrerPolicy: { referrerPolicy: 'no-referrer', override: true },
  strictTransportSecurity: {
    accessControlMaxAgeSec: twoYears,
    includeSubdomains: false,
    preload: false,
    override: true,
  },
};
