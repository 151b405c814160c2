/**
 * The version that a change is of, from the headers of its request: `If-Match` names it, and `If-None-Match: *` says
 * that there is none yet. https://www.rfc-editor.org/rfc/rfc6585#section-3
 */
import { ApiProblem } from '../problems/problem.ts';

export type Precondition =
  | { readonly kind: 'version'; readonly etags: readonly string[] }
  | { readonly kind: 'absent' };

interface Headers {
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** Throws an ApiProblem if the request names no version. `*` is none: it would overwrite what nobody has read. */
export function readPrecondition({ ifMatch, ifNoneMatch }: Headers): Precondition {
  if (ifMatch !== undefined && ifMatch.trim() !== '*') {
    return { kind: 'version', etags: ifMatch.split(',').map((tag) => tag.trim()) };
  }
  if (ifMatch === undefined && ifNoneMatch?.trim() === '*') return { kind: 'absent' };
  throw new ApiProblem(
    'precondition-required',
    "Read it first, and send its version, 'working.etag', as If-Match; if it is null, send If-None-Match: *.",
  );
}
