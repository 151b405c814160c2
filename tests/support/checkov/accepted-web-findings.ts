/** checkov's findings in the plan of the web stack with a key, by check, each with the reason why it is accepted. */

const distribution = 'aws_cloudfront_distribution.pages_distribution_046FF971';
const bucket = 'aws_s3_bucket.web_pages_bucket_D4977911';
const api = 'aws_lambda_function.api_function_AF620FF3';

type Accepted = readonly [check: string, resources: readonly string[], reason: string];

export const acceptedWebFindings: readonly Accepted[] = [
  ['CKV2_AWS_42', [distribution], 'The setting web.domain brings a certificate of one’s own.'],
  ['CKV_AWS_174', [distribution], 'CloudFront’s own certificate has no choice of protocols.'],
  ['CKV2_AWS_47', [distribution], 'The setting web.webAclArn names a web ACL of the account.'],
  ['CKV_AWS_68', [distribution], 'The same: its rules belong to who runs the account.'],
  ['CKV_AWS_86', [distribution], 'The setting web.accessLogs brings logs, of the second version.'],
  ['CKV_AWS_310', [distribution], 'There is one bucket and one API: nothing to fail over to.'],
  ['CKV_AWS_374', [distribution], 'Readers travel; a token is needed everywhere.'],
  [
    'CKV_AWS_259',
    ['api_57D3AB13', 'pages_9404B3B3'].map(
      (name) => `aws_cloudfront_response_headers_policy.pages_headers_${name}`,
    ),
    'HTTPS is required of this host for two years, and not of other hosts of the domain.',
  ],
  [
    'CKV_AWS_309',
    ['docs_52AFF9C9', 'openapijson_38956F86'].map(
      (name) => `aws_apigatewayv2_route.http-api_open-${name}`,
    ),
    'They contain no data; every route of data has the authorizer.',
  ],
  ['CKV2_AWS_62', [bucket], 'Nothing would use notifications of the pages.'],
  ['CKV_AWS_144', [bucket], 'The pages are built again from the repository.'],
  ['CKV_AWS_145', [bucket], 'The pages are the same for everybody and contain no costs.'],
  ['CKV_AWS_18', [bucket], 'The setting accessLogs brings them.'],
  ['CKV_AWS_116', [api], 'A slow answer that failed is asked for again; its error is an alarm.'],
  ['CKV_AWS_117', [api], 'The setting functions.vpc brings a VPC.'],
  ['CKV_AWS_272', [api], 'As for the other functions.'],
  ['CKV_AWS_50', [api], 'Each answer is a line of the log, with its queries and bytes.'],
];
