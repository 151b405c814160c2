/**
 * The query engine on AWS: Athena runs the statement, and its result is read from S3 row by row, so that an
 * answer of any size needs the memory of a few thousand rows. The code that reads it is loaded while Athena works.
 */
import type { AthenaClient } from '@aws-sdk/client-athena';
import type { S3Client } from '@aws-sdk/client-s3';
import { scanCost } from '../../../domain/costs/scan-cost.ts';
import type {
  QueryEngine,
  QueryResult,
  ResultSchema,
  Statement,
} from '../../../ports/query-engine.ts';
import { defaultTimings } from '../client/aws-clients.ts';
import type { AwsSettings } from '../client/aws-settings.ts';
import type { Pace } from '../client/poll.ts';
import {
  AthenaExecutions,
  type NamedSql,
  type RequestToken,
  submittedAt,
} from './athena-executions.ts';

export interface AthenaEngineParts {
  readonly athena: AthenaClient;
  readonly s3: S3Client;
  readonly settings: AwsSettings['athena'];
  readonly pace?: Pace | undefined;
  /** Default: every statement is a query of its own. */
  readonly tokenOf?: RequestToken | undefined;
}

export class AthenaEngine implements QueryEngine {
  readonly #executions: AthenaExecutions;
  readonly #s3: S3Client;
  readonly #usdPerTerabyte: number;

  constructor(parts: AthenaEngineParts) {
    const { athena, s3, settings, pace = defaultTimings.athenaPace, tokenOf } = parts;
    this.#executions = new AthenaExecutions(athena, settings, pace, tokenOf);
    this.#s3 = s3;
    this.#usdPerTerabyte = settings.usdPerTerabyte;
  }

  /**
   * Runs one SELECT to its end; the batches are read when they are requested. Throws an Error with the
   * statement, the query id, Athena's reason and what to do.
   */
  async query<S extends ResultSchema>(statement: Statement<S>): Promise<QueryResult<S>> {
    const { name, schema } = statement;
    const [execution, { readResult }] = await Promise.all([
      this.#executions.run(statement),
      import('./athena-result.ts'),
    ]);
    const queryId = execution.QueryExecutionId;
    const bytesScanned = execution.Statistics?.DataScannedInBytes ?? null;
    return {
      queryId,
      bytesScanned,
      costUsd: bytesScanned === null ? null : scanCost(bytesScanned, this.#usdPerTerabyte),
      readAt: submittedAt(name, execution),
      batches: readResult(this.#s3, {
        title: `${name} (query ${queryId})`,
        location: execution.ResultConfiguration?.OutputLocation,
        schema,
      }),
    };
  }

  /**
   * Runs a statement without a result, such as DDL, which Athena does not charge for. Throws like `query`.
   */
  async execute(statement: NamedSql): Promise<{ readonly queryId: string }> {
    const { QueryExecutionId } = await this.#executions.run(statement);
    return { queryId: QueryExecutionId };
  }
}
