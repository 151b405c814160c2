/** The pages of the web stack: who may read their files, and how browsers are told to treat them. */
import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/api/server/page-paths.ts';
import { listOf, type Statement } from './digest-fixture.ts';
import { certificateArn, synthesizeWeb, webAclArn, webSettings } from './web-fixture.ts';

const stack = synthesizeWeb();

interface Behaviour {
  readonly path_pattern?: string;
  readonly target_origin_id: string;
  readonly cache_policy_id: string;
  readonly origin_request_policy_id?: string;
  readonly allowed_methods: readonly string[];
  readonly viewer_protocol_policy: string;
  readonly function_association?: readonly object[];
}

interface Distribution {
  readonly default_cache_behavior: Behaviour;
  readonly ordered_cache_behavior: readonly Behaviour[];
  readonly origin: readonly Record<string, unknown>[];
  readonly custom_error_response?: unknown;
  readonly viewer_certificate: object;
  readonly [argument: string]: unknown;
}

const distributionOf = (of = stack) => of.only('aws_cloudfront_distribution') as Distribution;

describe('the pages', () => {
  const distribution = distributionOf();

  it('are in a private bucket that only this distribution reads', () => {
    const bucket = stack.only('aws_s3_bucket');
    expect(bucket).toMatchObject({
      bucket: 'acme-finops-prod-web-111122223333',
      force_destroy: true,
    });
    expect(stack.only('aws_s3_bucket_public_access_block')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    const { Statement: statements } = JSON.parse(
      String(stack.only('aws_s3_bucket_policy')['policy']),
    ) as { Statement: Statement[] };
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.flatMap(({ Action }) => listOf(Action))).toEqual([
      's3:GetObject',
      's3:ListBucket',
    ]);
    for (const { Principal, Condition } of allowed) {
      expect(Principal).toEqual({ Service: 'cloudfront.amazonaws.com' });
      expect(Condition).toEqual({
        ArnEquals: {
          'aws:SourceArn': expect.stringMatching(/^\$\{aws_cloudfront_distribution\.[^}]+\.arn\}$/),
        },
      });
    }
    expect(distribution.origin).toContainEqual(
      expect.objectContaining({
        domain_name: 'acme-finops-prod-web-111122223333.s3.eu-west-1.amazonaws.com',
        origin_access_control_id: expect.stringContaining('aws_cloudfront_origin_access_control'),
      }),
    );
  });

  it('come with the policy of the laptop’s server, and may ask the login for tokens', () => {
    const policies = Object.values(stack.of('aws_cloudfront_response_headers_policy'));
    const ofPages = policies.find(({ name }) => name === 'acme-finops-prod-pages');
    const { security_headers_config: headers } = ofPages as {
      security_headers_config: { content_security_policy: { content_security_policy: string } };
    };
    const { content_security_policy: csp } = headers.content_security_policy;
    expect(csp).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(csp).toContain(
      "connect-src 'self' https://acme-costs.auth.eu-west-1.amazoncognito.com " +
        'https://acme-finops-prod-summaries-111122223333.s3.eu-west-1.amazonaws.com;',
    );
    expect(csp).not.toMatch(/unsafe|\*|http:/);
    expect(headers).toMatchObject({
      strict_transport_security: { access_control_max_age_sec: 63_072_000 },
      content_type_options: { override: true },
      frame_options: { frame_option: 'DENY' },
    });
    const ofApi = policies.find(({ name }) => name === 'acme-finops-prod-api');
    expect(ofApi?.['security_headers_config']).not.toHaveProperty('content_security_policy');
  });

  it('are uploaded with their types, and index.html after all that it names', () => {
    const files = new Map(
      Object.values(stack.of('aws_s3_object')).map((file) => [String(file['key']), file]),
    );
    expect([...files.keys()].sort()).toEqual([
      'assets/index-1a2b3c4d.js',
      'assets/index-5e6f7a8b.css',
      'config.json',
      'favicon.svg',
      'index.html',
    ]);
    expect(files.get('assets/index-1a2b3c4d.js')).toMatchObject({
      content_type: 'text/javascript; charset=utf-8',
      cache_control: 'public, max-age=31536000, immutable',
      source_hash: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(files.get('index.html')).toMatchObject({
      content_type: 'text/html; charset=utf-8',
      cache_control: 'no-cache',
    });
    expect(files.get('index.html')?.['depends_on']).toHaveLength(3);
  });

  it('share their address with the API, which is never cached and gets everything', () => {
    const paths = distribution.ordered_cache_behavior.map(({ path_pattern: path }) => path);
    expect(paths).toEqual(['/v1/*', '/openapi.json', '/docs']);
    for (const behaviour of distribution.ordered_cache_behavior) {
      expect(behaviour).toMatchObject({
        target_origin_id: 'api',
        cache_policy_id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        origin_request_policy_id: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        viewer_protocol_policy: 'https-only',
      });
      expect(behaviour).not.toHaveProperty('function_association');
    }
    const [data] = distribution.ordered_cache_behavior;
    expect(data?.allowed_methods).toEqual(expect.arrayContaining(['PUT', 'DELETE', 'POST']));
  });

  it('are answered by a function for views, so that an answer of the API keeps its status', () => {
    expect(distribution.custom_error_response).toBeUndefined();
    expect(distribution.default_cache_behavior.function_association).toHaveLength(1);
    const { code, runtime } = stack.only('aws_cloudfront_function');
    expect(runtime).toBe('cloudfront-js-2.0');
    const handler = new Function(`${code}; return handler;`)() as (event: object) => {
      readonly uri: string;
    };
    const led = (uri: string) => handler({ request: { uri } }).uri;
    for (const view of ['/', '/teams/retail', '/teams/a.b', '/explore/rows', '/login', '/v2']) {
      expect(filePath.test(view)).toBe(false);
      expect(led(view)).toBe('/index.html');
    }
    for (const file of ['/assets/app.js', '/assets/none', '/favicon.svg', '/config.json']) {
      expect(led(file)).toBe(file);
    }
  });

  it('use HTTP/3 and TLS 1.2 with a domain of their own', () => {
    expect(distribution).toMatchObject({ http_version: 'http2and3', is_ipv6_enabled: true });
    const given = synthesizeWeb(
      webSettings({ domain: { name: 'costs.example.com', certificateArn }, webAclArn }),
    );
    expect(distributionOf(given)).toMatchObject({
      aliases: ['costs.example.com'],
      web_acl_id: webAclArn,
      viewer_certificate: {
        acm_certificate_arn: certificateArn,
        minimum_protocol_version: 'TLSv1.2_2021',
        ssl_support_method: 'sni-only',
      },
    });
    expect(given.outputs['dns_record_target']?.value).toContain('aws_cloudfront_distribution');
    expect(given.only('aws_cognito_user_pool_client')).toMatchObject({
      callback_urls: ['https://costs.example.com/login'],
    });
  });

  it('get a certificate of us-east-1 and records if the zone is given', () => {
    const domain = { name: 'costs.example.com', hostedZoneId: 'Z0123456789ABC' };
    const made = synthesizeWeb(webSettings({ domain }));
    expect(made.only('aws_acm_certificate')).toMatchObject({
      domain_name: 'costs.example.com',
      provider: 'aws.edge',
    });
    const records = Object.values(made.of('aws_route53_record'));
    const ofDomain = records.filter(({ name }) => name === 'costs.example.com');
    expect(ofDomain.map(({ type }) => type).sort()).toEqual(['A', 'AAAA']);
    expect(made.outputs).not.toHaveProperty('dns_record_target');
  });

  it('log requests to a named bucket, without queries and cookies', () => {
    const accessLogs = { bucket: 'acme-logs', keyPrefix: 'web' };
    const made = synthesizeWeb(webSettings({ accessLogs }));
    const { record_fields: fields, provider } = made.only('aws_cloudwatch_log_delivery');
    expect(provider).toBe('aws.edge');
    expect(String(fields)).not.toMatch(/query|cookie/i);
    expect(stack.of('aws_cloudwatch_log_delivery')).toEqual({});
  });

  it('may follow a signed link to a large answer, which no other site’s pages may', () => {
    expect(stack.only('aws_s3_bucket_cors_configuration')).toMatchObject({
      bucket: 'acme-finops-prod-summaries-111122223333',
      cors_rule: [
        {
          allowed_methods: ['GET'],
          allowed_origins: [expect.stringMatching(/^https:\/\/\$\{aws_cloudfront_distribution\./)],
        },
      ],
    });
  });

  it('on Amplify have rewrites to the API, the same headers, and a command that deploys them', () => {
    const made = synthesizeWeb(webSettings({ hosting: 'amplify' }));
    expect(made.text).not.toContain('aws_cloudfront');
    const app = made.only('aws_amplify_app') as {
      custom_rule: { source: string; target: string; status: string }[];
      custom_headers: string;
    };
    expect(app.custom_rule.map(({ source }) => source).slice(0, 3)).toEqual([
      '/v1/<*>',
      '/openapi.json',
      '/docs',
    ]);
    const views = new RegExp(app.custom_rule.at(-1)?.source.slice(2, -2) ?? '');
    for (const path of ['/', '/teams/retail', '/teams/a.b']) expect(views.test(path)).toBe(true);
    for (const path of ['/assets/app.js', '/favicon.svg']) expect(views.test(path)).toBe(false);
    expect(app.custom_headers).toContain("connect-src 'self' https://acme-costs.auth");
    const policy = String(made.only('aws_s3_bucket_policy')['policy']);
    expect(policy).toContain('amplify.amazonaws.com');
    expect(policy).toContain('arn%3Aaws%3Aamplify%3Aeu-west-1%3A111122223333%3Aapps%2F$');
    expect(made.outputs['publish_pages_command']?.value).toContain(
      '--source-url-type BUCKET_PREFIX',
    );
  });
});
