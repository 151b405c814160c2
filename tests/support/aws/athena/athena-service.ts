/**
 * Athena's operations over moto: starts, shows and stops queries. The same request token gives the same
 * query, as the API guarantees.
 */
import { randomUUID } from 'node:crypto';
import { GlueCatalog } from '../glue-catalog.ts';
import { MotoObjects } from '../moto-objects.ts';
import { FaultQueue } from '../wire-fault.ts';
import type { WireRequest } from '../wire-server.ts';
import { ObjectCache } from './object-cache.ts';
import { QueryExecution, type QueryState } from './query-execution.ts';
import { type AthenaQueryProblem, chosenEnd, unloadFailure } from './query-fault.ts';
import { resultEnding, runQuery, statementKind } from './query-runner.ts';
import { rejectSyntax } from './refuse-syntax.ts';
import { describeWorkgroup, invalid, resultLocation, type Workgroup } from './workgroup.ts';

export type { AthenaQueryProblem as AthenaQueryFault } from './query-fault.ts';

export interface AthenaOptions {
  readonly motoUrl: string;
  readonly region: string;
  readonly workgroups: readonly Workgroup[];
  /** Time a query spends as QUEUED, and as RUNNING before it runs. Default 2. */
  readonly stateMilliseconds?: number;
}

/** A started query, for inspection by tests. */
export interface StartedQuery {
  readonly id: string;
  readonly sql: string;
  readonly state: QueryState;
}

const maxSqlLength = 262_144;

interface StartInput {
  readonly QueryString: string;
  readonly ClientRequestToken?: string;
  readonly QueryExecutionContext?: { readonly Database?: string };
  readonly ResultConfiguration?: { readonly OutputLocation?: string };
  readonly WorkGroup?: string;
}

export class AthenaService {
  readonly problems = new FaultQueue<AthenaQueryProblem>();
  readonly #options: AthenaOptions;
  readonly #objects: MotoObjects;
  readonly #glue: GlueCatalog;
  readonly #cache: ObjectCache;
  readonly #executions = new Map<string, QueryExecution>();
  readonly #byToken = new Map<string, { readonly text: string; readonly id: string }>();

  constructor(options: AthenaOptions) {
    this.#options = options;
    this.#objects = new MotoObjects(options.motoUrl, options.region);
    this.#glue = new GlueCatalog(options.motoUrl);
    this.#cache = new ObjectCache(this.#objects);
  }

  queries(): readonly StartedQuery[] {
    return [...this.#executions.values()].map(({ input: { id, sql }, state }) => ({
      id,
      sql,
      state,
    }));
  }

  answer({ operation, body }: WireRequest): object {
    const input = JSON.parse(body.toString()) as Record<string, string>;
    switch (operation) {
      case 'StartQueryExecution':
        return { QueryExecutionId: this.#start(input as unknown as StartInput) };
      case 'GetQueryExecution':
        return { QueryExecution: this.#execution(input['QueryExecutionId']).describe() };
      case 'StopQueryExecution':
        this.#execution(input['QueryExecutionId']).stop();
        return {};
      case 'GetWorkGroup':
        return { WorkGroup: describeWorkgroup(this.#workgroup(input['WorkGroup'] ?? '')) };
      default:
        throw invalid(`the stand-in of Athena has no ${operation}`);
    }
  }

  async forget(): Promise<void> {
    for (const execution of this.#executions.values()) execution.stop();
    await Promise.all([...this.#executions.values()].map(({ done }) => done));
    this.#executions.clear();
    this.#byToken.clear();
    this.problems.clear();
  }

  async close(): Promise<void> {
    await this.forget();
    this.#cache.remove();
    this.#objects.close();
  }

  /** The same token and the same request give the same query. */
  #start(input: StartInput): string {
    const { ClientRequestToken: token = randomUUID(), ...rest } = input;
    const text = JSON.stringify(rest);
    const earlier = this.#byToken.get(token);
    if (earlier !== undefined && earlier.text !== text) {
      throw invalid('Idempotent parameters do not match');
    }
    if (earlier !== undefined) return earlier.id;
    const id = this.#execute(input);
    this.#byToken.set(token, { text, id });
    return id;
  }

  #execute(input: StartInput): string {
    const sql = input.QueryString;
    if (Buffer.byteLength(sql) > maxSqlLength) {
      throw invalid(
        `1 validation error detected: queryString is longer than ${maxSqlLength} bytes`,
      );
    }
    rejectSyntax(sql);
    const workgroup = this.#workgroup(input.WorkGroup ?? 'primary');
    const id = randomUUID();
    const kind = statementKind(sql);
    const location = resultLocation(workgroup, input.ResultConfiguration?.OutputLocation);
    const output = `${location.replace(/\/*$/, '/')}${id}${resultEnding(sql)}`;
    const database = (input.QueryExecutionContext?.Database ?? 'default').toLowerCase();
    const problem = this.problems.take('StartQueryExecution', sql);
    const sources = { glue: this.#glue, objects: this.#objects, cache: this.#cache };
    const execution: QueryExecution = new QueryExecution(
      { id, sql, kind, database, workgroup: workgroup.name, output },
      () =>
        runQuery(sources, {
          sql,
          kind,
          database,
          output,
          truncateResult: problem?.truncateResult,
          unloadFailure: unloadFailure(problem),
          whenRead: problem?.whenRead,
          isWanted: () => execution.isWanted(),
        }),
      {
        stateMilliseconds: this.#options.stateMilliseconds ?? 2,
        end: chosenEnd(problem),
      },
    );
    this.#executions.set(id, execution);
    return id;
  }

  #execution(id: string | undefined): QueryExecution {
    const execution = this.#executions.get(id ?? '');
    if (execution === undefined) throw invalid(`QueryExecution ${id} was not found`);
    return execution;
  }

  #workgroup(name: string): Workgroup {
    const found = this.#options.workgroups.find((one) => one.name === name);
    if (found === undefined) throw invalid(`WorkGroup ${name} is not found.`);
    return found;
  }
}
