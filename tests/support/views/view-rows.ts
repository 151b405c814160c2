/**
 * Rows of the tables that the views read, with everything that a view could get wrong: hostile names, credits, unknown
 * metrics, blank Regions, a team that changed its business unit, an older forecast, budgets of every kind. As plain
 * objects by the names of Glue, for every engine.
 */
import { addDays, parseBillingDay, partsOf } from '../../../src/domain/calendar/billing-day.ts';
import { recommendationRows, resourceCostRows, resourceMetricRows } from './use-rows.ts';

export type PlainRow = Readonly<Record<string, string | number | null>>;
/** By the table's name. */
export type TableRows = Readonly<Record<string, readonly PlainRow[]>>;

export const hostileUnit = `Root/O'Neil "x", Ltd; drop table t--`;
const retail = 'team/retail';

function dayOf(day: string): PlainRow {
  const { year, month, day: number } = partsOf(parseBillingDay(day));
  return { billingdate: day, year, month, day: number };
}

interface Costs {
  readonly unblended: number;
  readonly amortized?: number | null;
  readonly net?: number | null;
  readonly uninvoiced?: number;
}

function allocated(day: string, costs: Costs, more: PlainRow = {}): PlainRow {
  const { unblended, amortized = unblended, net = null, uninvoiced = 0 } = costs;
  return {
    ...dayOf(day),
    ou: 'Root/A',
    linkedaccount: '000000000001',
    service: 'Amazon EC2',
    region: 'eu-central-1',
    operation: 'RunInstances',
    usagetype: 'EUC1-BoxUsage',
    chargetype: 'Usage',
    target: retail,
    ruleid: 'by-tag',
    application: 'shop',
    environment: 'prod',
    unblendedcost: unblended,
    amortizedcost: amortized,
    netunblendedcost: net,
    netamortizedcost: net === null ? null : net + 1,
    usageamount: 1,
    linecount: 2,
    uninvoicedcost: uninvoiced,
    ...more,
  };
}

const archived = (day: string, ou: string, cost: number, service = 'Amazon EC2'): PlainRow => ({
  ...dayOf(day),
  ou,
  service,
  linkedaccount: '000000000001',
  dailycost: cost,
});

/** 2026-10-30 has only the breakdown; 2026-11-02 is the newest day. */
const breakdown = [
  archived('2026-10-30', 'Root/A', 4),
  archived('2026-10-31', 'Root/A', 10.1),
  archived('2026-10-31', hostileUnit, 1.2),
  archived('2026-11-01', 'Root/A', 0.5),
  archived('2026-11-01', 'Root/A', 5.2, 'Tax'),
  archived('2026-11-02', 'Root/B', -2.75),
];

const blank = { region: '', application: '', environment: '', ruleid: '', target: 'unallocated' };

const allocation = [
  allocated('2026-10-31', { unblended: 10.1, amortized: 9.9, net: 9.8, uninvoiced: 10.1 }),
  allocated(
    '2026-10-31',
    { unblended: 0.2, amortized: null, uninvoiced: 0.25 },
    { ...blank, ou: hostileUnit },
  ),
  allocated(
    '2026-10-31',
    { unblended: 1, amortized: 2, net: 3, uninvoiced: 0.5 },
    { ...blank, ou: hostileUnit, operation: 'Other' },
  ),
  allocated('2026-11-01', { unblended: 0.1, amortized: 0.3, net: 0.1, uninvoiced: 0.1 }),
  allocated('2026-11-01', { unblended: 0.4, net: 0.2, uninvoiced: 0.2 }, { operation: 'Other' }),
  allocated('2026-11-01', { unblended: 0.2, net: 0.1 }, { service: 'Tax' }),
  allocated(
    '2026-11-01',
    { unblended: 5, uninvoiced: 5 },
    { target: 'pool/tax', service: 'Tax', chargetype: 'Tax', region: '' },
  ),
  allocated(
    '2026-11-02',
    { unblended: -3.75, net: -3, uninvoiced: 0.5 },
    { ou: 'Root/B', chargetype: 'Credit' },
  ),
  allocated('2026-11-02', { unblended: 1, net: 1, uninvoiced: 0.25 }, { ou: 'Root/B' }),
];

const unit = (report: string, team: string, name: string, from: string, to: string): PlainRow => ({
  team,
  business_unit: name,
  business_group: name === '' ? '' : 'Sales',
  slack_channel: '',
  valid_from: from,
  valid_to: to,
  report_date: report,
});

