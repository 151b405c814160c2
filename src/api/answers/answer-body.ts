/** The bytes of an answer, in the form in which they are sent: made once for all readers of a kept answer. */
import { csvOf } from './csv-answer.ts';

export interface AnswerBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
  /** Of CSV, which has no place for it: the cursor of the next page; null on the last one. */
  readonly nextCursor: string | null;
}

const encoder = new TextEncoder();

/** `meta`: see `metaOf`. `text`: the operation's own part, as JSON. */
export function jsonBody(meta: object, text: string): AnswerBody {
  return {
    bytes: encoder.encode(`${JSON.stringify(meta).slice(0, -1)},"data":${text}}`),
    headers: { 'content-type': 'application/json' },
    nextCursor: null,
  };
}

/** `name`: of the file. Undefined if the answer has no rows. */
export function csvBody(name: string, text: string): AnswerBody | undefined {
  const data = JSON.parse(text) as { readonly nextCursor?: string | null };
  const csv = csvOf(data);
  if (csv === undefined) return undefined;
  return {
    bytes: encoder.encode(csv),
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
    },
    nextCursor: data.nextCursor ?? null,
  };
}
