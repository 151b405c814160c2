/** The look-ups of a set that a run uses, as the compiled statement reads them. */
import type { RuleSetTables } from '../../ports/platform.ts';
import type { LookupRelations } from '../compile/allocation-input.ts';
import { lookupValues } from '../compile/lookup-values.ts';
import { emptySet, emptySetHash } from './empty-set.ts';

/** The published tables of the set with this hash; of the empty set nothing is published. */
export function lookupsOfSet(tables: RuleSetTables, hash: string): LookupRelations {
  return hash === emptySetHash ? lookupValues(emptySet) : tables.lookups(hash);
}
