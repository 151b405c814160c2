/** The units as rows of SQL, in the words that every engine reads. */
import { type SqlFragment, sqlInteger, sqlText } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import { allKinds } from '../catalogue/all-kinds.ts';
import { metricOf } from '../efficiency/efficiency-rows.ts';
import { billUnits, metricUnits } from './all-units.ts';
import type { BillUnit, MetricUnit } from './unit-of-cost.ts';

/** One for each unit, with its words; FinOps' business figures have none. */
export function unitWords(): SqlFragment {
  const rows = [...metricUnits, ...billUnits].map(
    ({ unit, words }) => sql`select ${sqlText(unit)} as unit, ${sqlText(words)} as unit_words`,
  );
  return joinSql(rows, '\n  union all ');
}

/** One for each unit and metric. `needed_rows`: of the metrics' rows of a day, so many must have a figure. */
export function metricUnitRows(): SqlFragment {
  return joinSql(metricUnits.flatMap(rowsOfMetrics), '\n  union all ');
}

function rowsOfMetrics(given: MetricUnit): readonly SqlFragment[] {
  const { unit, kind, metrics, figure, divisor, needs } = given;
  const needed = needs === 'any' ? 1 : metrics.reduce((sum, one) => sum + askedAs(kind, one), 0);
  return metrics.map((name) => {
    const { withoutPoints } = metricOf(kind, name);
    return sql`select ${sqlText(unit)} as unit, ${sqlText(kind)} as unit_kind, ${sqlText(name)} as unit_metric, ${sqlText(figure)} as figure, ${sqlText(withoutPoints)} as without_points, ${sqlInteger(divisor)} as divisor, ${sqlInteger(needed)} as needed_rows`;
  });
}

/** With how many dimensions the catalogue asks for the metric. */
function askedAs(kind: string, name: string): number {
  const known = allKinds.find((one) => one.kind === kind)?.metrics ?? [];
  return known.filter((one) => one.name === name).length;
}

/** One for each unit, form of its usage types, and service; a Region is before the usage type, or none. */
export function billUnitRows(): SqlFragment {
  return joinSql(billUnits.flatMap(rowsOfUsage), '\n  union all ');
}

function rowsOfUsage({ unit, usageTypes, operation, services, times }: BillUnit) {
  const forms = usageTypes.flatMap((like) => [like, `%-${like}`]);
  const named = services.length === 0 ? ['%'] : services;
  return forms.flatMap((form) =>
    named.map(
      (service) =>
        sql`select ${sqlText(unit)} as unit, ${sqlText(form)} as usage_type_like, ${sqlText(operation)} as operation_like, ${sqlText(service)} as service_like, ${sqlText(times)} as amount_times`,
    ),
  );
}
