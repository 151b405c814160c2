/** The alert rules on the sample: what each counts, and when it fires. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertRules } from '../../grafana/alerts/alert-rules.ts';
import { defaultLooks } from '../../grafana/panels/looks.ts';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import { warehouses } from '../support/grafana/emitted-dashboards.ts';
import { type Row, SampleMonth } from '../support/grafana/sample-month.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const suite = folderForSuite();
let month: SampleMonth;

beforeAll(async () => {
  month = await SampleMonth.open(suite());
});
afterAll(() => month?.close());

describe.each(warehouses)('the alert rules by $id', (warehouse) => {
  const now = { from: '2026-10-01T00:00:00Z', to: '2026-11-21T06:00:00Z' };
  const rule = (title: string) => {
    const found = alertRules(warehouse, defaultLooks).find((one) => one.title === title);
    if (found === undefined) throw new Error(`no rule ${title}`);
    return found;
  };
  const valuesAt = async (title: string, range = now) =>
    month.rows(rule(title).sql, warehouse, range);

  it('finds no late data on the morning after, and late data three days later', async () => {
    const { fires } = rule('Costs are late');
    const daysAt = async (to: string) =>
      (await valuesAt('Costs are late', { ...now, to }))[0]?.['archived_days'];
    expect(fires).toEqual({ when: 'below', limit: 1 });
    expect(await daysAt('2026-11-21T06:00:00Z')).toBe(3);
    expect(await daysAt('2026-11-22T06:00:00Z')).toBe(2);
    expect(await daysAt('2026-11-24T00:00:00Z')).toBe(0);
  });

  it('fires for the OUs whose light is red by their month end', async () => {
    const { fires } = rule('OU over its budget');
    const rows = await valuesAt('OU over its budget');
    const firing = rows.filter((row) => Number(row['budget_share']) > fires.limit);
    const red = month.sample.figures.ous.filter(({ light }) => light === 'red').map(({ ou }) => ou);
    expect(firing.map(({ ou }) => ou).sort()).toEqual(red.sort());
    expect(red.length).toBeGreaterThan(0);
  });

  it('says by how much the unallocated share grew', async () => {
    const share = async (from: string, to: string) => {
      const path = `/v1/costs?from=${from}&to=${to}&metric=unblended&granularity=total&group_by=team&limit=1000`;
      const { rows } = await month.asked<{ readonly rows: readonly Row[] }>(path);
      const costs = rows.map((row) => [JSON.stringify(row), Number(row['cost'])] as const);
      const unallocated = costs.filter(([text]) => text.includes('"unallocated"'));
      return sumOf(unallocated.map(([, cost]) => cost)) / sumOf(costs.map(([, cost]) => cost));
    };
    const [row = {}] = await valuesAt('More cost without an owner', {
      ...now,
      to: '2026-11-20T06:00:00Z',
    });
    const grown =
      (await share('2026-11-14', '2026-11-20')) - (await share('2026-10-17', '2026-11-13'));
    expect(row['grown_share']).toBeCloseTo(grown, 6);
  });
});
