/**
 * What a process of the API keeps between its invocations: answers, the archive's facts and the list of readers, each
 * for some seconds. The app is made for each invocation, with an engine that counts what it scans.
 */
import { KeptAnswers } from '../../src/api/answers/kept-answers.ts';
import { type ArchiveSources, readArchiveFacts } from '../../src/api/archive/archive-facts.ts';
import { freshFacts } from '../../src/api/archive/fresh-facts.ts';
import { readAgainAfter } from '../../src/api/archive/read-again-after.ts';
import type { ArchiveReader } from '../../src/api/operations/operation.ts';
import { readReaderLists } from '../../src/api/readers/reader-lists.ts';
import type { Jobs } from '../../src/ports/jobs.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { QueryEngine } from '../../src/ports/query-engine.ts';
import { readBudgets, readBusinessFigures } from '../../src/settings/finops-files.ts';
import type { ApiSettings } from './api-environment.ts';

/** The archive, as a platform opens it. */
export interface ApiArchive {
  /** Statements with the same text and the same question are one query. */
  readonly engineFor: (question: string) => QueryEngine;
  readonly tables: ArchiveReader['tables'];
  readonly store: ObjectStore;
  readonly listing: ArchiveSources['listing'];
  readonly registered: NonNullable<ArchiveSources['registered']>;
}

/** A new day, a changed list of readers: both are seen after this time. */
const rememberedMs = 5_000;

export type ApiProcess = ReturnType<typeof openApiProcess>;

/** Asks nothing yet. */
export function openApiProcess(archive: ApiArchive, settings: ApiSettings) {
  const { store, listing, registered } = archive;
  const now = Date.now;
  const read = () => readArchiveFacts({ store, listing, registered, now });
  const facts = freshFacts({ read, reload: async () => {}, now, maxAgeMs: rememberedMs });
  /** Set for each invocation. */
  const reporting = { notKept: (_: unknown) => {} };
  const kept = new KeptAnswers(store, {
    onNotKept: (error) => reporting.notKept(error),
    isCurrent: async (version) => (await read()).version === version,
  });
  const readers = readAgainAfter(rememberedMs, now, () => readReaderLists(store, settings.lists));
  /** `engine`: that of the invocation. */
  const readerWith = (engine: QueryEngine, jobs?: Jobs): ArchiveReader => ({
    engine,
    tables: archive.tables,
    store,
    now,
    budgets: () => readBudgets(store, settings.budgetsKey),
    businessFigures: () => readBusinessFigures(store),
    thresholds: settings.thresholds,
    ...(jobs === undefined ? {} : { jobs }),
  });
  return { archive, settings, facts, kept, readers, readerWith, reporting };
}
