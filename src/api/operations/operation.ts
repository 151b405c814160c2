/**
 * An operation of the API: its address, the shapes of its query and its answer, and what makes the answer. Routes and
 * the OpenAPI document are both made from it.
 */
import type * as z from 'zod';
import type { LightThresholds } from '../../domain/budgets/budget-light.ts';
import type { Budget } from '../../domain/budgets/budgets.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import type { BusinessFigure } from '../../domain/unit-costs/business-figures.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { QueryTables, UseTables } from '../../ports/platform.ts';
import type { QueryEngine } from '../../ports/query-engine.ts';
import type { ArchiveFacts } from '../archive/archive-facts.ts';
import type { QuerySchema } from '../questions/read-query.ts';

/** What operations read: the archive through the engine, never the bill. */
export interface ArchiveReader {
  readonly engine: QueryEngine;
  readonly tables: Pick<QueryTables, 'allocation' | 'archive'> & UseTables;
  readonly store: Pick<ObjectStore, 'head' | 'get' | 'put' | 'locate'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * The budgets that the digest compares with: of the file given on a laptop, or of the object in the bucket. Read for
   * each request, because FinOps changes them without a run. Absent: nobody has a budget. Throws an InputError.
   */
  readonly budgets?: () => Promise<readonly Budget[]>;
  /** The CSV that costs are divided by, in the same way. Absent: there is none. Throws an InputError. */
  readonly businessFigures?: () => Promise<readonly BusinessFigure[]>;
  /** Those of the digest's traffic lights; absent: `defaultThresholds`. */
  readonly thresholds?: LightThresholds;
  /** Starts jobs that read the bill; absent on a laptop. */
  readonly jobs?: Jobs;
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
  /**
   * What a kept answer follows from besides, such as the budgets: an answer is found only while it is the same. Throws
   * an ApiProblem.
   */
  readonly alsoFrom?: (
    archive: ArchiveReader,
    asked: Pick<Asked<z.infer<Query>>, 'facts' | 'query'>,
  ) => Promise<unknown>;
  /** Throws an ApiProblem. */
  readonly answer: (archive: ArchiveReader, asked: Asked<z.infer<Query>>) => Promise<Data>;
}

/** Checks that query and answer fit the shapes. */
export function operation<Query extends QuerySchema, Data>(
  given: Operation<Query, Data>,
): Operation<Query, Data> {
  return given;
}
