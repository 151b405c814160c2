/**
 * Reads the account directory from AWS Organizations; no other file calls that service. Walks the OU tree
 * level by level, reads every page, and compares the result with the list of all accounts.
 */
import {
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  OrganizationsClient,
  type OrganizationsClientConfig,
} from '@aws-sdk/client-organizations';
import type { DirectoryAccount } from '../../../directory/accounts-csv.ts';
import { directoryOf, type OrganizationUnit } from '../../../directory/organization-tree.ts';
import type { BillingDay } from '../../../domain/calendar/billing-day.ts';
import { eachBounded } from '../../../ports/each-bounded.ts';
import { clientSettings, defaultTimings } from '../client/aws-clients.ts';
import { implausibleAnswer, type OrganizationsCall } from './organizations-errors.ts';
import { everyItem } from './organizations-pages.ts';

/** AWS throttles these calls per account: more concurrent calls would only wait longer. */
const callsAtOnce = 3;

/**
 * A throttled call waits up to about a minute in total: the run has time, and an incomplete tree is
 * useless.
 */
const maxAttempts = 8;

/** Reads the current OU tree of the organization and dates it. */
export type OrganizationsDirectory = (
  snapshotDate: BillingDay,
) => Promise<readonly DirectoryAccount[]>;

/**
 * Makes a directory of the organization of the caller's account, which must be the management account or a
 * delegated administrator. The service is global; `region` determines the partition (aws, aws-cn,
 * aws-us-gov). The returned function throws an Error with the call, AWS's own message and what to do, also
 * if the tree changed during the walk. See https://docs.aws.amazon.com/organizations/latest/APIReference/
 */
export function organizationsDirectory(
  region: string,
  config: OrganizationsClientConfig = {},
): OrganizationsDirectory {
  const patient = { ...clientSettings(region, defaultTimings), maxAttempts };
  const client = new OrganizationsClient({ ...patient, ...config });
  return async (snapshotDate) => {
    const tree = await readTree(client);
    // Accounts are listed after the walk: an account created during the walk is then missing in the tree,
    // and the comparison finds it.
    const accounts = await listAccounts(client);
    return directoryOf({ ...tree, accounts }, snapshotDate);
  };
}

async function readTree(client: OrganizationsClient) {
  const units: OrganizationUnit[] = [];
  const placements: { readonly accountId: string; readonly unitId: string }[] = [];
  const walked = new Set<string>();
  let level = await listRoots(client);
  while (level.length > 0) {
    units.push(...level);
    // An OU that was seen before is not walked again, so that a cycle ends; directoryOf rejects the cycle.
    const fresh = level.filter(({ id }) => !walked.has(id));
    for (const { id } of fresh) walked.add(id);
    const found = await eachBounded(fresh, callsAtOnce, async ({ id }) => ({
      children: await listUnits(client, id),
      accounts: await listAccountIds(client, id),
    }));
    placements.push(...found.flatMap(({ accounts }) => accounts));
    level = found.flatMap(({ children }) => children);
  }
  return { units, placements };
}

async function listRoots(client: OrganizationsClient): Promise<OrganizationUnit[]> {
  const call = { operation: 'ListRoots' };
  const roots = await everyItem(call, async (NextToken) => {
    const page = await client.send(new ListRootsCommand({ NextToken }));
    return { items: page.Roots, nextToken: page.NextToken };
  });
  return roots.map((root) => unitOf(root, null, call));
}

async function listUnits(client: OrganizationsClient, parentId: string) {
  const call = { operation: 'ListOrganizationalUnitsForParent', of: parentId };
  const units = await everyItem(call, async (NextToken) => {
    const request = new ListOrganizationalUnitsForParentCommand({ ParentId: parentId, NextToken });
    const page = await client.send(request);
    return { items: page.OrganizationalUnits, nextToken: page.NextToken };
  });
  return units.map((unit) => unitOf(unit, parentId, call));
}

async function listAccountIds(client: OrganizationsClient, unitId: string) {
  const call = { operation: 'ListAccountsForParent', of: unitId };
  const accounts = await everyItem(call, async (NextToken) => {
    const request = new ListAccountsForParentCommand({ ParentId: unitId, NextToken });
    const page = await client.send(request);
    return { items: page.Accounts, nextToken: page.NextToken };
  });
  return accounts.map(({ Id }) => ({ accountId: idIn(Id, call), unitId }));
}

async function listAccounts(client: OrganizationsClient) {
  const call = { operation: 'ListAccounts' };
  const accounts = await everyItem(call, async (NextToken) => {
    const page = await client.send(new ListAccountsCommand({ NextToken }));
    return { items: page.Accounts, nextToken: page.NextToken };
  });
  return accounts.map(({ Id, Name, State, Status }) => ({
    id: idIn(Id, call),
    name: Name ?? '',
    // AWS replaced Status by State in September 2026; some partitions and tools still return Status.
    status: State ?? Status ?? '',
  }));
}

function unitOf(
  unit: {
    readonly Id?: string | undefined;
    readonly Arn?: string | undefined;
    readonly Name?: string | undefined;
  },
  parentId: string | null,
  call: OrganizationsCall,
): OrganizationUnit {
  // An ARN ends in the id; in AWS's own example of a page of OUs the entries have only an ARN.
  return {
    id: idIn(unit.Id ?? unit.Arn?.split('/').at(-1), call),
    name: unit.Name ?? '',
    parentId,
  };
}

function idIn(id: string | undefined, call: OrganizationsCall): string {
  if (id) return id;
  throw implausibleAnswer(call, 'contains an entry without an id');
}
