/** The cursor of a page: the archive's version, the question and the next row, so that no page is of another answer. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ApiProblem } from '../problems/problem.ts';

const position = z.object({
  v: z.string(),
  q: z.string(),
  o: z.number().int().min(0).max(1e9),
});

/** What the pages of one answer have in common. */
export interface PagedAnswer {
  readonly archiveVersion: string;
  /** Fingerprint of the question, without its cursor. */
  readonly question: string;
}

export function writeCursor({ archiveVersion, question }: PagedAnswer, offset: number): string {
  const text = JSON.stringify({ v: archiveVersion, q: question, o: offset });
  return Buffer.from(text).toString('base64url');
}

/** The row that the page begins with. Throws an ApiProblem for a cursor of another question or archive. */
export function readCursor(
  cursor: string | undefined,
  { archiveVersion, question }: PagedAnswer,
): number {
  if (cursor === undefined) return 0;
  const at = positionIn(cursor);
  if (at === undefined || at.q !== question) {
    throw new ApiProblem('bad-request', 'The query is not valid.', [
      {
        pointer: 'cursor',
        detail: 'Not a cursor of this question; leave it out for the first page.',
      },
    ]);
  }
  if (at.v === archiveVersion) return at.o;
  throw new ApiProblem(
    'archive-changed',
    'The archive changed since the first page was read: begin again without a cursor.',
  );
}

export function questionFingerprint(question: unknown): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 16);
}

function positionIn(cursor: string): z.infer<typeof position> | undefined {
  try {
    const read = position.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
