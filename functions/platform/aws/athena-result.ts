/**
 * Reads the CSV that Athena wrote for a query, as a stream of typed batches. A result is whole when
 * S3 sent as many bytes as it announced (a SELECT's object appears at once or not at all), every
 * quote is closed and the last row has ended.
 */
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Batch, ResultSchema } from '../ports.ts';
import { batchConverter, checkHeader } from './athena-batches.ts';
import { awsError, faultOf, statusOf } from './aws-errors.ts';
import { cutHeader, parseRows } from './result-rows.ts';
import { type ObjectAddress, objectBytes } from './s3-bytes.ts';
import { wholeRows } from './whole-rows.ts';

export interface ResultFile<S extends ResultSchema> {
  /** Statement and query id, for messages. */
  readonly title: string;
  /** s3:// URI of the CSV, as Athena gave it. */
  readonly location: string | undefined;
  readonly schema: S;
}

/** Yields every row once. Throws an Error naming statement, query id and row where it is not whole. */
export async function* readResult<S extends ResultSchema>(
  s3: S3Client,
  { title, location, schema }: ResultFile<S>,
): AsyncGenerator<Batch<S>> {
  const convert = batchConverter(schema);
  const width = Object.keys(schema).length;
  let row = 0;
  try {
    for await (const text of wholeRows(openObject(s3, addressOf(location)))) {
      const body = row === 0 ? belowHeader(text, schema) : text;
      row = Math.max(row, 1);
      const rows = parseRows(body, row, width);
      if (rows.count > 0) yield convert(rows, row);
      row += rows.count;
    }
    if (row === 0) throw new Error('it is empty, without even a header');
  } catch (error) {
    throw resultError(title, row, error);
  }
}

function belowHeader(text: string, schema: ResultSchema): string {
  const { header, body } = cutHeader(text);
  checkHeader(header, schema);
  return body;
}

function addressOf(location: string | undefined): ObjectAddress {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+\.csv)$/.exec(location ?? '') ?? [];
  if (bucket !== undefined && key !== undefined) return { bucket, key };
  throw new Error(
    'Athena gave no CSV in S3 as its location. Use a workgroup with a query result location of its ' +
      'own (not managed query results), or set DIGEST_ATHENA_RESULTS',
  );
}

async function* openObject(s3: S3Client, address: ObjectAddress): AsyncGenerator<Uint8Array> {
  const { bucket: Bucket, key: Key } = address;
  yield* objectBytes(s3, address, await s3.send(new GetObjectCommand({ Bucket, Key })));
}

function resultError(title: string, row: number, error: unknown): Error {
  const isOfAws = statusOf(error) !== undefined || faultOf(error) !== 'unknown';
  const step = `The result of ${title} could not be read on from row ${Math.max(row, 1)}`;
  if (isOfAws) return awsError({ step, error });
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`The result of ${title} is not whole: ${reason}. Run again.`, { cause: error });
}
