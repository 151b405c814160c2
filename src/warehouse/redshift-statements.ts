/**
 * The views over the archive as statements of Redshift, in the order in which they are run, one by one, as the
 * Redshift Data API does. Running them again changes nothing. Views are late-binding, because Redshift has no other
 * kind over external tables; readers are granted the views, and the external schema that Redshift asks them for.
 * https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_VIEW.html
 */
import type { WarehouseStatement } from '../ports/warehouse.ts';
import { type SqlFragment, sqlIdentifier, sqlQuotedName, sqlText } from '../sql/bind.ts';
import { sql } from '../sql/sql-template.ts';
import { allViews } from '../views/all-views.ts';
import type { View } from '../views/view.ts';
import { viewSelect } from '../views/view-select.ts';
import { spectrumRelation } from './spectrum-table.ts';
import { checkParameters, type WarehouseParameters } from './warehouse-parameters.ts';

/** Throws a TypeError naming a parameter that is not accepted. */
export function redshiftStatements(given: WarehouseParameters): readonly WarehouseStatement[] {
  checkParameters(given);
  const { readerRoles, schema } = given;
  return [
    { name: 'external schema', sql: externalSchema(given) },
    { name: 'schema of the views', sql: sql`create schema if not exists ${sqlIdentifier(schema)}` },
    ...allViews.map((view) => ({ name: `view ${redshiftName(view)}`, sql: create(view, given) })),
    ...readerRoles.flatMap((role) => grants(role, given)),
  ];
}

/**
 * Removes the views and both schemas; the archive stays as it is. Also what to run before the statements above when
 * a new version has other columns: Redshift replaces a view only by one with the same columns.
 */
export function redshiftDrops(given: WarehouseParameters): readonly WarehouseStatement[] {
  checkParameters(given);
  const { schema, externalSchema: external } = given;
  return [
    ...allViews.map((view) => ({
      name: `drop view ${redshiftName(view)}`,
      sql: sql`drop view if exists ${placeOf(view, given)}`,
    })),
    { name: 'drop the schema', sql: sql`drop schema if exists ${sqlIdentifier(schema)}` },
    {
      name: 'drop the external schema',
      sql: sql`drop schema if exists ${sqlIdentifier(external)}`,
    },
  ];
}

/** 'vw_cost_by_day'. */
export function redshiftName({ name }: Pick<View, 'name'>): string {
  return `vw_${name}`;
}

function externalSchema(given: WarehouseParameters): SqlFragment {
  const { externalSchema: schema, glueDatabase, region, roleArn } = given;
  return sql`create external schema if not exists ${sqlIdentifier(schema)}
from data catalog database ${sqlText(glueDatabase)} region ${sqlText(region)}
iam_role ${sqlText(roleArn)}`;
}

function create(view: View, given: WarehouseParameters): SqlFragment {
  const select = viewSelect(view, (table) => spectrumRelation(table, given.externalSchema));
  return sql`create or replace view ${placeOf(view, given)} as
${select}
with no schema binding`;
}

function placeOf(view: View, { schema }: WarehouseParameters): SqlFragment {
  return sqlIdentifier(`${schema}.${redshiftName(view)}`);
}

function grants(role: string, given: WarehouseParameters): readonly WarehouseStatement[] {
  const reader = sqlQuotedName(role);
  const usage = [given.schema, given.externalSchema].map((schema) => ({
    name: `usage of ${schema} for ${role}`,
    sql: sql`grant usage on schema ${sqlIdentifier(schema)} to role ${reader}`,
  }));
  const reads = allViews.map((view) => ({
    name: `${redshiftName(view)} for ${role}`,
    sql: sql`grant select on ${placeOf(view, given)} to role ${reader}`,
  }));
  return [...usage, ...reads];
}
