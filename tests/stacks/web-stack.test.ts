/** The web stack: who may reach what, and how browsers are told to treat the pages. */
import { describe, expect, it } from 'vitest';
import { keptPrefix } from '../../src/api/answers/kept-answers.ts';
import { filePath } from '../../src/api/server/page-paths.ts';
import { listOf, type Statement, settingsWith, synthesizeDigest } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';
import { synthesized } from './synthesized.ts';
import {
  certificateArn,
  cognito,
  oidc,
  synthesizeWeb,
  webAclArn,
  webSettings,
} from './web-fixture.ts';

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

describe('the stack', () => {
  it('is made only if it is set', () => {
    expect(Object.keys(synthesized(givenSettings))).not.toContain('web');
    const stacks = synthesized({ ...givenSettings, web: { login: cognito } });
    expect(Object.keys(stacks)).toEqual(['foundation', 'digest', 'dashboard', 'web']);
  });

  it('gives the mails its domain, unless they have another address', () => {
    const linked = (others: object) => {
      const domain = { name: 'costs.example.com', certificateArn };
      const settings = webSettings({ domain }, others);
      const [digest] = Object.values(synthesizeDigest(settings).of('aws_lambda_function')).filter(
        (one) => String(one['function_name']).endsWith('daily-digest'),
      );
      const environment = digest?.['environment'] as { variables: Record<string, string> };
      return environment.variables['DIGEST_DASHBOARD_URL'];
    };
    expect(linked({})).toBe('https://costs.example.com');
    expect(linked({ dashboardUrl: 'https://portal.example.com/costs' })).toBe(
      'https://portal.example.com/costs',
    );
  });

  it('lets kept answers expire and limits what one question scans, and changes nothing without it', () => {
    const foundation = (settings: object) => synthesized(settings)['foundation']?.resource ?? {};
    const on = foundation({
      ...givenSettings,
      web: { login: cognito, keptAnswerDays: 3, bytesScannedCutoff: 20_000_000 },
    });
    const [bucket] = Object.values(on['aws_s3_bucket_lifecycle_configuration'] ?? {}).filter(
      (one) => JSON.stringify(one).includes('athena-results/'),
    );
    expect(bucket?.['rule']).toContainEqual(
      expect.objectContaining({ filter: [{ prefix: keptPrefix }], expiration: [{ days: 3 }] }),
    );
    const api = Object.values(on['aws_athena_workgroup'] ?? {}).find(
      ({ name }) => name === 'acme-finops-prod-api',
    );
    expect(api).toMatchObject({
      configuration: {
        bytes_scanned_cutoff_per_query: 20_000_000,
        enforce_workgroup_configuration: true,
      },
    });
    expect(JSON.stringify(foundation(givenSettings))).not.toContain(keptPrefix);
  });
});

