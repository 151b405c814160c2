/** Who owns what no tag decides: a team for each OU below the root, or for each account if there are no OUs. */
import { isPlainCell, teamNameOf } from './starting-teams.ts';

export interface StartingOwner {
  readonly team: string;
  /** '' if `ou` is given, and the other way round. */
  readonly account: string;
  readonly ou: string;
}

export interface AccountCost {
  readonly account: string;
  /** Path of its OU; '' if it is unknown. */
  readonly ou: string;
  readonly cost: number;
}

const maxAccounts = 50;

/** `accounts`: costliest first. */
export function startingOwners(accounts: readonly AccountCost[]): readonly StartingOwner[] {
  const ous = [...new Set(accounts.map(({ ou }) => ou.split('/').slice(0, 2).join('/')))];
  const owners = ous.filter(isOwnable).map((ou) => ({ team: nameOfOu(ou), account: '', ou }));
  return owners.length > 0 ? owners : ofAccounts(accounts);
}

function isOwnable(ou: string): boolean {
  const names = ou.split('/');
  const arePlain = names.every((name) => name.trim() === name && name !== '');
  return names.length === 2 && arePlain && isPlainCell(ou) && nameOfOu(ou) !== '';
}

function nameOfOu(ou: string): string {
  return teamNameOf(ou.split('/')[1] ?? '');
}

function ofAccounts(accounts: readonly AccountCost[]): readonly StartingOwner[] {
  return accounts
    .filter(({ account }) => /^\d{12}$/.test(account))
    .slice(0, maxAccounts)
    .map(({ account }) => ({ team: `account-${account}`, account, ou: '' }));
}
