/**
 * Reads paged lists of AWS Organizations to their end, a few at a time. A page may be empty without being
 * the last; only a missing NextToken ends a list. See
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
import {
  implausibleAnswer,
  type OrganizationsCall,
  organizationsError,
} from './organizations-errors.ts';

export interface Page<T> {
  readonly items: readonly T[] | undefined;
  readonly nextToken: string | undefined;
}

/**
 * Returns the items of all pages. Throws `organizationsError` for a failed page, also if AWS returns a
 * token for the second time: the list would never end.
 */
export async function everyItem<T>(
  call: OrganizationsCall,
  readPage: (token: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  const tokens = new Set<string>();
  let token: string | undefined;
  do {
    const page = await readPage(token).catch((error: unknown) => {
      throw organizationsError(call, error);
    });
    items.push(...(page.items ?? []));
    token = page.nextToken === '' ? undefined : page.nextToken;
    if (token !== undefined && tokens.has(token)) {
      throw implausibleAnswer(call, 'repeats a page');
    }
    if (token !== undefined) tokens.add(token);
  } while (token !== undefined);
  return items;
}

/** Runs `work` on each item in order, at most `limit` at a time; after a failure it starts no other. */
export async function eachBounded<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  let failed = false;
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failed) return;
      results[index] = await work(item);
    }
  };
  const workers = Array.from({ length: Math.min(limit, items.length) }, worker);
  try {
    await Promise.all(workers);
  } catch (error) {
    failed = true;
    // Waits for the running calls, so that none of them outlives the run.
    await Promise.allSettled(workers);
    throw error;
  }
  return results;
}
