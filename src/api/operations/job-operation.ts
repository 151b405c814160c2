/** An operation that starts a job and does not wait for it: 202. Beside `WriteOperation`, it changes no version. */
import type * as z from 'zod';
import type { QuerySchema } from '../questions/read-query.ts';
import type { ArchiveReader, Asked, Reader } from './operation.ts';

export interface JobOperation<Query extends QuerySchema = QuerySchema, Data = unknown> {
  /** Of the OpenAPI document. */
  readonly id: string;
  readonly path: `/v1/${string}`;
  readonly summary: string;
  readonly description: string;
  readonly query: Query;
  readonly data: z.ZodType<Data>;
  /** Whether this reader may start it. */
  readonly isAllowed: (reader: Reader) => boolean;
  /** Throws an ApiProblem. */
  readonly start: (archive: ArchiveReader, asked: Asked<z.infer<Query>>) => Promise<Data>;
}
