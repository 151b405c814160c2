/**
 * Runs statements through the Redshift Data API, which needs no connection into the VPC. Each is run alone: then a
 * failure names one statement, and statements that Redshift does not run in a transaction work as well.
 * https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html
 */
import { randomUUID } from 'node:crypto';
import {
  ActiveStatementsExceededException,
  CancelStatementCommand,
  DescribeStatementCommand,
  type DescribeStatementResponse,
  ExecuteStatementCommand,
  RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import type { FinishedStatement, Warehouse, WarehouseStatement } from '../../../ports/warehouse.ts';
import { clientSettings, defaultTimings } from '../client/aws-clients.ts';
import { awsError, failureKindOf, reasonOf } from '../client/aws-errors.ts';
import { type Pace, pollUntil } from '../client/poll.ts';
import { adviceOnRedshift } from './redshift-advice.ts';
import { connectionOf, type RedshiftTarget } from './redshift-target.ts';

/** Tests shorten them. */
export interface RedshiftTimings {
  readonly pace: Pace;
  /** A workgroup that was idle needs seconds to start, and a statement may wait for another's lock. */
  readonly timeoutMilliseconds: number;
}

const usualTimings: RedshiftTimings = {
  pace: { firstMilliseconds: 250, maxMilliseconds: 3_000 },
  timeoutMilliseconds: 10 * 60_000,
};

const running = new Set(['SUBMITTED', 'PICKED', 'STARTED']);

export class RedshiftData implements Warehouse {
  readonly #client: RedshiftDataClient;
  readonly #target: RedshiftTarget;
  readonly #timings: RedshiftTimings;

  constructor(target: RedshiftTarget, timings = usualTimings) {
    this.#client = new RedshiftDataClient(clientSettings(target.region, defaultTimings));
    this.#target = target;
    this.#timings = timings;
  }

  async run(statement: WarehouseStatement): Promise<FinishedStatement> {
    const id = await this.#start(statement);
    const ended = await this.#end(statement.name, id);
    if (ended.Status !== 'FINISHED') throw refused(statement.name, id, ended);
    return { id, milliseconds: ended.Duration === undefined ? null : ended.Duration / 1e6 };
  }

  /** One token for all attempts: a lost answer does not start the statement twice. */
  async #start({ name, sql }: WarehouseStatement): Promise<string> {
    const command = new ExecuteStatementCommand({
      ...connectionOf(this.#target),
      Sql: sql,
      StatementName: name,
      ClientToken: randomUUID(),
    });
    const step = `Redshift did not take '${name}'`;
    const id = await this.#patiently(async () => {
      const { Id } = await this.#client.send(command);
      if (Id === undefined) throw new SyntaxError('the answer has no id');
      return Id;
    }).catch((error: unknown) => {
      throw awsError({ step, error, advice: adviceOnRedshift(reasonOf(error)) });
    });
    if (id !== undefined) return id;
    throw new Error(`${step}: AWS limited the rate of calls for too long. Run again in minutes.`);
  }

  async #end(name: string, id: string): Promise<DescribeStatementResponse> {
    const command = new DescribeStatementCommand({ Id: id });
    const ended = await this.#patiently(async () => {
      const described = await this.#client.send(command);
      if (described.Status === undefined) throw new SyntaxError('the answer has no status');
      return running.has(described.Status) ? undefined : described;
    }).catch((error: unknown) => {
      throw awsError({ step: `It is not known whether '${name}' ran (statement ${id})`, error });
    });
    if (ended !== undefined) return ended;
    const cancelled = await this.#cancel(id);
    const seconds = this.#timings.timeoutMilliseconds / 1000;
    throw new Error(
      `Redshift did not finish '${name}' in ${seconds} s (statement ${id}, ${cancelled}). Look which query holds ` +
        'a lock (select * from svv_transactions), or whether the warehouse is paused.',
    );
  }

  /** Asks until there is an answer; a limited rate of calls only makes it slower. */
  #patiently<T>(ask: () => Promise<T | undefined>): Promise<T | undefined> {
    const { pace, timeoutMilliseconds } = this.#timings;
    const orThrottled = (error: unknown): undefined => {
      if (failureKindOf(error) !== 'throttled' && !isFull(error)) throw error;
    };
    return pollUntil(() => ask().catch(orThrottled), pace, timeoutMilliseconds);
  }

  async #cancel(id: string): Promise<string> {
    try {
      await this.#client.send(new CancelStatementCommand({ Id: id }));
      return 'now cancelled';
    } catch (error) {
      return `which continues: cancelling it failed with ${reasonOf(error)}`;
    }
  }
}

/** Too many statements are running or waiting in this warehouse. */
function isFull(error: unknown): boolean {
  return error instanceof ActiveStatementsExceededException;
}

/** FAILED with Redshift's message, or ABORTED by somebody. */
function refused(name: string, id: string, { Status, Error: message }: DescribeStatementResponse) {
  const said = message?.replace(/\s+/g, ' ').replace(/[.;]\s*$/, '') ?? 'without a message';
  const what = Status === 'ABORTED' ? 'Somebody cancelled it' : 'Redshift refused it';
  const todo = adviceOnRedshift(said) ?? 'Correct what the message names.';
  return new Error(`${what}: ${said} (${name}, statement ${id}). ${todo}`);
}
