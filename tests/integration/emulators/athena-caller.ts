/** Queries the Athena emulator with the real SDK client, and reads its result files value by value. */

import { setTimeout as sleep } from 'node:timers/promises';
import {
  AthenaClient,
  GetQueryExecutionCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  type StartQueryExecutionCommandInput,
} from '@aws-sdk/client-athena';
import { objectPlace } from '../../support/aws/moto-objects.ts';
import type { WireAws } from '../../support/aws/wire-aws.ts';

export interface AthenaCaller {
  readonly client: AthenaClient;
  /** Starts a statement in the account's database and workgroup. */
  start(sql: string, more?: Partial<StartQueryExecutionCommandInput>): Promise<string>;
  poll(id: string): Promise<QueryExecution>;
  /** Starts a statement and waits for its end, successful or not. */
  end(sql: string): Promise<QueryExecution>;
  /** The rows of a statement that must succeed, without the header. */
  rows(sql: string): Promise<readonly (readonly (string | null)[])[]>;
  /** The result file of an execution. */
  file(execution: QueryExecution): Promise<string>;
}

export function athenaCaller(wire: WireAws): AthenaCaller {
  const { environment } = wire;
  const client = new AthenaClient({
    region: environment['AWS_REGION'] ?? '',
    endpoint: environment['AWS_ENDPOINT_URL_ATHENA'] ?? '',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  const start: AthenaCaller['start'] = async (sql, more = {}) => {
    const answer = await client.send(
      new StartQueryExecutionCommand({
        QueryString: sql,
        QueryExecutionContext: { Database: environment['DIGEST_ATHENA_DATABASE'] },
        WorkGroup: environment['DIGEST_ATHENA_WORKGROUP'],
        ...more,
      }),
    );
    return answer.QueryExecutionId ?? '';
  };
  const poll = async (id: string) => {
    const answer = await client.send(new GetQueryExecutionCommand({ QueryExecutionId: id }));
    return answer.QueryExecution ?? {};
  };
  const end = async (sql: string) => {
    const id = await start(sql);
    for (;;) {
      const execution = await poll(id);
      if (!['QUEUED', 'RUNNING'].includes(execution.Status?.State ?? '')) return execution;
      await sleep(5);
    }
  };
  const file = async (execution: QueryExecution) => {
    const uri = execution.ResultConfiguration?.OutputLocation ?? '';
    return Buffer.from(await wire.objects.get(objectPlace(uri))).toString('utf8');
  };
  const rows = async (sql: string) => {
    const execution = await end(sql);
    if (execution.Status?.State !== 'SUCCEEDED') {
      throw new Error(`${execution.Status?.State}: ${execution.Status?.StateChangeReason}`);
    }
    return readResult(await file(execution)).slice(1);
  };
  return { client, start, poll, end, rows, file };
}

/**
 * The rows of a result file, with NULL distinguished from empty text. Throws if the file violates Athena's
 * dialect.
 */
export function readResult(text: string): (string | null)[][] {
  const cell = /(?:"((?:[^"]|"")*)"|)(,|\n)/gy;
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (match === null) throw new Error(`no cell of Athena's CSV at ${text.slice(at, at + 40)}`);
    row.push(match[1]?.replaceAll('""', '"') ?? null);
    if (match[2] === '\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
