/**
 * A proxy between the tested SDK clients and moto: names the operation of each request, so that tests can
 * count requests and make them fail, and passes all others on unchanged.
 */
import { request as httpRequest } from 'node:http';
import type { WireProtocol } from './wire-fault.ts';
import { type WireAnswer, type WireRequest, WireServer } from './wire-server.ts';

type Unnamed = Pick<WireRequest, 'method' | 'path' | 'headers' | 'body'>;

/**
 * SDK clients of S3, SES v2, Organizations, SNS and CloudWatch use its `url` as their endpoint. `judge`
 * throws a WireServiceError for requests that AWS rejects but moto accepts.
 */
export function startMotoProxy(
  motoUrl: string,
  judge: (request: WireRequest) => void = () => undefined,
): Promise<WireServer> {
  const answer = async (request: WireRequest) => {
    judge(request);
    return forward(motoUrl, request);
  };
  return WireServer.start({ identify, answer });
}

/** The operation of a request, recognized by its protocol. */
function identify(request: Unnamed): { protocol: WireProtocol; operation: string } {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    return { protocol: 'json', operation: target.split('.').at(-1) ?? target };
  }
  if (request.path.startsWith('/v2/email/')) {
    return { protocol: 'rest-json', operation: emailOperation(request) };
  }
  const action = /^(?:.*&)?Action=(\w+)/.exec(isForm(request) ? request.body.toString() : '')?.[1];
  if (action !== undefined) return { protocol: 'query', operation: action };
  return { protocol: 's3', operation: objectOperation(request) };
}

function isForm({ headers }: Unnamed): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}

function emailOperation({ method, path }: Unnamed): string {
  const resource = path.slice('/v2/email/'.length).split(/[/?]/)[0] ?? '';
  return method === 'POST' && resource === 'outbound-emails'
    ? 'SendEmail'
    : `${method} ${resource}`;
}

/** Names a bucket or object request like S3's API reference, for the requests that the digest uses. */
function objectOperation({ method, path, headers }: Unnamed): string {
  const url = new URL(path, 'http://s3');
  const hasKey = /^\/[^/]+\/./.test(url.pathname);
  const flags = [...url.searchParams.keys()];
  if (flags.includes('list-type')) return 'ListObjectsV2';
  if (flags.includes('partNumber')) return 'UploadPart';
  if (flags.includes('uploads')) return 'CreateMultipartUpload';
  if (flags.includes('versions')) return 'ListObjectVersions';
  if (flags.includes('versioning')) return `${method} BucketVersioning`;
  const verb = { PUT: 'Put', GET: 'Get', HEAD: 'Head', DELETE: 'Delete', POST: 'Post' }[method];
  if (headers['x-amz-copy-source'] !== undefined) return 'CopyObject';
  return `${verb ?? method}${hasKey ? 'Object' : 'Bucket'}`;
}

function forward(motoUrl: string, request: WireRequest): Promise<WireAnswer> {
  const { method, path, body } = request;
  return new Promise((answered, failed) => {
    const headers = { ...request.headers, 'content-length': String(body.length) };
    delete headers['transfer-encoding'];
    const outgoing = httpRequest(new URL(path, motoUrl), { method, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', failed);
      incoming.on('end', () =>
        answered({
          status: incoming.statusCode ?? 502,
          headers: passedOn(incoming.headers),
          body: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.on('error', failed);
    outgoing.end(body);
  });
}

/** Without the headers of the connection between proxy and moto. */
function passedOn(headers: WireRequest['headers']): Record<string, string | string[]> {
  const kept = Object.entries(headers).filter(
    ([name, value]) =>
      value !== undefined && !/^(connection|keep-alive|transfer-encoding)$/.test(name),
  );
  return Object.fromEntries(kept) as Record<string, string | string[]>;
}
