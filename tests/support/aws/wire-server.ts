/**
 * An HTTP server for AWS's protocols on 127.0.0.1: it records every request by operation, lets tests make
 * some of them fail, and formats errors like the protocol. The caller provides a service's answers.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  FaultQueue,
  type WireError,
  type WireProblem,
  type WireProtocol,
  wireError,
} from './wire-fault.ts';

export interface WireRequest {
  readonly protocol: WireProtocol;
  /** Such as 'PutObject'. */
  readonly operation: string;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body: Uint8Array | string;
}

/** Thrown by a service; answered in the protocol's error format. */
export class WireServiceError extends Error {
  override readonly name = 'WireServiceError';
  readonly answer: WireError;

  constructor(answer: WireError) {
    super(answer.message ?? answer.code);
    this.answer = answer;
  }
}

export interface WireService {
  readonly identify: (request: Omit<WireRequest, 'protocol' | 'operation'>) => {
    readonly protocol: WireProtocol;
    readonly operation: string;
  };
  readonly answer: (request: WireRequest) => Promise<WireAnswer>;
}

/** A listening server. `reset` forgets requests and errors. */
export class WireServer {
  readonly url: string;
  readonly #server: Server;
  readonly #service: WireService;
  readonly #faults = new FaultQueue<WireProblem>();
  #requests: WireRequest[] = [];

  private constructor(server: Server, service: WireService) {
    this.#server = server;
    this.#service = service;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(service: WireService): Promise<WireServer> {
    let wire: WireServer | undefined;
    const server = createServer((request, response) => wire?.serve(request, response));
    // Node closes a connection after 5 idle seconds: a request that arrives in that moment would fail.
    server.keepAliveTimeout = 0;
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    wire = new WireServer(server, service);
    return wire;
  }

  /** Every request so far, or those of one operation. */
  requests(operation?: string): readonly WireRequest[] {
    return this.#requests.filter((one) => operation === undefined || one.operation === operation);
  }

  failNext(problem: WireProblem): void {
    this.#faults.add(problem);
  }

  reset(): void {
    this.#requests = [];
    this.#faults.clear();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await this.#read(incoming).catch(() => undefined);
    if (request === undefined) return;
    this.#requests.push(request);
    const problem = this.#faults.take(request.operation, `${request.path} ${request.body}`);
    if (problem?.delayMilliseconds !== undefined) await sleep(problem.delayMilliseconds);
    if (problem?.drop === 'request') return void incoming.socket.destroy();
    const answer = await this.#answer(request, problem);
    if (problem?.drop === 'response') return void incoming.socket.destroy();
    const body = Buffer.from(problem?.malformed ? '\u0000<{"not": an answer' : answer.body);
    const headers = { 'x-amzn-requestid': randomUUID(), ...answer.headers };
    const length = problem?.malformed ? { 'content-length': String(body.length) } : {};
    response.writeHead(answer.status, { ...headers, ...length });
    if (problem?.drop !== 'body') return void response.end(request.method === 'HEAD' ? '' : body);
    response.write(body.subarray(0, body.length / 2), () => incoming.socket.destroy());
  }

  async #read(incoming: IncomingMessage): Promise<WireRequest> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = 'GET', url: path = '/', headers } = incoming;
    const request = { method, path, headers, body: Buffer.concat(chunks) };
    return { ...request, ...this.#service.identify(request) };
  }

  async #answer(request: WireRequest, problem: WireProblem | undefined): Promise<WireAnswer> {
    if (problem?.error !== undefined) {
      return errorAnswer(wireError(problem.error, request.protocol), request.protocol);
    }
    try {
      return await this.#service.answer(request);
    } catch (error) {
      if (error instanceof WireServiceError) return errorAnswer(error.answer, request.protocol);
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const failure = { code: 'InternalServerException', status: 500, message };
      return errorAnswer(failure, request.protocol);
    }
  }
}

/** A JSON body, as in answers of JSON 1.1 and REST JSON services. */
export function jsonAnswer(value: unknown, status = 200): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(value),
  };
}

function errorAnswer(
  { code, status, message = code }: WireError,
  protocol: WireProtocol,
): WireAnswer {
  if (protocol === 'json' || protocol === 'rest-json') {
    const answer = jsonAnswer({ __type: code, message, Message: message }, status);
    return { ...answer, headers: { ...answer.headers, 'x-amzn-errortype': code } };
  }
  const inner = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  const body = protocol === 's3' ? inner : `<ErrorResponse>${inner}</ErrorResponse>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
