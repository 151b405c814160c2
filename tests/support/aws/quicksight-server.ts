/**
 * QuickSight for tests: SPICE ingestions and dashboard snapshot jobs that advance with each poll. The test
 * defines rows and pages.
 */
import type { JobOutcome, StartedJob } from './quicksight/job-answers.ts';
import { QuickSightJobs, type WritePage } from './quicksight/quicksight-jobs.ts';
import { routeOf } from './quicksight/quicksight-routes.ts';
import type { WireProblem } from './wire-fault.ts';
import { jsonAnswer, WireServer } from './wire-server.ts';

export interface QuickSightServer {
  readonly url: string;
  /** Ingestions and snapshot jobs that were started and schedules that were fired, in order. */
  jobs(): readonly StartedJob[];
  requests: WireServer['requests'];
  failNext(problem: WireProblem): void;
  /** For each job that is started from now on, in turn; later jobs end as usual. */
  nextOutcome(outcome: JobOutcome): void;
  /** Number of ingestions that others made in the last 24 hours. The limit is 32. */
  useUpRefreshes(count: number): void;
  reset(): void;
  stop(): Promise<void>;
}

/**
 * `usual`: the outcome of jobs without another instruction. `writePage`: by default pages are not written.
 */
export async function startQuickSightServer(
  usual: JobOutcome = {},
  writePage: WritePage = async () => undefined,
): Promise<QuickSightServer> {
  const service = new QuickSightJobs(usual, writePage);
  const wire = await WireServer.start({
    identify: (request) => ({ protocol: 'rest-json', operation: routeOf(request).operation }),
    answer: async (request) => jsonAnswer(await service.answer(request), 200),
  });
  return {
    url: wire.url,
    jobs: () => service.jobs.map(({ kind, id, of }) => ({ kind, id, of })),
    requests: (operation) => wire.requests(operation),
    failNext: (problem) => wire.failNext(problem),
    nextOutcome: (outcome) => service.outcomes.push(outcome),
    useUpRefreshes: (count) => {
      service.usedUp = count;
    },
    reset: () => {
      wire.reset();
      service.forget();
    },
    stop: () => wire.stop(),
  };
}