describe('the API', () => {
  const routes = Object.values(stack.of('aws_apigatewayv2_route'));

  it('asks for a token on every route of data, and only there', () => {
    const open = routes.filter(({ authorization_type: type }) => type !== 'JWT');
    expect(open.map(({ route_key: key }) => key).sort()).toEqual([
      'GET /docs',
      'GET /openapi.json',
    ]);
    const ofData = routes.filter(({ route_key: key }) => String(key).includes('/v1'));
    expect(ofData).toHaveLength(5);
    for (const route of ofData) {
      expect(route).toMatchObject({
        authorization_type: 'JWT',
        authorizer_id: expect.stringMatching(/^\$\{aws_apigatewayv2_authorizer\./),
      });
    }
    expect(routes.map(({ route_key: key }) => key)).not.toContain('$default');
  });

  it('accepts tokens of our pool for our client', () => {
    expect(stack.only('aws_apigatewayv2_authorizer')).toMatchObject({
      authorizer_type: 'JWT',
      identity_sources: ['$request.header.Authorization'],
      jwt_configuration: {
        issuer: expect.stringMatching(
          /^https:\/\/cognito-idp\.eu-west-1\.amazonaws\.com\/\$\{aws_cognito_user_pool\./,
        ),
        audience: [expect.stringMatching(/^\$\{aws_cognito_user_pool_client\.[^}]+\.id\}$/)],
      },
    });
  });

  it('accepts those of a given provider, and then has no pool', () => {
    const given = synthesizeWeb(webSettings({ login: oidc }));
    expect(given.only('aws_apigatewayv2_authorizer')).toMatchObject({
      jwt_configuration: { issuer: oidc.issuer, audience: [oidc.clientId] },
    });
    expect(given.text).not.toContain('aws_cognito');
  });

  it('limits requests, and logs them without query and reader', () => {
    const stage = stack.only('aws_apigatewayv2_stage') as {
      access_log_settings: { format: string };
    };
    expect(stage).toMatchObject({
      name: '$default',
      default_route_settings: { throttling_rate_limit: 50, throttling_burst_limit: 100 },
    });
    expect(stage.access_log_settings.format).not.toMatch(/claims|queryString|header|\.path/i);
  });

  it('allows no other origin unless one is named', () => {
    expect(stack.only('aws_apigatewayv2_api')).not.toHaveProperty('cors_configuration');
    const named = synthesizeWeb(webSettings({ corsOrigins: ['https://portal.example.com'] }));
    expect(named.only('aws_apigatewayv2_api')).toMatchObject({
      cors_configuration: {
        allow_origins: ['https://portal.example.com'],
        allow_headers: expect.arrayContaining(['authorization', 'if-match']),
      },
    });
  });

  it('waits 29 seconds for a function that has longer, and is not started again after a failure', () => {
    expect(stack.only('aws_apigatewayv2_integration')).toMatchObject({
      timeout_milliseconds: 29_000,
    });
    expect(stack.only('aws_lambda_function')).toMatchObject({
      function_name: 'acme-finops-prod-api',
      timeout: 300,
      reserved_concurrent_executions: 10,
      environment: {
        variables: {
          DIGEST_ATHENA_WORKGROUP: 'acme-finops-prod-api',
          DIGEST_READER_CLAIM: 'email',
          DIGEST_EDITORS: '',
          DIGEST_RUN_FUNCTION: '',
          DIGEST_MAIL_TO: 'reader@example.com,chief@example.com',
        },
      },
    });
    expect(stack.only('aws_lambda_function_event_invoke_config')).toMatchObject({
      maximum_retry_attempts: 0,
    });
  });

  it.each([
    [{}, { reservedConcurrency: null }, undefined],
    [{ reservedConcurrency: 3 }, { reservedConcurrency: null }, 3],
    [{ reservedConcurrency: null }, {}, undefined],
  ])('reserves with %j and functions %j: %s', (web, functions, reserved) => {
    const made = synthesizeWeb(webSettings(web, { functions }));
    expect(made.only('aws_lambda_function')['reserved_concurrent_executions']).toBe(reserved);
  });
});

describe('the login', () => {
  it('is for readers whom an administrator adds, with a second factor', () => {
    expect(stack.only('aws_cognito_user_pool')).toMatchObject({
      admin_create_user_config: { allow_admin_create_user_only: true },
      mfa_configuration: 'ON',
      software_token_mfa_configuration: { enabled: true },
      deletion_protection: 'ACTIVE',
    });
    const off = synthesizeWeb(webSettings({ login: { ...cognito, mfa: 'off' } }));
    expect(off.only('aws_cognito_user_pool')).toMatchObject({ mfa_configuration: 'OFF' });
  });

  it('has a client without a secret, only authorization codes, and tokens of minutes', () => {
    expect(stack.only('aws_cognito_user_pool_client')).toMatchObject({
      generate_secret: false,
      allowed_oauth_flows: ['code'],
      allowed_oauth_scopes: ['email', 'openid'],
      explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      id_token_validity: 30,
      token_validity_units: [
        { id_token: 'minutes', access_token: 'minutes', refresh_token: 'hours' },
      ],
      callback_urls: [
        expect.stringMatching(/^https:\/\/\$\{aws_cloudfront_distribution\.[^}]+\}\/login$/),
      ],
    });
  });

  it('is described to the pages, without a secret', () => {
    const configOf = (made: typeof stack) =>
      Object.values(made.of('aws_s3_object')).find(({ key }) => key === 'config.json');
    expect(configOf(stack)).toMatchObject({
      content_type: 'application/json',
      cache_control: 'no-cache',
    });
    expect(JSON.parse(String(configOf(stack)?.['content']))).toEqual({
      login: {
        kind: 'oidc',
        authorizeUrl: 'https://acme-costs.auth.eu-west-1.amazoncognito.com/oauth2/authorize',
        tokenUrl: 'https://acme-costs.auth.eu-west-1.amazoncognito.com/oauth2/token',
        issuer: expect.stringMatching(/^https:\/\/cognito-idp\.eu-west-1\.amazonaws\.com\/\$/),
        logoutUrl: expect.stringMatching(
          /^https:\/\/acme-costs\.auth\.[^?]+\/logout\?client_id=\$\{[^}]+\}&logout_uri=https:\/\/\$\{[^}]+\}\/$/,
        ),
        clientId: expect.stringMatching(/^\$\{aws_cognito_user_pool_client\./),
        scope: 'openid email',
      },
    });
    const given = configOf(synthesizeWeb(webSettings({ login: oidc })));
    expect(JSON.parse(String(given?.['content']))).toEqual({
      login: { ...oidc, scope: 'openid email' },
    });
  });
});

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

describe('logs', () => {
  it('are under a key if the settings have keys, which only these logs may use', () => {
    expect(stack.text).not.toContain('aws_kms_key');
    const guarded = synthesizeWeb(webSettings({}, { kms: true }));
    for (const group of Object.values(guarded.of('aws_cloudwatch_log_group'))) {
      expect(group['kms_key_id']).toMatch(/^\$\{aws_kms_key\./);
    }
    const { Statement: statements } = JSON.parse(String(guarded.only('aws_kms_key')['policy'])) as {
      Statement: Statement[];
    };
    expect(statements.find(({ Sid }) => Sid === 'UsedByLogs')?.Condition).toEqual({
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': [
          'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/acme-finops-prod-api',
          'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vendedlogs/apigateway/acme-finops-prod-api',
        ],
      },
    });
  });
});

describe('a function in a VPC, under a boundary', () => {
  it('is as the account requires it', () => {
    const vpc = { subnetIds: ['subnet-0a1b2c3d'], securityGroupIds: ['sg-0a1b2c3d'] };
    const permissionsBoundary = 'arn:aws:iam::111122223333:policy/boundary';
    const made = synthesizeWeb(
      webSettings({}, { functions: { vpc }, iam: { permissionsBoundary, path: '/finops/' } }),
    );
    expect(made.only('aws_lambda_function')).toMatchObject({
      vpc_config: { subnet_ids: vpc.subnetIds },
    });
    expect(made.only('aws_iam_role')).toMatchObject({
      path: '/finops/',
      permissions_boundary: permissionsBoundary,
    });
    expect(settingsWith().web).toBeUndefined();
  });
});
