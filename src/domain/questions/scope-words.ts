/** What a reader may see, in words. */
import { type ReaderScope, seesAnything } from './reader-scope.ts';

/** 'all costs'; 'OU Root/Shop and team retail'; 'no costs'. */
export function scopeWords(scope: ReaderScope): string {
  if (scope.kind === 'all') return 'all costs';
  if (!seesAnything(scope)) return 'no costs';
  const parts = [...named('OU', scope.ous), ...named('team', scope.teams)];
  const last = parts.at(-1) ?? '';
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

function named(kind: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${kind} ${name}`);
}
