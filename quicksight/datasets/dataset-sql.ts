/**
 * The SQL of the data sets: the files of the folder `sql/`, bound to the tables that the stacks create. The
 * database is a parameter of the template; everything else is the same for every environment.
 */
import { readFileSync } from 'node:fs';
import { bindSql, type SqlFragment, sqlIdentifier } from '../../src/sql/bind.ts';
import { accountsTable } from '../../src/tables/accounts.ts';
import { budgetsTable } from '../../src/tables/budgets.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { ouForecastTable } from '../../src/tables/ou-forecast.ts';
import { ouOwnersTable } from '../../src/tables/ou-owners.ts';
import { teamUnitsTable } from '../../src/tables/team-units.ts';
import { lightPlaces } from '../cloudformation/light-parameters.ts';

const folder = new URL('../sql/', import.meta.url);

export type DataSetSql = 'costs' | 'row_level_rules' | 'allocation' | 'allocation_rules';

/** Tables of the archive's database, by their names in the SQL. */
export const dashboardTables = {
  archive: ouBreakdownTable.name,
  accounts: accountsTable.name,
  budgets: budgetsTable.name,
  forecasts: ouForecastTable.name,
  owners: ouOwnersTable.name,
  allocation: costAllocationTable.name,
  units: teamUnitsTable.name,
} as const;

/** The digest's own thresholds in per cent, so that both show the same light. */
type LightPlace = 'green_percent' | 'yellow_percent';

/** What replaces each table name, the day of the refresh and each threshold, in one engine. */
export type SqlPlaces = Readonly<
  Record<keyof typeof dashboardTables | 'today' | LightPlace, SqlFragment>
>;

/** The text of `sql/<name>.sql` for an engine with these tables. */
export function boundSql(name: DataSetSql, places: SqlPlaces): SqlFragment {
  const text = readFileSync(new URL(`${name}.sql`, folder), 'utf8');
  const used = Object.entries(places).filter(([place]) => new RegExp(`:${place}\\b`).test(text));
  return bindSql(text, Object.fromEntries(used));
}

/**
 * In the form that CloudFormation takes, line by line, with `${Database}` and the thresholds' parameters
 * in it. QuickSight uses it as a sub-query, so it may not end in a comment or a semicolon: comments are
 * removed.
 */
export function templateSql(name: DataSetSql): readonly string[] {
  const bound = boundSql(name, templatePlaces());
  return bound
    .replaceAll('"parameter"', `"\${Database}"`)
    .replaceAll('"today"', 'current_date')
    .replaceAll('"green"', lightPlaces.greenPercent)
    .replaceAll('"yellow"', lightPlaces.yellowPercent)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('--'));
}

/** What `templateSql` replaces: the engine's own text, or the name of a parameter. */
function templatePlaces(): SqlPlaces {
  const place = (table: string) => sqlIdentifier(`parameter.${table}`);
  return {
    archive: place(dashboardTables.archive),
    accounts: place(dashboardTables.accounts),
    budgets: place(dashboardTables.budgets),
    forecasts: place(dashboardTables.forecasts),
    owners: place(dashboardTables.owners),
    allocation: place(dashboardTables.allocation),
    units: place(dashboardTables.units),
    today: sqlIdentifier('today'),
    green_percent: sqlIdentifier('green'),
    yellow_percent: sqlIdentifier('yellow'),
  };
}
