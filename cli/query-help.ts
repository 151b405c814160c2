/** The output of `query --help`. */
import { defaultMemoryLimit } from '../src/platform/local/duckdb/memory-limit.ts';
import { allViews } from '../src/views/all-views.ts';
import { commandName, exampleFolder, isClone } from './command-name.ts';
import { defaultFolder } from './option-defaults.ts';

export function queryHelp(): string {
  return `Runs one SELECT over bill and archive, on this computer. It changes nothing.

  ${commandName} query "select …" [options]

What to read
  --bill DIR|FILE         as for run; the table is cost_lines
  --source KIND           cur2, legacy or focus; detected from the columns if omitted
  --accounts FILE         the account directory; the table is accounts
  --budgets FILE          the budgets; the table is budgets
  --business-figures FILE CSV of unit, date, amount, such as orders; the table is business_figures
  --out DIR               folder of an earlier run, whose archive has the other tables (${defaultFolder})

Views over the archive, easier to read than its tables
  ${viewNames()}

How to show it
  --format FORMAT         table, csv or json (table on a terminal, else csv). A table shows the
                          first rows; csv and json have all. NULL is an empty cell in csv
  --explain-tables        all tables and columns with their meaning, in place of a query

  --memory-limit SIZE     memory limit of the query engine (${defaultMemoryLimit})
  --help

The SQL is DuckDB's; functions that the digest itself uses also work as in Athena.

Examples${isClone ? ", after 'npm run demo'" : ''}
  The five most expensive services of a day
    ${commandName} query "select Service, sum(DailyCost) as cost from ou_breakdown
      where BillingDate = date '2026-11-20' group by Service order by cost desc limit 5"

  What the forecast expects for the rest of the month
    ${commandName} query "select OU, sum(Forecast) as expected from ou_forecast
      where report_date = date '2026-11-20' and ForecastDate <= date '2026-11-30'
      group by OU order by expected desc"

  What each team costs in a month, shared and unallocated cost too
    ${commandName} query "select team, business_unit, sum(unblended_cost) as cost
      from cost_by_team where year = 2026 and month = 11
      group by team, business_unit order by cost desc"

  What an hour of a vCPU costs each team in a month, and which cost has no known amount
    ${commandName} query "select target, sum(unblended_cost) / sum(amount) as cost_per_hour,
      sum(left_out_cost) as left_out from unit_costs
      where year = 2026 and month = 11 and unit = 'ec2-vcpu-hours' and level = 'target'
      group by target order by target"

  The lines of the bill behind a cost, with their tags
    ${commandName} query "select resource_id, tags, sum(unblended_cost) as cost
      from cost_lines where billing_period = '2026-11' and service_code = 'AmazonEC2'
      group by resource_id, tags order by cost desc limit 10" --bill ${exampleFolder}cur2
`;
}

/** In lines of at most 76 columns. */
function viewNames(): string {
  const names = allViews.map(({ name }) => name);
  const half = Math.ceil(names.length / 2);
  return [names.slice(0, half), names.slice(half)].map((some) => some.join(', ')).join(',\n  ');
}
