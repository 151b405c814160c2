/** Lambda's side of an asynchronous invocation: accepts every event, and stores it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Starts when its address is requested; the caller closes `server`. */
export function recordedLambda() {
  const requests: { path: string; type: unknown; signature: unknown; event: object }[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    requests.push({
      path: request.url ?? '',
      type: request.headers['x-amz-invocation-type'],
      signature: request.headers.authorization,
      event: JSON.parse(Buffer.concat(chunks).toString()),
    });
    response.writeHead(202).end();
  });
  const url = async () => {
    if (!server.listening) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  return { requests, server, url };
}
