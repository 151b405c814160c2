/**
 * Saves all rows of a question as CSV. A link cannot ask for CSV, so that the pages are fetched, joined and saved as a
 * file.
 */
import type { Answer } from './answers.ts';
import { ApiError, askCsv, askJson } from './api-client.ts';
import { joinedCsv } from './join-csv.ts';
import { cursorOf } from './use-answers.ts';

const maxPages = 50;

type Page = Answer<{ readonly nextCursor: string | null }>;

/** `path` with a query: '/v1/lines?from=…'. */
export async function downloadCsv(path: string, fileName: string): Promise<void> {
  const parts: string[] = [];
  let cursor: string | null = null;
  do {
    const page: string = `${path}${cursorOf(cursor)}`;
    const [csv, next]: [string, Page] = await Promise.all([askCsv(page), askJson<Page>(page)]);
    parts.push(csv);
    if (parts.length > maxPages) throw tooLarge();
    cursor = next.data.nextCursor;
  } while (cursor !== null);
  save(new Blob([joinedCsv(parts)], { type: 'text/csv;charset=utf-8' }), fileName);
}

function tooLarge(): ApiError {
  return new ApiError({
    title: 'Too many rows for one file',
    status: 413,
    detail: 'Choose fewer days or add a filter.',
  });
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
