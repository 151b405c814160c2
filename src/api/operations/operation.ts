/**
 * An operation of the API: its address, the shapes of its query and its answer, and what makes the answer. Routes and
 * the OpenAPI document are both made from it.
 */
import type * as z from 'zod';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { QueryTables } from '../../ports/platform.ts';
import type { QueryEngine } from '../../ports/query-engine.ts';
import type { ArchiveFacts } from '../archive/archive-facts.ts';
import type { QuerySchema } from '../questions/read-query.ts';

/** What operations read: the archive through the engine, never the bill. */
export interface ArchiveReader {
  readonly engine: QueryEngine;
  readonly tables: Pick<QueryTables, 'allocation' | 'archive'>;
  readonly store: Pick<ObjectStore, 'head' | 'get' | 'put' | 'locate'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Reader {
  readonly scope: ReaderScope;
  /** May change rules and start jobs. */
  readonly isEditor: boolean;
}

/** One request, as an operation sees it. */
export interface Asked<Query> {
  readonly query: Query;
  readonly reader: Reader;
  readonly facts: ArchiveFacts;
}

export interface Operation<Query extends QuerySchema = QuerySchema, Data = unknown> {
  /** Of the OpenAPI document, and of kept answers. */
  readonly id: string;
  readonly path: `/v1/${string}`;
  readonly summary: string;
  readonly description: string;
  readonly query: Query;
  /** The part of the answer that is the operation's own, see `answerShape`. */
  readonly data: z.ZodType<Data>;
  /**
   * The answer follows from the query, the reader's scope and the archive's version alone, so that it is kept.
   */
  readonly isKept: boolean;
  /** Throws an ApiProblem. */
  readonly answer: (archive: ArchiveReader, asked: Asked<z.infer<Query>>) => Promise<Data>;
}

/** Checks that query and answer fit the shapes. */
export function operation<Query extends QuerySchema, Data>(
  given: Operation<Query, Data>,
): Operation<Query, Data> {
  return given;
}
