/**
 * The run record: every step of a run with its start, end, outcome and facts. It is stored under
 * `runs/<report-day>/<run-id>.json`, also when a step fails.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { InputError } from '../domain/input/input-error.ts';
import type { Platform } from '../ports/platform.ts';
import type { QueryEngine } from '../ports/query-engine.ts';
import type { StagedRows, Staging } from '../ports/staging.ts';

/** Values of a step to store: ids, counts, amounts. Never rows, never secrets. */
export type StepFacts = Readonly<Record<string, unknown>>;

export interface Step {
  readonly name: string;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  endedAt?: string;
  outcome: 'running' | 'done' | 'failed';
  error?: string;
  facts: StepFacts;
  readonly queries: RecordedQuery[];
}

/** One query that a step ran. */
export interface RecordedQuery {
  /** The name of the `.sql` file. */
  readonly name: string;
  readonly queryId: string;
  readonly bytesScanned: number | null;
  /** USD at list price; undefined when the query is free. */
  readonly costUsd?: number;
}

/** Called when a step starts and when it ends, for progress and logs. */
export type StepListener = (step: Step) => void;

type RanQuery = Pick<StagedRows, 'queryId' | 'bytesScanned'> & {
  readonly costUsd?: number | null;
};

export class RunRecord {
  readonly runId: string;
  readonly steps: Step[] = [];
  readonly #day: BillingDay;
  readonly #platform: Pick<Platform, 'store' | 'now' | 'name'>;
  readonly #listener: StepListener;
  /** The step that the current code belongs to. Several steps may run at once. */
  readonly #current = new AsyncLocalStorage<Step>();

  constructor(
    platform: Pick<Platform, 'store' | 'now' | 'name'>,
    { runId, day, onStep }: { runId: string; day: BillingDay; onStep?: StepListener | undefined },
  ) {
    this.runId = runId;
    this.#day = day;
    this.#platform = platform;
    this.#listener = onStep ?? (() => undefined);
  }

  /** The record's key in the object store. */
  get key(): string {
    return `runs/${this.#day}/${this.runId}.json`;
  }

  /** Bytes that the run's queries scanned, if the engine reports them. */
  get bytesScanned(): number {
    return this.steps
      .flatMap(({ queries }) => queries)
      .reduce((sum, query) => sum + (query.bytesScanned ?? 0), 0);
  }

  /** The platform; its queries and scans are recorded in the step that runs them. */
  observePlatform<P extends { readonly engine: QueryEngine; readonly staging: Staging }>(
    given: P,
  ): P {
    return {
      ...given,
      engine: this.observe(given.engine),
      staging: this.#observeStaging(given.staging),
    };
  }

  /** The engine; its queries are recorded in the step that runs them. */
  observe(engine: QueryEngine): QueryEngine {
    return {
      query: async (statement) => {
        const result = await engine.query(statement);
        this.#addQuery(statement.name, result);
        return result;
      },
    };
  }

  /** The same for scans of the bill. */
  #observeStaging(staging: Staging): Staging {
    return {
      estimate: (period) => staging.estimate(period),
      discard: (prefix) => staging.discard(prefix),
      unload: async (select, prefix) => {
        const rows = await staging.unload(select, prefix);
        this.#addQuery(select.name, rows);
        return rows;
      },
      unloadLines: async (select, place) => {
        const lines = await staging.unloadLines(select, place);
        this.#addQuery(select.name, lines);
        return lines;
      },
    };
  }

  #addQuery(name: string, { queryId, bytesScanned, costUsd }: RanQuery): void {
    const price = typeof costUsd === 'number' ? { costUsd } : {};
    const step = this.#current.getStore() ?? this.steps.at(-1);
    step?.queries.push({ name, queryId, bytesScanned, ...price });
  }

  /** Runs one step, also while others run. Records its error and rethrows it. */
  async step<T>(
    name: string,
    work: (addToRecord: (facts: StepFacts) => void) => Promise<T>,
  ): Promise<T> {
    const step: Step = { name, startedAt: this.#now(), outcome: 'running', facts: {}, queries: [] };
    this.steps.push(step);
    this.#listener(step);
    try {
      const addToRecord = (facts: StepFacts) => {
        step.facts = { ...step.facts, ...facts };
      };
      const result = await this.#current.run(step, () => work(addToRecord));
      step.outcome = 'done';
      return result;
    } catch (error) {
      step.outcome = 'failed';
      step.error = error instanceof Error ? error.message : String(error);
      throw error;
    } finally {
      step.endedAt = this.#now();
      this.#listener(step);
    }
  }

  /**
   * Runs `work` and always writes the record, except after bad input on a laptop: it is found before
   * anything was done, so nothing is written to disk.
   */
  async keep<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      await this.#write('done');
      return result;
    } catch (error) {
      if (!this.#isBadInputOnLaptop(error)) await this.#writeFailure(error);
      throw error;
    }
  }

  #isBadInputOnLaptop(error: unknown): boolean {
    return error instanceof InputError && this.#platform.name === 'local';
  }

  async #writeFailure(error: unknown): Promise<void> {
    try {
      await this.#write('failed');
    } catch (recordError) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new AggregateError(
        [error, recordError],
        `${reason} (And the run record could not be written.)`,
        { cause: error },
      );
    }
  }

  async #write(outcome: 'done' | 'failed'): Promise<void> {
    const { runId, steps } = this;
    const record = { runId, reportDay: this.#day, platform: this.#platform.name, outcome, steps };
    const body = Buffer.from(`${JSON.stringify(record, null, 2)}\n`);
    await this.#platform.store.put(this.key, body, { contentType: 'application/json' });
  }

  #now(): string {
    return new Date(this.#platform.now()).toISOString();
  }
}
