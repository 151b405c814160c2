/** The address of the next page, as the API's CSV answers name it. https://www.rfc-editor.org/rfc/rfc8288 */

/** Only an address of the same host is followed. */
export function nextPath(link: string | null): string | undefined {
  return /^<(\/[^/>][^>]*)>; rel="next"$/.exec(link ?? '')?.[1];
}
