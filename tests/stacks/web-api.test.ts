/** API and login of the web stack: who may ask, and who may log in. */
import { describe, expect, it } from 'vitest';
import { cognito, oidc, synthesizeWeb, webSettings } from './web-fixture.ts';

const stack = synthesizeWeb();

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
