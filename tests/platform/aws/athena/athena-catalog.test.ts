/** The catalog over the wire: the statements for Athena, and the use of its answers. */
import { expect, test } from 'vitest';
import { addDays, type BillingDay } from '../../../../src/domain/calendar/billing-day.ts';
import { AthenaCatalog } from '../../../../src/platform/aws/athena/athena-catalog.ts';
import { partitionPrefix } from '../../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../../src/tables/ou-breakdown.ts';
import { type AthenaScript, athenaWith, execution } from '../athena-server.ts';
import { messageOf } from '../wire-server.ts';

const day = (text: string) => text as BillingDay;

async function catalogWith(script: AthenaScript) {
  const { engine, server } = await athenaWith(script);
  const table = { database: 'finops_db', table: 'ou_breakdown', declared: ouBreakdownTable };
  const catalog = new AthenaCatalog(engine, table, (prefix) => `s3://archive/${prefix}`);
  const started = () =>
    server.calls
      .filter(({ operation }) => operation === 'StartQueryExecution')
      .map(({ body }) => String(JSON.parse(String(body)).QueryString));
  return { catalog, server, started };
}

test('registered days come from the table’s own list of partitions', async () => {
  const csv = '"year","month","day"\n"2026","10","31"\n"2026","11","1"\n';
  const { catalog, started } = await catalogWith({ csv });
  expect(await catalog.registered(day('2026-10-31'), day('2026-11-20'))).toEqual([
    { day: '2026-10-31', prefix: 'ou-breakdowns/year=2026/month=10/day=31/' },
    { day: '2026-11-01', prefix: 'ou-breakdowns/year=2026/month=11/day=1/' },
  ]);
  expect(started()[0]).toContain('"ou_breakdown$partitions"');
});

test('a partition that is not a calendar date is named in the error', async () => {
  const { catalog } = await catalogWith({ csv: '"year","month","day"\n"2026","11","31"\n' });
  expect(await messageOf(catalog.registered(day('2026-11-01'), day('2026-12-01')))).toMatch(
    /year=2026, month=11, day=31, which is not a calendar date\. Drop/,
  );
});

test('days are registered some dozens per statement, and no result is read', async () => {
  const { catalog, server, started } = await catalogWith({});
  const days = Array.from({ length: 60 }, (_, n) => addDays(day('2026-10-01'), n));
  await catalog.register(
    days.map((one) => ({ day: one, prefix: partitionPrefix(ouBreakdownTable, one) })),
  );
  expect(started()).toHaveLength(2);
  expect(started()[0]).toMatch(/ADD IF NOT EXISTS\nPARTITION \(year=2026, month=10, day=1\)/);
  expect(started()[0]).toContain("'s3://archive/ou-breakdowns/year=2026/month=10/day=1/'");
  expect(server.count('GET')).toBe(0);
  await catalog.register([]);
  expect(started()).toHaveLength(2);
});

test('a failed registration names the days', async () => {
  const { catalog } = await catalogWith({
    override: (operation) =>
      operation === 'GetQueryExecution'
        ? execution('FAILED', {
            StateChangeReason: 'Insufficient permissions: glue:CreatePartition',
          })
        : undefined,
  });
  const one = day('2026-11-20');
  const message = await messageOf(
    catalog.register([{ day: one, prefix: partitionPrefix(ouBreakdownTable, one) }]),
  );
  expect(message).toMatch(/register partitions 2026-11-20 to 2026-11-20 failed.*q-1.*policy/);
});
