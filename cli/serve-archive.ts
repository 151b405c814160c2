/** The API over the archive of a folder, as `serve` runs it: facts of a second ago at most, answers kept in the folder. */
import { createHash } from 'node:crypto';
import { KeptAnswers, keptPrefix } from '../src/api/answers/kept-answers.ts';
import { type ArchiveFacts, readArchiveFacts } from '../src/api/archive/archive-facts.ts';
import { freshFacts } from '../src/api/archive/fresh-facts.ts';
import { apiApp } from '../src/api/http/api-app.ts';
import { answerLimiter, localLimits } from '../src/api/server/answer-limits.ts';
import { type LocalArchive, openLocalArchive } from '../src/platform/local/archive-reader.ts';
import { removeKeptAnswers } from '../src/platform/local/files/remove-kept-answers.ts';
import { readBusinessFigures } from './business-figures-option.ts';
import { fileAsItIs } from './file-as-it-is.ts';
import { readBudgets, type ServeOptions } from './serve-options.ts';

export interface ServedFolder
  extends Pick<ServeOptions, 'out' | 'memoryLimit' | 'budgets' | 'thresholds'>,
    Partial<Pick<ServeOptions, 'businessFigures'>> {
  /** An error that no reader learned, with the id that was answered if there is one. */
  readonly onError: (error: unknown, id: string | undefined) => void;
}

/** Throws an InputError if the archive cannot be read. */
export async function serveArchive({
  budgets,
  businessFigures,
  thresholds,
  onError,
  ...folder
}: ServedFolder) {
  const archive = await openLocalArchive(folder.out, folder.memoryLimit);
  const now = Date.now;
  const facts = freshFacts({
    read: () => readLocalFacts(archive),
    reload: async ({ version }) => {
      await archive.reload();
      removeKeptAnswers(archive.store.locate(keptPrefix), version);
    },
    now,
  });
  const api = apiApp({
    archive: {
      ...archive,
      now,
      budgets: budgets === undefined ? async () => [] : fileAsItIs(budgets, readBudgets),
      businessFigures:
        businessFigures === undefined
          ? async () => []
          : fileAsItIs(businessFigures, readBusinessFigures),
      thresholds,
    },
    facts,
    kept: new KeptAnswers(archive.store, { onNotKept: (error) => onError(error, undefined) }),
    readerOf: () => ({ scope: { kind: 'all' }, isEditor: true }),
    onError,
    limiter: answerLimiter(localLimits),
  });
  return { api, facts, close: () => archive.close() };
}

/** With the catalogs: a day that has its object is only seen by queries once it is registered. */
async function readLocalFacts(archive: LocalArchive): Promise<ArchiveFacts> {
  const facts = await readArchiveFacts({ ...archive, now: Date.now });
  const catalogs = await archive.listing.list('catalog/');
  const hash = createHash('sha256').update(JSON.stringify([facts.version, catalogs]));
  return { ...facts, version: hash.digest('hex').slice(0, 32) };
}
