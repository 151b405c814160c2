/** Reads from the bill what a first set of rules is made of. */
import type { Platform } from '../../ports/platform.ts';
import { collect } from '../../queries/collect.ts';
import { type SqlFragment, sqlIdentifier, sqlInteger, sqlText } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import { readTagKeyCosts } from '../review/tag-key-costs.ts';
import { type ChosenKey, chooseTagKeys } from './choose-tag-keys.ts';
import type { AccountCost } from './starting-owners.ts';
import type { StartingBill } from './starting-set.ts';

/** More teams than people would correct by hand. */
const maxTeamValues = 200;

const valueSchema = { key_number: 'integer', value: 'string', cost: 'double' } as const;
const accountSchema = { account: 'string', ou: 'string', cost: 'double' } as const;

/** The costliest values: of each line that of the first key that has one, with the key's place from 1. */
export function tagValuesStatement(keys: readonly ChosenKey[], lines: SqlFragment) {
  const values = keys.map(
    ({ map, key }) => sql`element_at(${sqlIdentifier(map)}, ${sqlText(key)})`,
  );
  const branches = values.map(
    (value, index) => sql`when ${value} <> '' then ${sqlInteger(index + 1)}`,
  );
  const chosen = values.map((value) => sql`nullif(${value}, '')`);
  const text = sql`select key_number, value, cast(sum(cost) as double) as cost
from (
  select
    case ${joinSql(branches, ' ')} end as key_number,
    coalesce(${joinSql([...chosen, sqlText('')], ', ')}) as value,
    cost
  from ${lines} as lines
) as valued
where key_number is not null
group by key_number, value
order by cost desc, key_number, value
limit ${sqlInteger(maxTeamValues)}`;
  return { name: 'tag_values', sql: text, schema: valueSchema };
}

export function accountCostsStatement(lines: SqlFragment) {
  const text = sql`select account, coalesce(ou, '') as ou, cast(sum(cost) as double) as cost
from ${lines} as lines
group by account, coalesce(ou, '')
order by cost desc, account, ou`;
  return { name: 'account_costs', sql: text, schema: accountSchema };
}

export async function readStartingBill(
  platform: Pick<Platform, 'engine'>,
  lines: SqlFragment,
): Promise<StartingBill> {
  const keys = chooseTagKeys(await readTagKeyCosts(platform, lines));
  const values =
    keys.team.length === 0 ? [] : await collect(platform, tagValuesStatement(keys.team, lines));
  const used = new Set(values.map(({ key_number: number }) => number));
  const team = keys.team.filter((_, index) => used.has(index + 1));
  const accounts: readonly AccountCost[] = await collect(platform, accountCostsStatement(lines));
  const teamValues = values.map(({ key_number: number, value }) => ({
    key: keys.team[number - 1] as ChosenKey,
    value,
  }));
  return { keys: { ...keys, team }, teamValues, accounts };
}
