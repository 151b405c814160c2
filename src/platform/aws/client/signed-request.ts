/**
 * One signed request to a service of which a function calls a single operation: with the SDK's own signer and
 * connection, because loading a complete client for one call would make every cold start slower.
 */
import { AthenaClient } from '@aws-sdk/client-athena';
import { clientSettings, defaultTimings } from './aws-clients.ts';

export interface SignedRequest {
  /** Name of the service in its signature and its host: 'lambda'. */
  readonly service: string;
  readonly region: string;
  /** URL of an emulator; default: AWS's own. */
  readonly endpoint?: string | undefined;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SignedResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a POST, in one attempt. Throws the connection's error. */
export async function sendSigned(request: SignedRequest): Promise<SignedResponse> {
  const { service, region, endpoint, path, body } = request;
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const url = new URL(endpoint ?? `https://${service}.${region}.${domain}`);
  const { config } = new AthenaClient(clientSettings(region, defaultTimings));
  const signer = await config.signer({
    name: 'sigv4',
    signingName: service,
    signingRegion: region,
    properties: {},
  });
  const signed = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path,
    query: {},
    headers: {
      host: url.host,
      'content-length': String(Buffer.byteLength(body)),
      ...request.headers,
    },
    body,
  });
  const { response } = await config.requestHandler.handle(
    signed as Parameters<typeof config.requestHandler.handle>[0],
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body ?? []) chunks.push(chunk);
  const { statusCode, headers } = response;
  return { statusCode, headers, body: Buffer.concat(chunks).toString('utf8') };
}

/** What the service refused, in the form of an SDK error. */
export function refusalOf({ statusCode, headers, body }: SignedResponse) {
  const { __type = '', message = '' } = fieldsOf(body);
  const name = (headers['x-amzn-errortype'] ?? __type).split(':')[0]?.split('#').at(-1) ?? '';
  return { name, message, $metadata: { httpStatusCode: statusCode } };
}

function fieldsOf(body: string): { readonly __type?: string; readonly message?: string } {
  try {
    const { __type, message, Message } = JSON.parse(body) as Record<string, unknown>;
    return { __type: String(__type ?? ''), message: String(message ?? Message ?? '') };
  } catch {
    return {};
  }
}
