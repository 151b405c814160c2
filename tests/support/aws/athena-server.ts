/**
 * Athena for tests: its JSON protocol on 127.0.0.1, queries that really run over moto's S3 and Glue,
 * and results written as Athena writes them. Workgroups are what the caller says; grants and costs
 * are not checked.
 */
import {
  type AthenaOptions,
  type AthenaQueryFault,
  AthenaService,
  type StartedQuery,
} from './athena/athena-service.ts';
import type { WireFault } from './wire-fault.ts';
import { jsonAnswer, WireServer } from './wire-server.ts';

export interface AthenaServer {
  readonly url: string;
  /** Queries in the order they were started. */
  queries(): readonly StartedQuery[];
  requests: WireServer['requests'];
  failNext(fault: WireFault | AthenaQueryFault): void;
  /** Forgets queries, requests and faults. */
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
    failNext: (fault) => {
      if (isQueryFault(fault)) athena.faults.add(fault);
      else wire.failNext(fault);
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

/** What the query meets, not its request. */
function isQueryFault(fault: WireFault | AthenaQueryFault): fault is AthenaQueryFault {
  return ['state', 'truncateResult', 'whenRead'].some((key) => key in fault);
}