const teamUnits = [
  unit('2026-11-01', 'retail', 'Stale', '0001-01-01', '9999-12-31'),
  unit('2026-11-02', 'retail', 'Shops', '0001-01-01', '2026-11-01'),
  unit('2026-11-02', 'retail', 'Online', '2026-11-02', '9999-12-31'),
  unit('2026-11-02', 'tax', 'Never', '0001-01-01', '9999-12-31'),
];

/** One of each day from the first to the last. */
function forecast(ou: string, from: string, to: string, cost: number, more: PlainRow = {}) {
  const rows: PlainRow[] = [];
  for (let day = parseBillingDay(from); day <= to; day = addDays(day, 1)) {
    const range = { lower: cost / 2, upper: cost * 2, ifstays: null };
    rows.push({
      forecastdate: day,
      ou,
      forecast: cost,
      ...range,
      report_date: '2026-11-02',
      ...more,
    });
  }
  return rows;
}

const forecasts = [
  ...forecast('Root/A', '2026-11-01', '2026-12-31', 1),
  ...forecast('Root/A', '2027-01-01', '2027-01-30', 1),
  ...forecast('Root/B', '2026-11-03', '2026-11-30', 2, { ifstays: 3, lower: null, upper: null }),
  ...forecast(hostileUnit, '2026-11-03', '2026-11-29', 1),
  ...forecast('*', '2026-11-03', '2026-11-30', 9),
  ...forecast('Root/A', '2026-11-03', '2026-12-31', 1000, { report_date: '2026-11-01' }),
];

const budget = (ou: string, month: string, amount: number): PlainRow => ({
  ou,
  month,
  amount,
  currency: 'USD',
});

const budgets = [
  budget('Root/A', '2026-11', 100),
  budget('Root/B', '2026-11', 50.5),
  budget('*', '2026-11', 200),
  budget('team/retail', '2026-11', 7000),
  budget('Root/A', '2026-10', 20),
  budget('Root/A', '2026-10', 10),
  budget('*', '2026-10', 30),
  budget(hostileUnit, '2028-02', 1),
  // Years with and without a leap day.
  budget('Root/A', '2000-02', 1),
  budget('Root/A', '2027-02', 1),
  budget('Root/A', '2100-02', 1),
  // A line that an editor left.
  budget('', '', 0),
];

const covered = (tag: string, state: string, cost: number, target = retail): PlainRow => ({
  billingdate: '2026-11-01',
  ou: 'Root/A',
  linkedaccount: '000000000001',
  target,
  tag,
  state,
  unblendedcost: cost,
  linecount: 1,
  usage_date: '2026-11-01',
});

/** Each tag has the day's 5.7. */
const coverage = [
  covered('team', 'valid', 0.5),
  covered('team', 'missing', 0.2),
  covered('team', 'not-allowed', 0.4),
  covered('team', 'untaggable', 5),
  covered('team', 'unknown', -0.5),
  covered('team', 'a later state', 0.1),
  // A credit, of which parts are in each state.
  covered('team', 'valid', -1, 'pool/tax'),
  covered('team', 'missing', -2, 'pool/tax'),
  covered('team', 'not-allowed', -3, 'pool/tax'),
  covered('team', 'untaggable', -4, 'pool/tax'),
  covered('team', 'unknown', 10, 'pool/tax'),
  covered('*', 'missing', 5.7, 'unallocated'),
];

const restatedDay = (report: string, day: string, before: number, after: number): PlainRow => ({
  billingdate: day,
  costbefore: before,
  costafter: after,
  report_date: report,
});

const restatedDays = [
  restatedDay('2026-11-01', '2026-10-31', 11, 11.3),
  restatedDay('2026-11-02', '2026-10-31', 11.3, 11.1),
  restatedDay('2026-11-02', '2026-11-01', 0, 5.7),
];

export const viewRows: TableRows = {
  ou_breakdown: breakdown,
  cost_allocation: allocation,
  team_units: teamUnits,
  ou_forecast: forecasts,
  budgets,
  tag_coverage: coverage,
  restated_days: restatedDays,
  resource_metrics: resourceMetricRows,
  resource_costs: resourceCostRows,
  business_figures: [{ unit: 'orders', date: '2026-10-31', amount: 40 }],
  cost_recommendations: recommendationRows,
};
