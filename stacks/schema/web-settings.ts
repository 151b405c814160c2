/** The API and the pages of the dashboard on AWS: where they are served, and who may log in. By default there are none. */
import * as z from 'zod';
import { bucket, folder, group, integer, integerOrNull, oneOf, text } from './setting-values.ts';
import { webLogin } from './web-login-settings.ts';

const hostName = text(
  'a host name in small letters such as costs.example.com',
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
);

const certificateArn = text(
  'the ARN of a certificate of ACM in us-east-1, such as arn:aws:acm:us-east-1:111122223333:certificate/…',
  /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/,
);

/** The certificate exists already, or the stack requests one and makes the DNS records. */
const domain = group({
  name: hostName,
  certificateArn: certificateArn.optional(),
  hostedZoneId: text('the id of a public hosted zone of Route 53', /^Z[A-Z0-9]{5,31}$/).optional(),
}).refine((given) => (given.certificateArn === undefined) !== (given.hostedZoneId === undefined), {
  error: 'name with either certificateArn or hostedZoneId',
});

/** https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html */
const webAclArn = text(
  'the ARN of a web ACL of AWS WAF for CloudFront: arn:aws:wafv2:us-east-1:111122223333:global/webacl/…',
  /^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]+\/[0-9a-f-]+$/,
);

const origin = text(
  'an https origin such as https://portal.example.com, without a path',
  /^https:\/\/[a-z0-9.-]+(:[0-9]{1,5})?$/,
);

const editor = text(
  'an e-mail address, or the name of a group without comma',
  /^[^\s,]+( [^\s,]+)*$/,
).max(200, { error: 'at most 200 characters' });

const claim = text(
  'email, or the name of the claim with the groups, such as groups or cognito:groups',
  /^[A-Za-z][\w:./-]{0,127}$/,
);

export const web = group({
  hosting: oneOf('cloudfront', 'amplify').default('cloudfront'),
  login: webLogin,
  /** The claim that says who a reader is; `email` counts only if it is verified. */
  readerClaim: claim.default('email'),
  /** Who may change rules and start jobs, as the claim names them. */
  editors: z.array(editor, { error: 'a list of addresses or groups' }).max(100).default([]),
  domain: domain.optional(),
  webAclArn: webAclArn.optional(),
  priceClass: oneOf('PriceClass_100', 'PriceClass_200', 'PriceClass_All').default('PriceClass_100'),
  /** Where CloudFront writes its access logs; by default nowhere. */
  accessLogs: group({ bucket, keyPrefix: folder }).optional(),
  /** Other sites whose pages may call the API; the dashboard itself needs none. */
  corsOrigins: z
    .array(origin, { error: 'a list of https origins' })
    .max(50, { error: 'at most 50 origins' })
    .default([]),
  memoryMegabytes: integer(256, 10_240).default(1024),
  /** Answers made at once; null reserves nothing. By default 10, or none if the other functions have none. */
  reservedConcurrency: integerOrNull(1, 1000).optional(),
  /** Bytes that one query of a reader may scan. */
  bytesScannedCutoff: integer(10_000_000, 100_000_000_000_000).default(10_000_000_000),
  /** API Gateway answers more requests with 429; bursts may be twice as many. */
  requestsPerSecond: integer(1, 5000).default(50),
  keptAnswerDays: integer(1, 365).default(7),
});
