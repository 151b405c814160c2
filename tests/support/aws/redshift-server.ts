/**
 * A stand-in for the Redshift Data API on 127.0.0.1: it takes statements, and a test decides how each ends. States,
 * tokens and errors are as in AWS's reference; there is no emulator in which statements end.
 * https://docs.aws.amazon.com/redshift-data/latest/APIReference/Welcome.html
 */
import { randomUUID } from 'node:crypto';
import type { WireProblem } from './wire-fault.ts';
import { jsonAnswer, WireServer, WireServiceError } from './wire-server.ts';

/** What ExecuteStatement was asked. */
export interface AskedStatement {
  readonly Sql: string;
  readonly StatementName: string;
  readonly Database: string;
  readonly ClientToken?: string;
  readonly WorkgroupName?: string;
  readonly ClusterIdentifier?: string;
  readonly SecretArn?: string;
  readonly DbUser?: string;
}

/** Returns nothing if the statement succeeds, or throws an Error with the server's message. */
export type Execute = (sql: string) => Promise<unknown>;

interface Running {
  readonly asked: AskedStatement;
  polls: number;
  status: 'SUBMITTED' | 'PICKED' | 'STARTED' | 'FINISHED' | 'FAILED' | 'ABORTED';
  error?: string;
}

export interface RedshiftServer {
  readonly url: string;
  /** Started statements, in order. */
  statements(): readonly (AskedStatement & { readonly id: string; readonly status: string })[];
  requests: WireServer['requests'];
  failNext(problem: WireProblem): void;
  /** How many answers say that a statement is not finished; Infinity for one that never ends. */
  pollsBeforeEnd: number;
  /** Somebody cancels every statement that runs. */
  abortRunning(): void;
  reset(): void;
  stop(): Promise<void>;
}

const steps = ['SUBMITTED', 'PICKED', 'STARTED'] as const;

export async function startRedshiftServer(execute: Execute): Promise<RedshiftServer> {
  const all = new Map<string, Running>();
  const wire = await WireServer.start({
    identify: ({ headers }) => ({
      protocol: 'json',
      operation: String(headers['x-amz-target']).replace(/^RedshiftData\./, ''),
    }),
    answer: async ({ operation, body }) => {
      const input = JSON.parse(body.toString('utf8')) as AskedStatement & { Id: string };
      if (operation === 'ExecuteStatement') return jsonAnswer(start(input));
      const one = all.get(input.Id);
      if (one === undefined) throw unknownStatement(input.Id);
      if (operation === 'CancelStatement') return jsonAnswer(cancel(one));
      return jsonAnswer(await describe(input.Id, one));
    },
  });
  const server: RedshiftServer = {
    url: wire.url,
    statements: () => [...all].map(([id, { asked, status }]) => ({ ...asked, id, status })),
    requests: (operation) => wire.requests(operation),
    failNext: (problem) => wire.failNext(problem),
    pollsBeforeEnd: 0,
    abortRunning: () => {
      for (const one of all.values()) if (isRunning(one)) one.status = 'ABORTED';
    },
    reset: () => {
      wire.reset();
      all.clear();
      server.pollsBeforeEnd = 0;
    },
    stop: () => wire.stop(),
  };
  return server;

  function start(asked: AskedStatement): object {
    const same = [...all].find(([, one]) => one.asked.ClientToken === asked.ClientToken);
    const id = same?.[0] ?? randomUUID();
    if (same === undefined) all.set(id, { asked, polls: 0, status: 'SUBMITTED' });
    return { Id: id, Database: asked.Database };
  }

  async function describe(id: string, one: Running): Promise<object> {
    if (isRunning(one)) {
      one.status = steps[Math.min(one.polls, 2)] ?? 'STARTED';
      if (one.polls++ >= server.pollsBeforeEnd) await end(one);
    }
    const ended = isRunning(one) ? {} : { Duration: 812_000_000 };
    return { Id: id, Status: one.status, Error: one.error, ...ended };
  }

  async function end(one: Running): Promise<void> {
    try {
      await execute(one.asked.Sql);
      one.status = 'FINISHED';
    } catch (error) {
      one.status = 'FAILED';
      one.error = `ERROR: ${(error as Error).message}`;
    }
  }
}

function isRunning({ status }: Running): boolean {
  return steps.some((step) => step === status);
}

function cancel(one: Running): object {
  one.status = 'ABORTED';
  return { Status: true };
}

function unknownStatement(id: string): WireServiceError {
  const code = 'ResourceNotFoundException';
  return new WireServiceError({ code, status: 400, message: `Query ${id} does not exist.` });
}
