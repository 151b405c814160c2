/**
 * Reads the result of a query that Athena wrote to S3. The object of a SELECT appears at once or not at
 * all; it is complete when S3 sent as many bytes as it announced.
 */
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Batch, ResultSchema } from '../../../ports/query-engine.ts';
import { type ObjectAddress, objectBytes } from '../s3/s3-bytes.ts';
import { type CsvResult, readCsvResult } from './csv-result.ts';

export interface ResultFile<S extends ResultSchema> extends CsvResult<S> {
  /** The s3:// URI of the CSV, as Athena returned it. */
  readonly location: string | undefined;
}

/**
 * Yields every row once. Throws an Error naming statement, query id and row if the result is incomplete.
 */
export function readResult<S extends ResultSchema>(
  s3: S3Client,
  { location, ...result }: ResultFile<S>,
): AsyncGenerator<Batch<S>> {
  return readCsvResult(openObject(s3, location), result);
}

async function* openObject(s3: S3Client, location: string | undefined): AsyncGenerator<Uint8Array> {
  const address = addressOf(location);
  const { bucket: Bucket, key: Key } = address;
  yield* objectBytes(s3, address, await s3.send(new GetObjectCommand({ Bucket, Key })));
}

function addressOf(location: string | undefined): ObjectAddress {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+\.csv)$/.exec(location ?? '') ?? [];
  if (bucket !== undefined && key !== undefined) return { bucket, key };
  throw new Error(
    'Athena gave no CSV in S3 as its location. Use a workgroup with its own query result location ' +
      '(not managed query results), or set DIGEST_ATHENA_RESULTS',
  );
}
