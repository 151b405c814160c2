/**
 * One query from QUEUED to its end. Its state is separate from its work: stopping it makes it CANCELLED at
 * once, whatever the engine still does, and nothing is written afterwards.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { AthenaFailure } from './athena-failure.ts';
import type { QueryFigures, StatementKind } from './query-runner.ts';
import { manifestPlace } from './run-unload.ts';
import { isUnload } from './unload-statement.ts';

export type QueryState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** An end that a test chose in place of the query's own. */
export interface ChosenEnd {
  /** 'RUNNING' never ends unless it is stopped. */
  readonly state: 'FAILED' | 'CANCELLED' | 'RUNNING';
  readonly reason?: string | undefined;
}

export interface QueryInput {
  readonly id: string;
  readonly sql: string;
  readonly kind: StatementKind;
  readonly database: string;
  readonly workgroup: string;
  /** s3:// URI of the result file. */
  readonly output: string;
}

const ended = (state: QueryState) => !['QUEUED', 'RUNNING'].includes(state);

export class QueryExecution {
  readonly input: QueryInput;
  /** Resolves when the query has ended and its work is over. Never rejects. */
  readonly done: Promise<void>;
  readonly #submittedAt = Date.now();
  #state: QueryState = 'QUEUED';
  #reason: string | undefined;
  #figures: QueryFigures | undefined;
  #endedAt: number | undefined;

  /** Spends `stateMilliseconds` as QUEUED and as RUNNING before the work begins. */
  constructor(
    input: QueryInput,
    work: () => Promise<QueryFigures>,
    { stateMilliseconds, end }: { stateMilliseconds: number; end: ChosenEnd | undefined },
  ) {
    this.input = input;
    this.done = this.#run(work, stateMilliseconds, end);
  }

  get state(): QueryState {
    return this.#state;
  }

  /** Whether its result is still needed. */
  isWanted(): boolean {
    return !ended(this.#state);
  }

  stop(): void {
    if (!ended(this.#state)) this.#end('CANCELLED', 'Query cancelled by user');
  }

  /** As in GetQueryExecution's answer. */
  describe(): object {
    const { id, sql, kind, database, workgroup, output } = this.input;
    const unloads = isUnload(sql);
    const total = (this.#endedAt ?? Date.now()) - this.#submittedAt;
    return {
      QueryExecutionId: id,
      Query: sql,
      StatementType: kind,
      ...(unloads ? { SubstatementType: 'UNLOAD' } : {}),
      ResultConfiguration: { OutputLocation: output },
      QueryExecutionContext: { Database: database, Catalog: 'awsdatacatalog' },
      Status: this.#status(),
      Statistics: {
        EngineExecutionTimeInMillis: total,
        DataScannedInBytes: this.#figures?.bytesScanned ?? 0,
        ...(unloads ? { DataManifestLocation: manifestPlace(output) } : {}),
        TotalExecutionTimeInMillis: total,
        QueryQueueTimeInMillis: 0,
        ServiceProcessingTimeInMillis: 0,
      },
      WorkGroup: workgroup,
      EngineVersion: {
        SelectedEngineVersion: 'AUTO',
        EffectiveEngineVersion: 'Athena engine version 3',
      },
    };
  }

  #status(): object {
    const reason = this.#reason === undefined ? {} : { StateChangeReason: this.#reason };
    const end = this.#endedAt === undefined ? {} : { CompletionDateTime: this.#endedAt / 1000 };
    const error =
      this.#state === 'FAILED'
        ? { AthenaError: { ErrorCategory: 2, ErrorType: 0, ErrorMessage: this.#reason } }
        : {};
    return {
      State: this.#state,
      SubmissionDateTime: this.#submittedAt / 1000,
      ...reason,
      ...end,
      ...error,
    };
  }

  async #run(work: () => Promise<QueryFigures>, wait: number, end: ChosenEnd | undefined) {
    await sleep(wait);
    if (ended(this.#state)) return;
    this.#state = 'RUNNING';
    await sleep(wait);
    if (end?.state === 'RUNNING' || ended(this.#state)) return;
    if (end !== undefined) return this.#end(end.state, end.reason);
    try {
      const figures = await work();
      if (ended(this.#state)) return;
      this.#figures = figures;
      this.#end('SUCCEEDED', undefined);
    } catch (error) {
      if (ended(this.#state)) return;
      const own = error instanceof AthenaFailure;
      this.#end('FAILED', own ? error.message : `GENERIC_INTERNAL_ERROR: ${String(error)}`);
    }
  }

  #end(state: QueryState, reason: string | undefined): void {
    this.#state = state;
    this.#reason = reason;
    this.#endedAt = Date.now();
  }
}
