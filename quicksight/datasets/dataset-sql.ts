/**
 * The SQL of the data sets: the files of the folder `sql/`, bound to the tables that the stacks create. The
 * database is a parameter of the template; everything else is the same for every environment.
 */
import { readFileSync } from 'node:fs';
import { defaultThresholds } from '../../src/domain/budgets/budget-light.ts';
import { bindSql, type SqlFragment, sqlIdentifier, sqlInteger } from '../../src/sql/bind.ts';

const folder = new URL('../sql/', import.meta.url);

export type DataSetSql = 'costs' | 'row_level_rules';

/** Tables of the archive's database, by their names in the SQL. */
export const dashboardTables = {
  archive: 'ou_breakdown',
  accounts: 'accounts',
  budgets: 'budgets',
  forecasts: 'ou_forecast',
  owners: 'ou_owners',
} as const;

/** What replaces each table name, and the day of the refresh, in one engine. */
export type SqlPlaces = Readonly<Record<keyof typeof dashboardTables | 'today', SqlFragment>>;

/** Integer per cent: the same limits as in the digest, so that both show the same light. */
const limits = {
  green_percent: sqlInteger(Math.round(defaultThresholds.green * 100)),
  yellow_percent: sqlInteger(Math.round(defaultThresholds.yellow * 100)),
};

/** The text of `sql/<name>.sql` for an engine with these tables. */
export function boundSql(name: DataSetSql, places: SqlPlaces): SqlFragment {
  const text = readFileSync(new URL(`${name}.sql`, folder), 'utf8');
  const all: Readonly<Record<string, SqlFragment>> = { ...places, ...limits };
  const used = Object.entries(all).filter(([place]) => new RegExp(`:${place}\\b`).test(text));
  return bindSql(text, Object.fromEntries(used));
}

/**
 * In the form that CloudFormation takes, line by line, with `${Database}` in it. QuickSight uses it as a
 * sub-query, so it may not end in a comment or a semicolon: comments are removed.
 */
export function templateSql(name: DataSetSql): readonly string[] {
  const bound = boundSql(name, { ...templatePlaces(), today: sqlIdentifier('today') });
  return bound
    .replaceAll('"parameter"', `"\${Database}"`)
    .replaceAll('"today"', 'current_date')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('--'));
}

function templatePlaces(): Omit<SqlPlaces, 'today'> {
  const place = (table: string) => sqlIdentifier(`parameter.${table}`);
  return {
    archive: place(dashboardTables.archive),
    accounts: place(dashboardTables.accounts),
    budgets: place(dashboardTables.budgets),
    forecasts: place(dashboardTables.forecasts),
    owners: place(dashboardTables.owners),
  };
}
