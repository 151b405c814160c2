/**
 * The ingestions, snapshot jobs and fired schedules of one QuickSight account: each id is accepted once, a
 * data set is refreshed at most 32 times a day, and a registered user needs a session.
 */
import { type WireRequest, WireServiceError } from '../wire-server.ts';
import {
  ingestion,
  isCompleted,
  type Job,
  type JobOutcome,
  pageUri,
  snapshotJob,
  snapshotResult,
} from './job-answers.ts';
import { type Route, routeOf } from './quicksight-routes.ts';
import { orderIn, userArnIn } from './snapshot-order.ts';

/** Writes a drawn page, like QuickSight to S3. */
export type WritePage = (uri: string, page: string) => Promise<void>;

/** https://docs.aws.amazon.com/quicksight/latest/APIReference/API_CreateIngestion.html */
const refreshesADay = 32;

export class QuickSightJobs {
  jobs: Job[] = [];
  /** Outcomes of the next jobs, in turn. */
  outcomes: JobOutcome[] = [];
  /** Refreshes made by others today. */
  usedUp = 0;
  readonly #usual: JobOutcome;
  readonly #writePage: WritePage;

  constructor(usual: JobOutcome, writePage: WritePage) {
    this.#usual = usual;
    this.#writePage = writePage;
  }

  forget(): void {
    this.jobs = [];
    this.outcomes = [];
    this.usedUp = 0;
  }

  async answer(request: WireRequest): Promise<object> {
    const route = routeOf(request);
    switch (route.operation) {
      case 'CreateIngestion':
        return this.#createIngestion(route);
      case 'DescribeIngestion':
        return { Ingestion: ingestion(this.#poll('ingestion', route)), Status: 200 };
      case 'CancelIngestion':
        return { IngestionId: this.#job('ingestion', route).id, Status: 200 };
      case 'ListIngestions':
        return { Ingestions: this.#ingestionsOf(route.of).map(ingestion), Status: 200 };
      case 'StartDashboardSnapshotJob':
        return this.#startSnapshot(route, request);
      case 'DescribeDashboardSnapshotJob':
        return snapshotJob(await this.#draw(this.#poll('snapshot', route)));
      case 'DescribeDashboardSnapshotJobResult':
        return snapshotResult(this.#job('snapshot', route));
      case 'StartDashboardSnapshotJobSchedule':
        this.#start('schedule', route, `dashboard/${route.of}/schedule/${route.id}`);
        return { RequestId: `fired-${this.jobs.length}`, Status: 202 };
      case 'GetIdentityContext':
        return { Context: `context of ${userArnIn(request)}`, Status: 200 };
      default:
        throw refusal('InvalidParameterValueException', 400, `no such route: ${route.operation}`);
    }
  }

  #createIngestion(route: Route): object {
    if (this.#find('ingestion', route) !== undefined) {
      throw refusal('ResourceExistsException', 409, `Ingestion ${route.id} already exists`);
    }
    if (this.usedUp + this.#ingestionsOf(route.of).length >= refreshesADay) {
      const message = `You can refresh a data set ${refreshesADay} times in 24 hours`;
      throw refusal('LimitExceededException', 409, message);
    }
    const job = this.#start('ingestion', route, `dataset/${route.of}/ingestion/${route.id}`);
    return { Arn: job.arn, IngestionId: job.id, IngestionStatus: 'INITIALIZED', Status: 201 };
  }

  #startSnapshot(route: Route, request: WireRequest): object {
    const { id, drawnFor, folder, problem } = orderIn(request);
    const named = { ...route, id };
    if (problem !== undefined) throw refusal('InvalidParameterValueException', 400, problem);
    if (this.#find('snapshot', named) !== undefined) {
      throw refusal('ResourceExistsException', 409, `Snapshot job ${id} already exists`);
    }
    const resource = `dashboard/${route.of}/snapshot-job/${id}`;
    const job = this.#start('snapshot', named, resource, { drawnFor, folder });
    return { Arn: job.arn, SnapshotJobId: id, Status: 200 };
  }

  #start(
    kind: Job['kind'],
    { account, of, id }: Route,
    resource: string,
    order: Pick<Job, 'drawnFor' | 'folder'> = {},
  ): Job {
    const arn = `arn:aws:quicksight:eu-central-1:${account}:${resource}`;
    const outcome = { ...this.#usual, ...this.outcomes.shift() };
    const job: Job = { kind, id, of, arn, createdAt: Date.now(), outcome, polls: 0, ...order };
    this.jobs.push(job);
    return job;
  }

  async #draw(job: Job): Promise<Job> {
    const page = job.outcome.page ?? '%PDF-1.7 drawn by a stand-in';
    if (isCompleted(job) && page !== '') await this.#writePage(pageUri(job), page);
    return job;
  }

  #ingestionsOf(dataSet: string): readonly Job[] {
    return this.jobs.filter(({ kind, of }) => kind === 'ingestion' && of === dataSet);
  }

  #find(kind: Job['kind'], { of, id }: Route): Job | undefined {
    return this.jobs.find((job) => job.kind === kind && job.of === of && job.id === id);
  }

  #job(kind: Job['kind'], route: Route): Job {
    const job = this.#find(kind, route);
    if (job === undefined) {
      throw refusal('ResourceNotFoundException', 404, `${kind} ${route.id} is not found`);
    }
    return job;
  }

  #poll(kind: Job['kind'], route: Route): Job {
    const job = this.#job(kind, route);
    job.polls += 1;
    return job;
  }
}

function refusal(code: string, status: number, message: string): WireServiceError {
  return new WireServiceError({ code, status, message });
}
