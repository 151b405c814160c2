/**
 * An operation that changes something: beside `Operation`, which only reads. It is asked with a text as body, and with
 * the version that it changes, so that no change of somebody else is overwritten.
 */
import type * as z from 'zod';
import type { ArchiveFacts } from '../archive/archive-facts.ts';
import type { Precondition } from '../rules/precondition.ts';
import type { ArchiveReader, Reader } from './operation.ts';

export interface WriteRequest {
  /** '' for an operation without body. */
  readonly text: string;
  readonly precondition: Precondition;
  readonly facts: ArchiveFacts;
}

export interface Written<Data> {
  readonly data: Data;
  /** The new version, quoted. */
  readonly etag: string;
}

export interface WriteOperation<Data = unknown> {
  /** Of the OpenAPI document. */
  readonly id: string;
  readonly method: 'PUT' | 'DELETE';
  readonly path: `/v1/${string}`;
  readonly summary: string;
  readonly description: string;
  /** Null: the request has no body. */
  readonly body: { readonly contentType: string; readonly maxBytes: number } | null;
  readonly data: z.ZodType<Data>;
  /** Whether this reader may do it. */
  readonly isAllowed: (reader: Reader) => boolean;
  /** Throws an ApiProblem. */
  readonly write: (archive: ArchiveReader, request: WriteRequest) => Promise<Written<Data>>;
}
