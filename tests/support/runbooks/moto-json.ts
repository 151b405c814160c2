/** Calls of AWS's JSON protocol directly to moto, for services without a client in this project. */

export interface MotoCall {
  /** As in a signature: 'logs', 'events', 'sqs'. */
  readonly service: string;
  /** As in the header x-amz-target: 'Logs_20140328.CreateLogGroup'. */
  readonly target: string;
  readonly input: object;
}

/** Throws an Error with moto's message if it rejects the call. */
export async function callMoto(
  { url, region }: { readonly url: string; readonly region: string },
  { service, target, input }: MotoCall,
): Promise<Readonly<Record<string, unknown>>> {
  const authorization =
    `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, ` +
    'SignedHeaders=host, Signature=none';
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
    },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`moto refuses ${target}: ${response.status} ${text}`);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
