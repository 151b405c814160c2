/**
 * Reads the CSV that Athena wrote for a query as a stream of typed batches, from any source of bytes. A
 * result is complete when all bytes arrived, every quote is closed and the last row has ended.
 */
import type { Batch, ResultSchema } from '../../../ports/query-engine.ts';
import { awsError, failureKindOf, statusOf } from '../client/aws-errors.ts';
import { batchConverter, checkHeader } from './athena-batches.ts';
import { completeRows } from './complete-rows.ts';
import { cutHeader, parseRows } from './result-rows.ts';

export interface CsvResult<S extends ResultSchema> {
  /** The statement and its query id, for messages. */
  readonly title: string;
  readonly schema: S;
}

/**
 * Yields every row once. Throws an Error naming statement and query id, and the row if it is known, if the
 * result is incomplete.
 */
export async function* readCsvResult<S extends ResultSchema>(
  bytes: AsyncIterable<Uint8Array>,
  { title, schema }: CsvResult<S>,
): AsyncGenerator<Batch<S>> {
  const convert = batchConverter(schema);
  const width = Object.keys(schema).length;
  let row = 0;
  try {
    for await (const text of completeRows(bytes)) {
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

function resultError(title: string, row: number, error: unknown): Error {
  const isOfAws = statusOf(error) !== undefined || failureKindOf(error) !== 'unknown';
  const step = `The result of ${title} could not be read from row ${Math.max(row, 1)} on`;
  if (isOfAws) return awsError({ step, error });
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`The result of ${title} is incomplete: ${reason}. Run again.`, { cause: error });
}
