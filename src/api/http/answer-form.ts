/** The form of an answer by the request's `Accept`: JSON, unless CSV is preferred. */
import { ApiProblem } from '../problems/problem.ts';

export type AnswerForm = 'json' | 'csv';

/** Throws an ApiProblem if neither is accepted. https://www.rfc-editor.org/rfc/rfc9110#field.accept */
export function answerForm(accept: string | undefined): AnswerForm {
  if (accept === undefined || accept.trim() === '') return 'json';
  const json = preference(accept, ['application/json', 'application/*', '*/*']);
  const csv = preference(accept, ['text/csv', 'text/*', '*/*']);
  if (json === 0 && csv === 0) {
    throw new ApiProblem('not-acceptable', 'Answers are application/json or text/csv.');
  }
  return csv > json ? 'csv' : 'json';
}

/** 0 if it is not accepted. The most exact range counts. */
function preference(accept: string, ranges: readonly string[]): number {
  const given = accept.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const quality = parameters.find((text) => text.startsWith('q='))?.slice(2) ?? '1';
    return { type, quality: Math.min(1, Math.max(0, Number(quality) || 0)) };
  });
  for (const range of ranges) {
    const found = given.find(({ type }) => type === range);
    if (found !== undefined) return found.quality;
  }
  return 0;
}
