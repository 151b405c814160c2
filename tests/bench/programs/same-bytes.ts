/**
 * The peer of the API for kept answers: Node's HTTP server alone, which answers each known request with bytes that it has
 * in memory. They are a JSON file, named by the only argument. Prints its address, and runs until it is stopped.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KnownAnswer } from '../served-api/known-answers.ts';

const known = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as readonly KnownAnswer[];
const answers = new Map(
  known.map(({ path, headers, text }) => [path, { headers, bytes: Buffer.from(text) }]),
);

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? '');
  if (answer === undefined) {
    response.writeHead(404).end();
  } else if (request.headers['if-none-match'] === answer.headers['etag']) {
    response.writeHead(304, answer.headers).end();
  } else {
    response.writeHead(200, { ...answer.headers, 'content-length': answer.bytes.length });
    response.end(answer.bytes);
  }
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
