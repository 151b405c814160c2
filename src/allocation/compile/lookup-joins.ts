/**
 * Joins services and owners. Each join compares one value for equality and finds at most one row: a
 * longest prefix is found by a join for each length, a nearest OU by a join for each level.
 */
import { type SqlFragment, sqlIdentifier, sqlInteger, sqlText } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import type { RuleAction, RuleSet } from '../rules/rule-set.ts';
import { letterCount, resourcePrefixes } from './read-columns.ts';
import type { TagColumns } from './tag-columns.ts';

interface LookupJoin {
  readonly name: SqlFragment;
  readonly join: SqlFragment;
}

/** Reads the step `aliased`; adds the service, the owner of the account and of the nearest OU, or NULL. */
export function foundRows(set: RuleSet, columns: TagColumns): SqlFragment {
  const services = serviceJoins(set, columns);
  const accounts = reads(set, 'account_owner')
    ? [ownerJoin(sql`account_owner`, 'account', sql`aliased.account`)]
    : [];
  const ous = reads(set, 'nearest_ou_owner') ? ouJoins(set) : [];
  const selected = [
    sql`aliased.*`,
    sql`${firstOf(services, 'application')} as service_application`,
    sql`${firstOf(services, 'team')} as service_owner`,
    sql`${firstOf(accounts, 'team')} as account_owner_team`,
    sql`${firstOf(ous, 'team')} as ou_owner_team`,
  ];
  const joins = [...services, ...accounts, ...ous].map(({ join }) => join);
  return sql`select ${joinSql(selected, ',\n  ')}
  from aliased
  ${joinSql(joins, '\n  ')}`;
}

/** By tags in the order of their declaration, then by the start of the resource id, the longest first. */
function serviceJoins(set: RuleSet, columns: TagColumns): readonly LookupJoin[] {
  const matched = new Set(
    set.services.flatMap(({ matches }) =>
      matches.flatMap((match) => (match.kind === 'tag' ? [match.tag] : [])),
    ),
  );
  const tags = set.tags.filter(({ name }) => matched.has(name));
  const lengths = descending(resourcePrefixes(set).map(letterCount));
  const keys = [
    ...tags.map(({ name }) => ({
      column: `tag.${name}`,
      value: columns.read(`tag.${name}`),
    })),
    ...lengths.map((length) => ({
      column: 'resource',
      value: sql`substr(aliased.resource, 1, ${sqlInteger(length)})`,
    })),
  ];
  return keys.map(({ column, value }, index) => {
    const name = sqlIdentifier(`service_${index + 1}`);
    const join = sql`left join services as ${name}
    on ${name}.match_column = ${sqlText(column)} and ${name}.match_value = ${value}`;
    return { name, join };
  });
}

function ouJoins({ owners }: RuleSet): readonly LookupJoin[] {
  const levels = descending(owners.flatMap(({ ou }) => (ou === '' ? [] : [ou.split('/').length])));
  return levels.map((level) => {
    const path = sql`array_join(slice(split(aliased.ou, '/'), 1, ${sqlInteger(level)}), '/')`;
    return ownerJoin(sqlIdentifier(`ou_owner_${level}`), 'ou', path);
  });
}

function ownerJoin(name: SqlFragment, owned: 'account' | 'ou', value: SqlFragment): LookupJoin {
  const join = sql`left join owners as ${name}
    on ${name}.owned = ${sqlText(owned)} and ${name}.owned_value = ${value}
    and aliased.billing_date between ${name}.valid_from and ${name}.valid_to`;
  return { name, join };
}

function firstOf(joins: readonly LookupJoin[], column: 'application' | 'team'): SqlFragment {
  const values = joins.map(({ name }) => sql`${name}.${sqlIdentifier(column)}`);
  return sql`coalesce(${joinSql([...values, sql`cast(null as varchar)`, sql`null`], ', ')})`;
}

function reads({ rules }: RuleSet, kind: RuleAction['kind']): boolean {
  return rules.some(({ action }) => action.kind === kind);
}

function descending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => b - a);
}
