/** What the API needs of the process that it runs in: a server of a laptop, or a function. */
import type { Context } from 'hono';
import type { KeptAnswers } from '../answers/kept-answers.ts';
import type { LaterAnswers } from '../answers/later-answers.ts';
import type { ArchiveFacts } from '../archive/archive-facts.ts';
import type { ArchiveReader, Reader } from '../operations/operation.ts';
import type { OnError } from './problem-answer.ts';

export interface ApiServices {
  readonly archive: ArchiveReader;
  /** As they were some seconds ago at most, or `acceptedAgeMs` ago: 0 reads them again. */
  readonly facts: (acceptedAgeMs?: number) => Promise<ArchiveFacts>;
  readonly kept: KeptAnswers;
  /** Who asks. Throws an ApiProblem if nobody is logged in. */
  readonly readerOf: (context: Context) => Reader | Promise<Reader>;
  readonly onError: OnError;
  /** Of a process that answers several requests at once; absent: none. */
  readonly limiter?: {
    readonly inTurn: <T>(make: () => Promise<T>) => Promise<T>;
    readonly inTime: <T>(answer: Promise<T>) => Promise<T>;
  };
  /** Where no request may wait for a long answer; absent: each waits. */
  readonly later?: Pick<LaterAnswers, 'inTime'>;
}
