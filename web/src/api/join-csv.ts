/** Joins the pages of an answer as CSV into one file. */

/** With the mark that makes spreadsheets read UTF-8; `fetch` removes it from each page. */
export function joinedCsv(pages: readonly string[]): string {
  const [first = '', ...others] = pages;
  return ['\ufeff', first, ...others.map(withoutHeader)].join('');
}

/** The header is one line: no name of a column has a line break. */
export function withoutHeader(csv: string): string {
  return csv.slice(csv.indexOf('\n') + 1);
}
