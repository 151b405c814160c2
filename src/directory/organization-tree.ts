/**
 * Makes the account directory from the lists of AWS Organizations: OUs, the accounts in each OU, and all
 * accounts. Pure. Lists that contradict each other are rejected completely, because a partly wrong
 * directory would move costs to a wrong OU without notice.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { DirectoryAccount } from './accounts-csv.ts';

/** A root or an organizational unit. */
export interface OrganizationUnit {
  readonly id: string;
  /** Any text, including '/', quotes and line breaks: AWS allows every character. */
  readonly name: string;
  /** Null for a root. */
  readonly parentId: string | null;
}

export interface OrganizationAccount {
  readonly id: string;
  readonly name: string;
  /** AWS's account state: ACTIVE, SUSPENDED, PENDING_CLOSURE, PENDING_ACTIVATION or CLOSED. */
  readonly status: string;
}

/** Everything that was read from an organization, in any order. */
export interface OrganizationReading {
  readonly units: readonly OrganizationUnit[];
  /** Account and OU, for each account in each OU. */
  readonly placements: readonly { readonly accountId: string; readonly unitId: string }[];
  /** The organization's list of all accounts. */
  readonly accounts: readonly OrganizationAccount[];
}

interface PlacedUnit {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/**
 * The directory as of `snapshotDate`, one entry per account, in the order of the list of accounts.
 * Throws an Error naming the OU or account when an OU is found twice, has no known parent or is its own
 * ancestor, and when an account is not exactly once in an OU and exactly once in the list.
 */
export function directoryOf(
  reading: OrganizationReading,
  snapshotDate: BillingDay,
): readonly DirectoryAccount[] {
  const units = placedUnits(reading.units);
  const unitOfAccount = placements(reading);
  const listed = new Set<string>();
  const directory = reading.accounts.map(({ id, name, status }) => {
    if (listed.has(id)) throw inconsistent(`account ${id} is listed twice`);
    listed.add(id);
    const unit = units.get(unitOfAccount.get(id) ?? '');
    if (unit === undefined) {
      throw inconsistent(`account ${id} is in no organizational unit that was read`);
    }
    const [ouId, ouName, ouPath] = [unit.id, unit.name, unit.path];
    return {
      snapshotDate,
      accountId: id,
      accountName: wellFormed(name),
      ouId,
      ouName,
      ouPath,
      status,
    };
  });
  const unlisted = reading.placements.find(({ accountId }) => !listed.has(accountId));
  if (unlisted === undefined) return directory;
  throw inconsistent(
    `account ${unlisted.accountId} is in unit ${unlisted.unitId} but not in the list of all`,
  );
}

/**
 * An OU's name as one part of `ou_path`. A slash inside the name would look like another level, so it is
 * replaced by the division slash '∕' (U+2215). An OU without a name is shown by its id.
 */
export function pathSegment({ id, name }: Pick<OrganizationUnit, 'id' | 'name'>): string {
  return wellFormed(name.trim() === '' ? id : name).replaceAll('/', '\u2215');
}

function placements({ placements: found }: OrganizationReading): ReadonlyMap<string, string> {
  const unitOfAccount = new Map<string, string>();
  for (const { accountId, unitId } of found) {
    const other = unitOfAccount.get(accountId);
    if (other !== undefined) {
      throw inconsistent(`account ${accountId} is in two units, ${other} and ${unitId}`);
    }
    unitOfAccount.set(accountId, unitId);
  }
  return unitOfAccount;
}

function placedUnits(units: readonly OrganizationUnit[]): ReadonlyMap<string, PlacedUnit> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  if (byId.size < units.length) {
    const twice = units.find((unit) => byId.get(unit.id) !== unit);
    throw inconsistent(`unit ${twice?.id} appears twice in the OU tree`);
  }
  const paths = new Map<string, string>();
  for (const unit of units) {
    for (const [id, path] of pathsDownTo(unit, byId, paths)) paths.set(id, path);
  }
  return new Map(
    units.map((unit) => {
      const { id, name } = unit;
      return [id, { id, name: wellFormed(name), path: paths.get(id) ?? '' }];
    }),
  );
}

/** The paths of the OU, and of its ancestors whose path is not known yet. */
function pathsDownTo(
  unit: OrganizationUnit,
  units: ReadonlyMap<string, OrganizationUnit>,
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const chain: OrganizationUnit[] = [];
  let above: OrganizationUnit | undefined = unit;
  while (above !== undefined && !known.has(above.id)) {
    if (chain.includes(above)) throw inconsistent(`unit ${above.id} is its own ancestor`);
    chain.unshift(above);
    above = parentOf(above, units);
  }
  let path = above && known.get(above.id);
  const found = new Map<string, string>();
  for (const one of chain) {
    path = path === undefined ? pathSegment(one) : `${path}/${pathSegment(one)}`;
    found.set(one.id, path);
  }
  return found;
}

function parentOf(
  { id, parentId }: OrganizationUnit,
  units: ReadonlyMap<string, OrganizationUnit>,
) {
  if (parentId === null) return undefined;
  const parent = units.get(parentId);
  if (parent === undefined) throw inconsistent(`unit ${id} has the unknown parent ${parentId}`);
  return parent;
}

/** Replaces lone surrogates, because they cannot be stored as UTF-8. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function inconsistent(what: string): Error {
  return new Error(
    `The organization could not be read consistently: ${what}. It probably changed meanwhile. ` +
      'Nothing was published and the earlier snapshot stays; run again.',
  );
}
