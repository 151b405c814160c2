/**
 * From what AWS Organizations lists (units, which unit holds which account, all accounts) to the
 * account directory. Pure. A reading whose parts do not fit together is refused whole, because a
 * directory that is partly right moves costs to the wrong unit without anyone noticing.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { DirectoryAccount } from './accounts-csv.ts';

/** A root or an organizational unit. */
export interface OrganizationUnit {
  readonly id: string;
  /** Any text, also '/', quotes and line breaks: AWS allows every character. */
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

/** Everything one walk over an organization found, in any order. */
export interface OrganizationReading {
  readonly units: readonly OrganizationUnit[];
  /** The accounts found in each unit. */
  readonly placements: readonly { readonly accountId: string; readonly unitId: string }[];
  /** The organization's own list of all its accounts. */
  readonly accounts: readonly OrganizationAccount[];
}

interface PlacedUnit {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/**
 * The directory as of `snapshotDate`, one entry per account, in the order of the list of accounts.
 * Throws an Error naming unit or account where a unit is found twice, has no known parent or is
 * its own ancestor, and where an account does not stand in exactly one unit and in the list once.
 */
export function directoryOf(
  reading: OrganizationReading,
  snapshotDate: BillingDay,
): readonly DirectoryAccount[] {
  const units = placedUnits(reading.units);
  const unitOfAccount = placements(reading);
  const listed = new Set<string>();
  const directory = reading.accounts.map(({ id, name, status }) => {
    if (listed.has(id)) throw torn(`account ${id} is listed twice`);
    listed.add(id);
    const unit = units.get(unitOfAccount.get(id) ?? '');
    if (unit === undefined) {
      throw torn(`account ${id} is in no organizational unit that was read`);
    }
    const [ouId, ouName, ouPath] = [unit.id, unit.name, unit.path];
    return { snapshotDate, accountId: id, accountName: whole(name), ouId, ouName, ouPath, status };
  });
  const stray = reading.placements.find(({ accountId }) => !listed.has(accountId));
  if (stray === undefined) return directory;
  throw torn(`account ${stray.accountId} is in unit ${stray.unitId} but not in the list of all`);
}

/**
 * A unit's name as one part of `ou_path`. A slash inside the name would look like a level of its
 * own, so the division slash '∕' (U+2215) stands for it; a nameless unit goes by its id.
 */
export function pathSegment({ id, name }: Pick<OrganizationUnit, 'id' | 'name'>): string {
  return whole(name.trim() === '' ? id : name).replaceAll('/', '\u2215');
}

function placements({ placements: found }: OrganizationReading): ReadonlyMap<string, string> {
  const unitOfAccount = new Map<string, string>();
  for (const { accountId, unitId } of found) {
    const other = unitOfAccount.get(accountId);
    if (other !== undefined) {
      throw torn(`account ${accountId} is in two units, ${other} and ${unitId}`);
    }
    unitOfAccount.set(accountId, unitId);
  }
  return unitOfAccount;
}

function placedUnits(units: readonly OrganizationUnit[]): ReadonlyMap<string, PlacedUnit> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  if (byId.size < units.length) {
    const twice = units.find((unit) => byId.get(unit.id) !== unit);
    throw torn(`unit ${twice?.id} stands at two places of the tree`);
  }
  const paths = new Map<string, string>();
  for (const unit of units) {
    for (const [id, path] of pathsDownTo(unit, byId, paths)) paths.set(id, path);
  }
  return new Map(
    units.map((unit) => {
      const { id, name } = unit;
      return [id, { id, name: whole(name), path: paths.get(id) ?? '' }];
    }),
  );
}

/** The paths of the unit and of those ancestors whose path is not known yet. */
function pathsDownTo(
  unit: OrganizationUnit,
  units: ReadonlyMap<string, OrganizationUnit>,
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const chain: OrganizationUnit[] = [];
  let above: OrganizationUnit | undefined = unit;
  while (above !== undefined && !known.has(above.id)) {
    if (chain.includes(above)) throw torn(`unit ${above.id} is its own ancestor`);
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
  if (parent === undefined) throw torn(`unit ${id} has the unknown parent ${parentId}`);
  return parent;
}

/** Half a surrogate pair cannot be stored as UTF-8, and would not read back as written. */
function whole(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function torn(what: string): Error {
  return new Error(
    `The organization could not be read as one whole: ${what}. It probably changed meanwhile. ` +
      'Nothing was published and the earlier snapshot stays; run again.',
  );
}
