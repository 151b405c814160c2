/** The tables of a published set of allocation rules, by the names that the compiled statement uses. */
import { allocationAliasesTable } from './allocation-aliases.ts';
import { allocationOwnersTable } from './allocation-owners.ts';
import { allocationRulesTable } from './allocation-rules.ts';
import { allocationServicesTable } from './allocation-services.ts';
import { allocationTeamsTable } from './allocation-teams.ts';
import type { TextPartitionedTable } from './table.ts';

export const lookupTables = {
  rules: allocationRulesTable,
  teams: allocationTeamsTable,
  aliases: allocationAliasesTable,
  services: allocationServicesTable,
  owners: allocationOwnersTable,
} as const satisfies Readonly<Record<string, TextPartitionedTable>>;

export type LookupName = keyof typeof lookupTables;
export const lookupNames = Object.keys(lookupTables) as readonly LookupName[];
