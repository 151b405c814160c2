/** The links of a mail's HTML, in order, with their visible words. */

export interface ShownLink {
  readonly words: string;
  readonly url: string;
}

/** Throws an Error if an `<a` is not of the one form that the templates write. */
export function linksIn(html: string): ShownLink[] {
  const form = /<a (?:class="\w" )?href="([^"]*)" aria-label="[^"]*" style="[^"<>]*">([^<]*)<\/a>/g;
  const links = [...html.matchAll(form)].map(([, url = '', words = '']) => ({
    words: withoutEntities(words),
    url: withoutEntities(url),
  }));
  const count = html.split('<a ').length - 1;
  if (count !== links.length) throw new Error(`${count - links.length} links have another form`);
  return links;
}

function withoutEntities(text: string): string {
  return text
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
