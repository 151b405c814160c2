/** An Athena with one fixed result, and S3 with its CSV: for tests of the engine over the wire. */
import { AthenaClient } from '@aws-sdk/client-athena';
import { S3Client } from '@aws-sdk/client-s3';
import { AthenaEngine } from '../../../src/platform/aws/athena/athena-engine.ts';
import { clientSettings } from '../../../src/platform/aws/client/aws-clients.ts';
import type { AwsSettings } from '../../../src/platform/aws/client/aws-settings.ts';
import {
  type Answer,
  type Call,
  fakeCredentials,
  json,
  quick,
  type WireServer,
  wireServer,
} from './wire-server.ts';

export interface AthenaScript {
  /** The CSV in S3. */
  readonly csv?: string | Uint8Array;
  readonly settings?: Partial<AwsSettings['athena']>;
  /** Replaces the answer of a call: by operation, 'GetObject' for the CSV; n counts from 1. */
  readonly override?: (operation: string, n: number, call: Call) => Answer | undefined;
}

export const athenaSettings: AwsSettings['athena'] = {
  database: 'finops_db',
  workgroup: 'digest',
  resultsLocation: undefined,
  timeoutSeconds: 10,
  usdPerTerabyte: 5,
};

/** When Athena received each statement, in seconds since 1970. */
export const submittedAtSeconds = 1_795_158_000;

export function execution(state: string, more: Record<string, unknown> = {}): Answer {
  return json({
    QueryExecution: {
      QueryExecutionId: 'q-1',
      Status: { State: state, SubmissionDateTime: submittedAtSeconds, ...more },
      Statistics: { DataScannedInBytes: 25_000_001 },
      ResultConfiguration: { OutputLocation: 's3://results/athena/q-1.csv' },
    },
  });
}

/** Each call starts a separate server and engine, so that tests may run concurrently. */
export async function athenaWith(
  script: AthenaScript = {},
  finished?: (close: () => void) => void,
): Promise<{ engine: AthenaEngine; server: WireServer }> {
  const counts = new Map<string, number>();
  const server = await wireServer((call) => {
    const operation = call.operation === '' ? 'GetObject' : call.operation;
    const n = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, n);
    return script.override?.(operation, n, call) ?? usual(operation, call, script);
  }, finished);
  const client = {
    ...clientSettings('eu-central-1', quick),
    endpoint: server.url,
    credentials: fakeCredentials,
  };
  const engine = new AthenaEngine({
    athena: new AthenaClient(client),
    s3: new S3Client(client),
    settings: { ...athenaSettings, ...script.settings },
    pace: quick.athenaPace,
  });
  return { engine, server };
}

function usual(operation: string, call: Call, { csv = '"n"\n"1"\n' }: AthenaScript): Answer {
  if (operation === 'StartQueryExecution') return json({ QueryExecutionId: 'q-1' });
  if (operation === 'GetQueryExecution') return execution('SUCCEEDED');
  if (operation === 'StopQueryExecution') return json({});
  return objectAnswer(Buffer.from(csv), call);
}

/** S3's answer to GetObject, with a range or without. */
export function objectAnswer(bytes: Buffer, { headers }: Call): Answer {
  const from = Number(/^bytes=(\d+)-/.exec(String(headers['range'] ?? ''))?.[1] ?? 0);
  if (from === 0) return { headers: { etag: '"e1"' }, body: bytes };
  const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
  const more = { etag: '"e1"', 'content-range': range };
  return { status: 206, headers: more, body: bytes.subarray(from) };
}
