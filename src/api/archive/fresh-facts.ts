/**
 * What the archive is, read at most once a second for all requests, or as seldom as is asked for. When it changed, the
 * tables are loaded again before anything is answered, so that no answer of the new version is made from the old tables.
 */
import type { ArchiveFacts } from './archive-facts.ts';
import { readAgainAfter } from './read-again-after.ts';

export interface FactsSource {
  readonly read: () => Promise<ArchiveFacts>;
  /** Shows the archive's changes to the engine. */
  readonly reload: (facts: ArchiveFacts) => Promise<void>;
  readonly now: () => number;
  /** Default: a second. */
  readonly maxAgeMs?: number;
}

/** What it returns: see `readAgainAfter`. */
export function freshFacts(source: FactsSource): (acceptedAgeMs?: number) => Promise<ArchiveFacts> {
  const { read, reload, now, maxAgeMs = 1_000 } = source;
  let version = '';

  async function load(): Promise<ArchiveFacts> {
    const facts = await read();
    if (facts.version !== version) await reload(facts);
    version = facts.version;
    return facts;
  }

  return readAgainAfter(maxAgeMs, now, load);
}
