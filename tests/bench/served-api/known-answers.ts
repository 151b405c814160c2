/** Answers of the API as they are sent, for the peer that answers the same bytes. */

export interface KnownAnswer {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const copied = ['content-type', 'etag', 'cache-control', 'vary', 'content-security-policy'];

/** Asks each once, so that it is kept. Throws an Error if one is not answered. */
export async function knownAnswers(
  address: string,
  paths: readonly string[],
): Promise<readonly KnownAnswer[]> {
  const known: KnownAnswer[] = [];
  for (const path of paths) {
    const answer = await fetch(`${address}${path}`);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${text}`);
    const headers = copied.map((name) => [name, answer.headers.get(name) ?? ''] as const);
    known.push({ path, headers: Object.fromEntries(headers), text });
  }
  return known;
}
