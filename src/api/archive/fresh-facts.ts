/**
 * What the archive is, read at most once a second for all requests. When it changed, the tables are loaded again before
 * anything is answered, so that no answer of the new version is made from the old tables.
 */
import type { ArchiveFacts } from './archive-facts.ts';

export interface FactsSource {
  readonly read: () => Promise<ArchiveFacts>;
  /** Shows the archive's changes to the engine. */
  readonly reload: (facts: ArchiveFacts) => Promise<void>;
  readonly now: () => number;
}

const maxAgeMs = 1_000;

export function freshFacts({ read, reload, now }: FactsSource): () => Promise<ArchiveFacts> {
  let known: { readonly at: number; readonly facts: Promise<ArchiveFacts> } | undefined;
  let version = '';

  async function load(): Promise<ArchiveFacts> {
    const facts = await read();
    if (facts.version !== version) await reload(facts);
    version = facts.version;
    return facts;
  }

  return () => {
    const at = now();
    if (known !== undefined && at - known.at < maxAgeMs) return known.facts;
    const facts = load();
    const loaded = { at, facts };
    known = loaded;
    facts.catch(() => {
      if (known === loaded) known = undefined;
    });
    return facts;
  };
}
