/** The address of the next page of a CSV answer, as the API's CSV answers name it. https://www.rfc-editor.org/rfc/rfc8288 */

/** Only an address of the same host is followed. */
export function nextPath(link: string | null): string | undefined {
  return /^<(\/[^/>][^>]*)>; rel="next"$/.exec(link ?? '')?.[1];
}

/**
 * Of an answer that is stored: its cursor, or 'none' on the last page. Throws if the browser may not see it, because a
 * file without its other pages would look whole.
 */
export function storedNextPath(path: string, cursor: string | null): string | undefined {
  if (cursor === null) {
    throw new Error('The bucket does not show x-amz-meta-next-cursor: its CORS must expose it.');
  }
  if (cursor === 'none') return undefined;
  const [place = '', query = ''] = path.split('?');
  const next = new URLSearchParams(query);
  next.set('cursor', cursor);
  return `${place}?${next}`;
}
