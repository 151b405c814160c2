/**
 * CloudFront before pages and API, under one address: pages from the private bucket, and the API's paths from API Gateway
 * without any caching, with everything that the browser sent.
 */
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution/index.js';
import { CloudfrontFunction } from '@cdktf/provider-aws/lib/cloudfront-function/index.js';
import { CloudfrontOriginAccessControl } from '@cdktf/provider-aws/lib/cloudfront-origin-access-control/index.js';
import { Construct } from 'constructs';
import { documentPaths } from '../../src/api/http/document-paths.ts';
import type { WebSettings } from '../system/api-function.ts';
import { ResponseHeaders } from './response-headers.ts';
import { viewFunctionCode } from './view-function.ts';

export interface PagesDistributionProps {
  /** Name of the system. */
  readonly system: string;
  readonly web: WebSettings;
  /** Host names of the origins. */
  readonly bucketHost: string;
  readonly apiHost: string;
  /** Other origins that the pages may ask. */
  readonly connectTo: readonly string[];
  /** Of the setting's domain. */
  readonly certificateArn: string | undefined;
}

/**
 * Policies that AWS manages, by their ids, which are the same in all accounts:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
 */
export const managedPolicies = {
  /** Follows `cache-control` of the object, compressed with gzip or Brotli. */
  cachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  /** Also `authorization`; without `host`, which API Gateway must get as its own. */
  allViewerExceptHost: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
} as const;

const reading = ['GET', 'HEAD'];
const everyMethod = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

export class PagesDistribution extends Construct {
  readonly arn: string;
  readonly id: string;
  /** The host name that CloudFront gave it. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: PagesDistributionProps) {
    super(scope, id);
    const { system, web, connectTo } = props;
    const headers = new ResponseHeaders(this, 'headers', { system, connectTo });
    const made = new CloudfrontDistribution(this, 'distribution', {
      comment: `Dashboard of ${system}`,
      enabled: true,
      isIpv6Enabled: true,
      httpVersion: 'http2and3',
      priceClass: web.priceClass,
      defaultRootObject: 'index.html',
      ...(web.domain !== undefined && { aliases: [web.domain.name] }),
      ...(web.webAclArn !== undefined && { webAclId: web.webAclArn }),
      origin: this.#origins(props),
      defaultCacheBehavior: {
        ...ofPages,
        responseHeadersPolicyId: headers.ofPages,
        functionAssociation: [{ eventType: 'viewer-request', functionArn: this.#views(system) }],
      },
      orderedCacheBehavior: [
        { ...ofApi, pathPattern: '/v1/*', allowedMethods: everyMethod },
        ...documentPaths.map((path) => ({ ...ofApi, pathPattern: path, allowedMethods: reading })),
      ].map((one) => ({ ...one, responseHeadersPolicyId: headers.ofApi })),
      restrictions: { geoRestriction: { restrictionType: 'none' } },
      viewerCertificate: viewerCertificate(props.certificateArn),
    });
    this.arn = made.arn;
    this.id = made.id;
    this.host = made.domainName;
  }

  #origins({ system, bucketHost, apiHost }: PagesDistributionProps) {
    const access = new CloudfrontOriginAccessControl(this, 'access', {
      name: `${system}-pages`,
      originAccessControlOriginType: 's3',
      signingBehavior: 'always',
      signingProtocol: 'sigv4',
    });
    return [
      { originId: 'pages', domainName: bucketHost, originAccessControlId: access.id },
      {
        originId: 'api',
        domainName: apiHost,
        customOriginConfig: {
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: 'https-only',
          originSslProtocols: ['TLSv1.2'],
          originReadTimeout: 30,
        },
      },
    ];
  }

  #views(system: string): string {
    return new CloudfrontFunction(this, 'views', {
      name: `${system}-views`,
      runtime: 'cloudfront-js-2.0',
      comment: 'A view of the dashboard is its first page',
      code: viewFunctionCode,
      publish: true,
    }).arn;
  }
}

const ofPages = {
  targetOriginId: 'pages',
  viewerProtocolPolicy: 'redirect-to-https',
  allowedMethods: reading,
  cachedMethods: reading,
  compress: true,
  cachePolicyId: managedPolicies.cachingOptimized,
};

const ofApi = {
  targetOriginId: 'api',
  viewerProtocolPolicy: 'https-only',
  cachedMethods: reading,
  compress: true,
  cachePolicyId: managedPolicies.cachingDisabled,
  originRequestPolicyId: managedPolicies.allViewerExceptHost,
};

/** CloudFront's own certificate has no choice of protocols: only a domain of one's own can require TLS 1.2. */
function viewerCertificate(certificateArn: string | undefined) {
  if (certificateArn === undefined) return { cloudfrontDefaultCertificate: true };
  return {
    acmCertificateArn: certificateArn,
    sslSupportMethod: 'sni-only',
    minimumProtocolVersion: 'TLSv1.2_2021',
  };
}
