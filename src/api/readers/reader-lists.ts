/**
 * The lists that say who may see what: the recipients of the mails, and the owners of Quick Sight's rows. FinOps edits
 * both in the bucket. What they do not say, nobody sees.
 */
import * as z from 'zod/mini';
import { parseRecipients, withDefaultReaders } from '../../domain/audience/audience-recipients.ts';
import { ouPath } from '../../domain/budgets/ou-path.ts';
import { readValidRows } from '../../domain/input/csv-table.ts';
import { csvText } from '../../domain/input/csv-text.ts';
import { InputError } from '../../domain/input/input-error.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { fileKey } from '../../tables/object-key.ts';
import { ouOwnersTable } from '../../tables/ou-owners.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { ReaderEntry } from './claims-reader.ts';

export interface ReaderLists {
  /** Key of the recipients' CSV. */
  readonly recipientsKey: string;
  /** Addresses of the readers of '*' if that file has none, as for the mails. */
  readonly defaultReaders: readonly string[];
  /** The only domains of recipients, in lower case; null for any. */
  readonly mailDomains: readonly string[] | null;
}

export const ownersKey = fileKey(ouOwnersTable);

const ownerRow = z.object({ user_name: z.string().check(z.minLength(1)), ou: ouPath });

type Store = Pick<ObjectStore, 'get' | 'locate'>;

/** Rows that are not valid count for nobody. Throws an ApiProblem if one of the two files is not a table. */
export async function readReaderLists(
  store: Store,
  lists: ReaderLists,
): Promise<readonly ReaderEntry[]> {
  try {
    const [recipients, owners] = await Promise.all([recipientsIn(store, lists), ownersIn(store)]);
    return [...recipients, ...owners];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new ApiProblem(
      'unavailable',
      'The list of readers cannot be read: ask FinOps; the next run of the digest says what is wrong with it.',
    );
  }
}

async function recipientsIn(
  store: Store,
  { recipientsKey, defaultReaders, mailDomains }: ReaderLists,
): Promise<readonly ReaderEntry[]> {
  const text = await textOf(store, recipientsKey);
  const { recipients } =
    text === undefined
      ? { recipients: [] }
      : parseRecipients(text, store.locate(recipientsKey), mailDomains);
  return withDefaultReaders(recipients, defaultReaders).map(({ address, scope }) => ({
    name: address,
    scope,
  }));
}

async function ownersIn(store: Store): Promise<readonly ReaderEntry[]> {
  const text = await textOf(store, ownersKey);
  if (text === undefined) return [];
  const asked = { text, what: store.locate(ownersKey), row: ownerRow };
  const { rows } = readValidRows(asked, () => undefined);
  return rows
    .filter(({ ou }) => ou !== '')
    .map(({ user_name: name, ou: scope }) => ({ name, scope }));
}

async function textOf(store: Store, key: string): Promise<string | undefined> {
  const stored = await store.get(key);
  return stored === undefined ? undefined : csvText(stored.body, store.locate(key));
}
