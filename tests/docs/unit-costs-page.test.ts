/** The example of the page about unit costs has the numbers that its query gives, and the page names every unit. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { billUnits, metricUnits } from '../../src/metrics/unit-costs/all-units.ts';
import { unitCostsView } from '../../src/views/unit-costs.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';
import type { PlainRow } from '../support/views/view-rows.ts';
import { openTables, plainSelect } from '../support/views/views-on-duckdb.ts';

const page = readFileSync(new URL('../../docs/unit-costs.md', import.meta.url), 'utf8');
const [, example = ''] = page.split('## Example');

/** The cells of the tables below the heading, one list for each table. */
const tables = example
  .split(/\n\n/)
  .filter((block) => block.startsWith('|'))
  .map((block) =>
    block.split('\n').map((row) =>
      row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    ),
  );

/** A row of the first table as a row of `cost_allocation`; a cell that is empty is as above. */
function given(): { readonly costs: readonly PlainRow[]; readonly figures: readonly PlainRow[] } {
  const figures: PlainRow[] = [];
  let date = '';
  const costs = (tables[0] ?? []).slice(2).map(([day = '', team, cost, orders = '']) => {
    date = /\d{4}-\d{2}-\d{2}/.exec(day)?.[0] ?? date;
    if (/^[\d,]+$/.test(orders)) {
      figures.push({ unit: 'orders', date, amount: Number(orders.replace(',', '')) });
    }
    const [year, month, number] = date.split('-').map(Number);
    const key = { billingdate: date, year: year ?? 0, month: month ?? 0, day: number ?? 0 };
    const amounts = { unblendedcost: Number(cost), amortizedcost: Number(cost), usageamount: 0 };
    const names = { usagetype: 'x', operation: '', service: 'x', chargetype: 'Usage' };
    return { ...key, ...names, ou: 'Root', target: `team/${team}`, application: '', ...amounts };
  });
  return { costs, figures };
}

it('has an example whose query gives the shown rows', async () => {
  const { costs, figures } = given();
  expect([costs.length, figures.length]).toEqual([6, 2]);
  const engine = await openTables({ cost_allocation: costs, business_figures: figures });
  await engine.run(`create view unit_costs as\n${plainSelect(unitCostsView)}`);
  const [, sql = ''] = /```sql\n([\s\S]*?)```/.exec(example) ?? [];
  const { columns, rows } = await queryDuckDb(engine, sql);
  engine.close();
  const shown = tables[1] ?? [];
  expect(columns.map(({ name }) => name)).toEqual(shown[0]);
  const rounded = rows.map((row) =>
    row.map((cell) => String(typeof cell === 'number' ? Math.round(cell * 1e6) / 1e6 : cell)),
  );
  expect(rounded).toEqual(shown.slice(2));
});

it('names every unit beside its source', () => {
  for (const [source, units] of [
    ['bill', billUnits],
    ['metric', metricUnits],
  ] as const) {
    const line = page.split('\n').find((one) => one.startsWith(`| \`${source}\``)) ?? '';
    const named = [...(line.split('|')[4] ?? '').matchAll(/`([^`]+)`/g)].map(([, unit]) => unit);
    expect(named).toEqual(units.map(({ unit }) => unit));
  }
});
