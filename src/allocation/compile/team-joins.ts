/** Finds which of the teams that look-ups name are teams on the line's day: others count as not found. */
import { type SqlFragment, sqlIdentifier } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { TagColumns } from './tag-columns.ts';

/** Reads the step `found_rows`; adds a column for each look-up, NULL if it found no team of the day. */
export function foundTeams(set: RuleSet, columns: TagColumns): SqlFragment {
  const lookups = teamLookups(set, columns).map(({ name, value }, index) => {
    const team = sqlIdentifier(`team_${index + 1}`);
    return {
      selected: sql`${team}.team as ${name}`,
      join: sql`left join teams as ${team} on ${team}.team = ${value}
    and found_rows.billing_date between ${team}.valid_from and ${team}.valid_to`,
    };
  });
  const selected = [sql`found_rows.*`, ...lookups.map((lookup) => lookup.selected)];
  return sql`select ${joinSql(selected, ',\n  ')}
  from found_rows
  ${joinSql(
    lookups.map(({ join }) => join),
    '\n  ',
  )}`;
}

interface TeamLookup {
  /** The column that is added. */
  readonly name: SqlFragment;
  /** The name that may be a team. */
  readonly value: SqlFragment;
}

/** Each once, if a rule needs it. */
function teamLookups({ rules }: RuleSet, columns: TagColumns): readonly TeamLookup[] {
  const lookups = new Map<string, TeamLookup>();
  for (const { action } of rules) {
    if (action.kind === 'services') {
      lookups.set('services', { name: sql`service_team`, value: sql`found_rows.service_owner` });
    }
    if (action.kind === 'account_owner') {
      lookups.set('account', { name: sql`account_team`, value: sql`account_owner_team` });
    }
    if (action.kind === 'nearest_ou_owner') {
      lookups.set('ou', { name: sql`ou_team`, value: sql`ou_owner_team` });
    }
    if (action.kind === 'team') {
      const { tag } = action;
      lookups.set(`tag.${tag}`, { name: columns.team(tag), value: columns.read(`tag.${tag}`) });
    }
  }
  return [...lookups.values()];
}
