/** The address of the rows behind a number. */
import { linesQuery, type View } from './view.ts';

/** Days and filters are those of the number; the metric chooses the column that adds up to it. */
export function rowsAddress(view: View): string {
  const lines = linesQuery(view);
  return `/explore/rows?${lines}${lines === '' ? '' : '&'}metric=${view.metric}`;
}
