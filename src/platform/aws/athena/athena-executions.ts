/**
 * Runs one statement on Athena: starts it, waits for it, stops it. A failure that Athena calls retryable is
 * retried once; a query that passes its deadline is stopped, so that it does not continue to scan at our
 * cost.
 */
import { randomUUID } from 'node:crypto';
import {
  type AthenaClient,
  GetQueryExecutionCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { awsError, reasonOf } from '../client/aws-errors.ts';
import type { AwsSettings } from '../client/aws-settings.ts';
import { type Pace, pollUntil } from '../client/poll.ts';
import { athenaFailure } from './athena-failures.ts';

/** https://docs.aws.amazon.com/athena/latest/ug/service-limits.html */
const maxSqlLength = 262_144;
const attempts = 2;

export interface NamedSql {
  /** Name of the statement in messages: the name of its file. */
  readonly name: string;
  /** The SQL text, or a function that makes the text for each attempt, counted from 1. */
  readonly sql: string | ((attempt: number) => string);
}

/** Athena answers requests that have the same token with the same execution: no second query is started. */
export type RequestToken = (sql: string, attempt: number) => string;

type AthenaSettings = AwsSettings['athena'];
export type Finished = QueryExecution & { readonly QueryExecutionId: string };

export class AthenaExecutions {
  readonly #athena: AthenaClient;
  readonly #settings: AthenaSettings;
  readonly #pace: Pace;
  readonly #tokenOf: RequestToken;

  constructor(
    athena: AthenaClient,
    settings: AthenaSettings,
    pace: Pace,
    tokenOf: RequestToken = () => randomUUID(),
  ) {
    this.#athena = athena;
    this.#settings = settings;
    this.#pace = pace;
    this.#tokenOf = tokenOf;
  }

  /**
   * Returns the succeeded execution. Throws an Error with the statement's name, the query id, Athena's own
   * reason and what to do.
   */
  async run({ name, sql: given }: NamedSql): Promise<Finished> {
    for (let attempt = 1; ; attempt++) {
      const sql = typeof given === 'string' ? given : given(attempt);
      requireLength(name, sql);
      const queryId = await this.#start(name, sql, this.#tokenOf(sql, attempt));
      const execution = await this.#finish(name, queryId);
      const { State, AthenaError } = execution.Status ?? {};
      if (State === 'SUCCEEDED') return { ...execution, QueryExecutionId: queryId };
      if (AthenaError?.Retryable !== true || attempt === attempts) {
        throw athenaFailure(name, queryId, execution);
      }
    }
  }

  /**
   * All attempts of the SDK at this call share one token, so a lost answer does not start a second query.
   */
  async #start(name: string, sql: string, token: string): Promise<string> {
    const { database, workgroup, resultsLocation } = this.#settings;
    const command = new StartQueryExecutionCommand({
      QueryString: sql,
      ClientRequestToken: token,
      WorkGroup: workgroup,
      QueryExecutionContext: { Database: database },
      ...(resultsLocation && { ResultConfiguration: { OutputLocation: resultsLocation } }),
    });
    try {
      const { QueryExecutionId } = await this.#athena.send(command);
      if (QueryExecutionId === undefined) throw new SyntaxError('the answer has no query id');
      return QueryExecutionId;
    } catch (error) {
      throw awsError({ step: `Athena could not start ${name}`, error });
    }
  }

  async #finish(name: string, queryId: string): Promise<QueryExecution> {
    const { timeoutSeconds } = this.#settings;
    const execution = await pollUntil(
      () => this.#finished(queryId),
      this.#pace,
      timeoutSeconds * 1000,
    ).catch(async (error: unknown) => {
      const stopped = await this.#stop(queryId);
      throw awsError({
        step: `Athena did not say how ${name} (query ${queryId}${stopped}) is`,
        error,
      });
    });
    if (execution !== undefined) return execution;
    const stopped = await this.#stop(queryId);
    throw new Error(
      `Athena did not finish ${name} (query ${queryId}${stopped}) in ${timeoutSeconds} s. Raise ` +
        'DIGEST_ATHENA_TIMEOUT_SECONDS, or check in the workgroup why its queries are waiting.',
    );
  }

  /** Undefined while the query is queued or running. */
  async #finished(queryId: string): Promise<QueryExecution | undefined> {
    const command = new GetQueryExecutionCommand({ QueryExecutionId: queryId });
    const { QueryExecution } = await this.#athena.send(command);
    const state = QueryExecution?.Status?.State;
    if (state === undefined) throw new SyntaxError('the answer has no state');
    return state === 'QUEUED' || state === 'RUNNING' ? undefined : QueryExecution;
  }

  /** Returns what happened, as text to append to the query's id. */
  async #stop(queryId: string): Promise<string> {
    try {
      await this.#athena.send(new StopQueryExecutionCommand({ QueryExecutionId: queryId }));
      return ', now stopped';
    } catch (error) {
      return `, which continues: stopping it failed with ${reasonOf(error)}`;
    }
  }
}

function requireLength(name: string, sql: string): void {
  const bytes = Buffer.byteLength(sql);
  if (bytes <= maxSqlLength) return;
  throw new Error(
    `${name} is ${bytes} bytes of SQL; Athena takes ${maxSqlLength}. Ask for fewer days at once.`,
  );
}

/**
 * When Athena received the statement, in milliseconds since 1970: one clock for all runs of an archive.
 * Throws an Error naming the statement and the query if Athena does not report the time.
 */
export function submittedAt(name: string, { QueryExecutionId, Status }: Finished): number {
  const time = Status?.SubmissionDateTime?.getTime();
  if (time !== undefined && Number.isFinite(time)) return time;
  throw awsError({
    step: `Athena did not say when it took ${name} (query ${QueryExecutionId})`,
    error: new SyntaxError('the answer has no time of submission'),
  });
}
