/**
 * The teams of Acme: their accounts, and how people write them in tags. Accounts without a team have no tag
 * for it: rules find their owner by account or OU, or nobody does.
 */

export interface Team {
  readonly name: string;
  /** Account ids; their tags and those of their resources name the team. */
  readonly accounts: readonly string[];
  /** Another spelling, which only a list of aliases resolves. */
  readonly alias: string;
  /** The team that a second tag of a few resources names by mistake. */
  readonly mistakenFor: string;
  /** Values of the tag for applications. */
  readonly applications: readonly string[];
}

export const teams: readonly Team[] = [
  {
    name: 'retail',
    accounts: ['200000000106', '200000000107', '200000000108', '200000000117'],
    alias: 'Shop',
    mistakenFor: 'mobile',
    applications: ['storefront', 'search', 'images'],
  },
  {
    name: 'payments',
    accounts: ['200000000109', '200000000110'],
    alias: 'Billing Squad',
    mistakenFor: 'retail',
    applications: ['ledger', 'checkout'],
  },
  {
    name: 'mobile',
    accounts: ['030000000113'],
    alias: 'App Team',
    mistakenFor: 'retail',
    applications: ['app-backend', 'push'],
  },
  {
    name: 'data',
    accounts: ['200000000111', '200000000112'],
    alias: 'Lakehouse Crew',
    mistakenFor: 'platform',
    applications: ['lakehouse', 'ingest', 'reports'],
  },
  {
    name: 'platform',
    accounts: ['200000000104', '200000000105'],
    alias: 'Cloud Foundation',
    mistakenFor: 'security',
    applications: ['network', 'registry', 'clusters'],
  },
  {
    name: 'security',
    accounts: ['001234567890', '200000000103'],
    alias: 'InfoSec',
    mistakenFor: 'platform',
    applications: ['audit-log', 'detection'],
  },
  {
    name: 'labs',
    accounts: ['200000000115', '200000000116'],
    alias: 'R&D',
    mistakenFor: 'data',
    applications: ['prototypes'],
  },
];

/** Undefined if the account has none. */
export function teamOf(accountId: string): string | undefined {
  return teams.find(({ accounts }) => accounts.includes(accountId))?.name;
}
