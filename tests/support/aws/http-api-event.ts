/**
 * The event that API Gateway's HTTP API sends for a request with payload 2.0, stage $default and a JWT authorizer, and
 * what the reader gets for the function's answer.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
import { gunzipSync } from 'node:zlib';

export interface HttpRequest {
  /** Path and query, spelled as they were sent. */
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Claims of the token, which is verified. Absent: the route has no authorizer, and no token is sent. */
  readonly claims?: TokenClaims;
}

export type TokenClaims = Readonly<Record<string, unknown>>;

const anyReader = { iss: 'https://login.example.com', sub: '0f2c1a2b' };

/** An ID token as a browser sends it. Its signature is none: only API Gateway verifies it. */
export function tokenOf(claims: TokenClaims): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', kid: 'k' })}.${part({ ...anyReader, ...claims })}.AAAA`;
}

export function httpApiEvent({ path, method = 'GET', headers = {}, body, claims }: HttpRequest) {
  const [rawPath = '', query = ''] = path.split('?');
  const domainName = 'abc123.execute-api.eu-central-1.amazonaws.com';
  const parameters = Object.fromEntries(new URLSearchParams(query));
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: query,
    headers: {
      accept: 'application/json',
      host: domainName,
      'x-amzn-trace-id': 'Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e',
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-proto': 'https',
      ...(claims === undefined ? {} : { authorization: `Bearer ${tokenOf(claims)}` }),
      ...headers,
    },
    ...(query === '' ? {} : { queryStringParameters: parameters }),
    requestContext: {
      accountId: '123456789012',
      apiId: 'abc123',
      ...(claims === undefined
        ? {}
        : { authorizer: { jwt: { claims: passedOn({ ...anyReader, ...claims }), scopes: null } } }),
      domainName,
      domainPrefix: 'abc123',
      http: {
        method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: '203.0.113.7',
        userAgent: 't',
      },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: '$default',
      stage: '$default',
      time: '28/Nov/2026:12:00:00 +0000',
      timeEpoch: 1795867200000,
    },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: false,
  };
}

/** Claims as API Gateway passes them on: texts, and a list without a mark between its names. */
function passedOn(claims: TokenClaims): Readonly<Record<string, string>> {
  const text = (value: unknown) => (Array.isArray(value) ? `[${value.join(' ')}]` : String(value));
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, text(value)]));
}

interface HttpResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON of the body. */
  readonly json: <T = Record<string, unknown>>() => T;
}

/** What a browser gets: the body of a compressed answer is unpacked. */
export function receivedAnswer(result: unknown): ReceivedAnswer {
  const { statusCode: status, headers: given, body, isBase64Encoded } = result as HttpResult;
  const headers = new Headers(given);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const isGzip = headers.get('content-encoding') === 'gzip';
  const text = (isGzip ? gunzipSync(bytes) : bytes).toString('utf8');
  return { status, headers, text, json: <T>() => JSON.parse(text) as T };
}
