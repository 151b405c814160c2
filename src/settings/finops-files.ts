/**
 * Reads the CSV files that FinOps changes in the archive bucket without a deployment: the budgets, the business
 * figures and the recipients. The code that parses them is loaded while S3 answers, and so does not delay a cold start.
 */
import type { Recipients } from '../domain/audience/audience-recipients.ts';
import type { Budget } from '../domain/budgets/budgets.ts';
import { csvText } from '../domain/input/csv-text.ts';
import { InputError } from '../domain/input/input-error.ts';
import type { BusinessFigure } from '../domain/unit-costs/business-figures.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { businessFiguresTable } from '../tables/business-figures.ts';
import { fileKey } from '../tables/object-key.ts';
import type { EnvironmentSettings } from './digest-environment.ts';
import type { DigestSettings } from './digest-settings.ts';

/**
 * The environment's settings together with the content of the files. Throws as `parseBudgets` does.
 * Problems of the recipients are reported after the mails were sent, because a typo in one line must
 * not stop all mails.
 */
export async function completeSettings(
  store: ObjectStore,
  { settings, budgetsKey, recipientsKey, defaultReaders, mailDomains }: EnvironmentSettings,
): Promise<DigestSettings> {
  const budgets = await readBudgets(store, budgetsKey);
  const file = await readRecipients(store, recipientsKey, mailDomains);
  const { validRecipients } = await import('../domain/audience/valid-recipients.ts');
  const readers = { addresses: defaultReaders, place: 'DIGEST_MAIL_TO' };
  const { recipients, problems } = validRecipients(file, readers, mailDomains);
  const mail = { ...settings.mail, recipients, recipientFaults: problems };
  return { ...settings, budgets, mail };
}

/** The budgets in the bucket; empty without the object. Throws as `parseBudgets` does. */
export async function readBudgets(store: ObjectStore, key: string): Promise<readonly Budget[]> {
  const [stored, { parseBudgets }] = await Promise.all([
    store.get(key),
    import('../domain/budgets/budgets.ts'),
  ]);
  if (stored === undefined) return [];
  const place = store.locate(key);
  return parseBudgets(csvText(stored.body, place), place);
}

/** The business figures in the bucket; empty without the object. Throws as `parseBusinessFigures` does. */
export async function readBusinessFigures(
  store: Pick<ObjectStore, 'get'>,
): Promise<readonly BusinessFigure[]> {
  const key = fileKey(businessFiguresTable);
  const [stored, { parseBusinessFigures }] = await Promise.all([
    store.get(key),
    import('../domain/unit-costs/business-figures.ts'),
  ]);
  if (stored === undefined) return [];
  const { objectName } = businessFiguresTable;
  return parseBusinessFigures(csvText(stored.body, objectName), objectName);
}

/** The recipients in the bucket; empty without the object, or when it is not such a table. */
export async function readRecipients(
  store: ObjectStore,
  key: string,
  domains: readonly string[] | null = null,
): Promise<Recipients> {
  const [stored, { parseRecipients }] = await Promise.all([
    store.get(key),
    import('../domain/audience/audience-recipients.ts'),
  ]);
  if (stored === undefined) return { recipients: [], problems: [] };
  try {
    const place = store.locate(key);
    return parseRecipients(csvText(stored.body, place), place, domains);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { recipients: [], problems: [error.message] };
  }
}
