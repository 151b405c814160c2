/**
 * Saves all rows of a question as CSV. A link cannot ask for CSV, so that the pages are fetched, joined and saved as a
 * file.
 */
import { ApiError, askCsv, type CsvPage } from './api-client.ts';
import { joinedCsv } from './join-csv.ts';

const maxPages = 50;

/** `path` with a query: '/v1/lines?from=…'. */
export async function downloadCsv(path: string, fileName: string): Promise<void> {
  const parts: string[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    if (parts.length === maxPages) throw tooLarge();
    const { text, nextPath }: CsvPage = await askCsv(next);
    parts.push(text);
    next = nextPath;
  }
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
