/**
 * The ingestions and snapshot jobs of one QuickSight account: each id is taken once, and a data set
 * is refreshed at most 32 times a day.
 */
import { type WireRequest, WireServiceError } from '../wire-server.ts';
import {
  ingestion,
  type Job,
  type JobOutcome,
  snapshotJob,
  snapshotResult,
} from './job-answers.ts';
import { type Route, routeOf } from './quicksight-routes.ts';

/** https://docs.aws.amazon.com/quicksight/latest/APIReference/API_CreateIngestion.html */
const refreshesADay = 32;

export class QuickSightJobs {
  jobs: Job[] = [];
  /** Of the jobs to be started, in turn. */
  outcomes: JobOutcome[] = [];
  /** Refreshes that others have made today. */
  usedUp = 0;
  readonly #usual: JobOutcome;

  constructor(usual: JobOutcome) {
    this.#usual = usual;
  }

  forget(): void {
    this.jobs = [];
    this.outcomes = [];
    this.usedUp = 0;
  }

  answer(request: WireRequest): object {
    const route = routeOf(request);
    switch (route.operation) {
      case 'CreateIngestion':
        return this.#createIngestion(route);
      case 'DescribeIngestion':
        return { Ingestion: ingestion(this.#look('ingestion', route)), Status: 200 };
      case 'CancelIngestion':
        return { IngestionId: this.#job('ingestion', route).id, Status: 200 };
      case 'ListIngestions':
        return { Ingestions: this.#ingestionsOf(route.of).map(ingestion), Status: 200 };
      case 'StartDashboardSnapshotJob':
        return this.#startSnapshot(route, request);
      case 'DescribeDashboardSnapshotJob':
        return snapshotJob(this.#look('snapshot', route));
      case 'DescribeDashboardSnapshotJobResult':
        return snapshotResult(this.#job('snapshot', route));
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

  #startSnapshot(route: Route, { body }: WireRequest): object {
    const { SnapshotJobId: id = '' } = JSON.parse(body.toString()) as { SnapshotJobId?: string };
    const named = { ...route, id };
    if (this.#find('snapshot', named) !== undefined) {
      throw refusal('ResourceExistsException', 409, `Snapshot job ${id} already exists`);
    }
    const job = this.#start('snapshot', named, `dashboard/${route.of}/snapshot-job/${id}`);
    return { Arn: job.arn, SnapshotJobId: id, Status: 200 };
  }

  #start(kind: Job['kind'], { account, of, id }: Route, resource: string): Job {
    const arn = `arn:aws:quicksight:eu-central-1:${account}:${resource}`;
    const outcome = { ...this.#usual, ...this.outcomes.shift() };
    const job: Job = { kind, id, of, arn, createdAt: Date.now(), outcome, looks: 0 };
    this.jobs.push(job);
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

  #look(kind: Job['kind'], route: Route): Job {
    const job = this.#job(kind, route);
    job.looks += 1;
    return job;
  }
}

function refusal(code: string, status: number, message: string): WireServiceError {
  return new WireServiceError({ code, status, message });
}
