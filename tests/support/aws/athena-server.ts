/**
 * Athena for tests: its JSON protocol on 127.0.0.1, queries that really run over moto's S3 and Glue, and
 * results in Athena's format. The caller defines workgroups; grants and costs are not checked.
 */
import {
  type AthenaOptions,
  type AthenaQueryFault,
  AthenaService,
  type StartedQuery,
} from './athena/athena-service.ts';
import type { WireProblem } from './wire-fault.ts';
import { jsonAnswer, WireServer } from './wire-server.ts';

export interface AthenaServer {
  readonly url: string;
  /** Queries in the order in which they were started. */
  queries(): readonly StartedQuery[];
  requests: WireServer['requests'];
  failNext(problem: WireProblem | AthenaQueryFault): void;
  /** Forgets queries, requests and errors. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export async function startAthenaServer(options: AthenaOptions): Promise<AthenaServer> {
  const athena = new AthenaService(options);
  const wire = await WireServer.start({
    identify: ({ headers }) => ({
      protocol: 'json',
      operation: String(headers['x-amz-target']).split('.').at(-1) ?? '',
    }),
    answer: async (request) => jsonAnswer(athena.answer(request)),
  });
  return {
    url: wire.url,
    queries: () => athena.queries(),
    requests: (operation) => wire.requests(operation),
    failNext: (problem) => {
      if (isQueryProblem(problem)) athena.problems.add(problem);
      else wire.failNext(problem);
    },
    reset: async () => {
      wire.reset();
      await athena.forget();
    },
    stop: async () => {
      await wire.stop();
      await athena.close();
    },
  };
}

/** Errors that affect the query, not its request. */
function isQueryProblem(problem: WireProblem | AthenaQueryFault): problem is AthenaQueryFault {
  return ['state', 'truncateResult', 'whenRead'].some((key) => key in problem);
}
