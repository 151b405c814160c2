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
