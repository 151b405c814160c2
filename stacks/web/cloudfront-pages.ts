/** The pages on CloudFront, with the certificate, the records and the logs that the settings ask for. */
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import type { TerraformStack } from 'cdktf';
import { inRegion } from '../constructs/in-region.ts';
import type { WebSettings } from '../system/api-function.ts';
import { namesOf } from '../system/names.ts';
import { connectEdge } from '../terraform/providers.ts';
import type { HostedPages, HostProps } from './hosted-pages.ts';
import { PagesCertificate } from './pages-certificate.ts';
import { PagesDistribution } from './pages-distribution.ts';
import { PagesRecords } from './pages-records.ts';
import { ViewerLogs } from './viewer-logs.ts';

export function onCloudFront(stack: TerraformStack, props: HostProps): HostedPages {
  const { settings, web, api, connectTo } = props;
  const { prefix: system, pagesBucket } = namesOf(settings);
  const edge = edgeOf(stack, props);
  const made = new PagesDistribution(stack, 'pages', {
    system,
    web,
    bucketHost: `${pagesBucket}.s3.${settings.region}.amazonaws.com`,
    apiHost: `${api.apiId}.execute-api.${settings.region}.amazonaws.com`,
    connectTo,
    certificateArn: certificateOf(stack, web, edge),
  });
  addRecords(stack, web, made.host);
  addLogs(stack, { system, web, edge, distributionArn: made.arn });
  return {
    address: `https://${web.domain?.name ?? made.host}`,
    reader: {
      service: 'cloudfront.amazonaws.com',
      condition: { ArnEquals: { 'aws:SourceArn': made.arn } },
    },
    ...(web.domain?.certificateArn !== undefined && { recordTarget: made.host }),
  };
}

/** Undefined if nothing is created in CloudFront's own region. */
function edgeOf(stack: TerraformStack, { settings, web }: HostProps): AwsProvider | undefined {
  const isUsed = web.domain?.hostedZoneId !== undefined || web.accessLogs !== undefined;
  return isUsed ? connectEdge(stack, settings) : undefined;
}

function certificateOf(
  stack: TerraformStack,
  { domain }: WebSettings,
  provider: AwsProvider | undefined,
): string | undefined {
  const { name, hostedZoneId } = domain ?? {};
  if (name === undefined || hostedZoneId === undefined || provider === undefined) {
    return domain?.certificateArn;
  }
  return new PagesCertificate(stack, 'certificate', { domain: name, hostedZoneId, provider }).arn;
}

function addRecords(stack: TerraformStack, { domain }: WebSettings, host: string): void {
  const { name, hostedZoneId } = domain ?? {};
  if (name === undefined || hostedZoneId === undefined) return;
  new PagesRecords(stack, 'records', { domain: name, hostedZoneId, host });
}

interface LoggedPages {
  readonly system: string;
  readonly web: WebSettings;
  readonly edge: AwsProvider | undefined;
  readonly distributionArn: string;
}

function addLogs(
  stack: TerraformStack,
  { system, web: { accessLogs }, edge, distributionArn }: LoggedPages,
): void {
  if (accessLogs === undefined) return;
  const logs = new ViewerLogs(stack, 'viewer-logs', {
    system,
    distributionArn,
    bucketArn: `arn:aws:s3:::${accessLogs.bucket}`,
    keyPrefix: accessLogs.keyPrefix,
  });
  inRegion(logs, edge);
}
