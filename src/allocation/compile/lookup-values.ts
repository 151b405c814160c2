/** The look-ups of a set as rows, and as sub-queries of VALUES. */
import { type SqlFragment, sqlIdentifier, sqlSubquery, sqlTextRows } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import { type DateRange, firstDay, lastDay } from '../rules/date-range.ts';
import type { Rule, RuleSet } from '../rules/rule-set.ts';
import type { LookupRelations } from './allocation-input.ts';

/** Columns and rows of each relation; all values are texts. */
export type LookupRows = {
  readonly [K in keyof LookupRelations]: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
};

export function lookupRows(set: RuleSet): LookupRows {
  return {
    rules: {
      columns: ['rule_number', 'rule_id', 'target', 'application'],
      rows: set.rules.map((rule, index) => [
        String(index + 1),
        rule.id,
        fixedTarget(rule),
        rule.application ?? '',
      ]),
    },
    teams: {
      columns: ['team', 'valid_from', 'valid_to'],
      rows: set.teams.map(({ team, valid }) => [team, ...days(valid)]),
    },
    aliases: {
      columns: ['tag', 'value', 'becomes', 'valid_from', 'valid_to'],
      rows: set.aliases.map((row) => [row.tag, row.value, row.becomes, ...days(row.valid)]),
    },
    services: {
      columns: ['match_column', 'match_value', 'application', 'team'],
      rows: serviceRows(set),
    },
    owners: {
      columns: ['owned', 'owned_value', 'team', 'valid_from', 'valid_to'],
      rows: set.owners.map(({ account, ou, team, valid }) => [
        account === '' ? 'ou' : 'account',
        account === '' ? ou : account,
        team,
        ...days(valid),
      ]),
    },
  };
}

/** The relations as sub-queries. A large set makes a long statement: then tables are needed. */
export function lookupValues(set: RuleSet): LookupRelations {
  const rows = lookupRows(set);
  return {
    rules: relation(rows.rules),
    teams: relation(rows.teams),
    aliases: relation(rows.aliases),
    services: relation(rows.services),
    owners: relation(rows.owners),
  };
}

/** The target that a rule gives without a look-up; '' if it has none. */
function fixedTarget({ action }: Rule): string {
  if (action.kind === 'to') return action.target;
  return action.kind === 'team' ? (action.unknown ?? '') : '';
}

/** A match may be written in several rows of one application; it is one row here. */
function serviceRows({ services }: RuleSet): readonly (readonly string[])[] {
  const rows = new Map<string, readonly string[]>();
  for (const { application, team, matches } of services) {
    for (const match of matches) {
      const [column, value] =
        match.kind === 'tag' ? [`tag.${match.tag}`, match.value] : ['resource', match.prefix];
      rows.set(`${column}=${value}`, [column, value, application, team]);
    }
  }
  return [...rows.values()];
}

function days({ from, to }: DateRange): readonly [string, string] {
  return [from ?? firstDay, to ?? lastDay];
}

function relation({ columns, rows }: LookupRows[keyof LookupRows]): SqlFragment {
  const names = columns.map(sqlIdentifier);
  const values = sqlTextRows(rows, columns.length);
  const typed = joinSql(columns.map(typedColumn), ', ');
  return sqlSubquery(
    sql`select ${typed} from (values ${values}) as texts (${joinSql(names, ', ')})`,
  );
}

function typedColumn(column: string): SqlFragment {
  const name = sqlIdentifier(column);
  if (column === 'rule_number') return sql`cast(${name} as integer) as ${name}`;
  return column.startsWith('valid_') ? sql`cast(${name} as date) as ${name}` : name;
}
