/** The rows that `sql/sources/` makes of each kind of line, on small bills with nothing else. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBillingPeriod } from '../../src/domain/calendar/billing-day.ts';
import { type BillSource, billSources, sourceSqlFile } from '../../src/domain/costs/bill-source.ts';
import { lineSumsStatement } from '../../src/queries/line-sums-statement.ts';
import { readSql } from '../../src/sql/sql-files.ts';
import { sql } from '../../src/sql/sql-template.ts';
import { sourceColumns } from '../../src/tables/bill-columns.ts';
import {
  focusCharge,
  type Line,
  queryBill,
  usageLine,
  writeParquet,
} from '../platform/local/bill/hand-written-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const costs = `select unblended_cost, amortized_cost, net_unblended_cost, net_amortized_cost
  from cost_lines order by resource_id`;
const costsSchema = {
  unblended_cost: 'double',
  amortized_cost: 'double',
  net_unblended_cost: 'double',
  net_amortized_cost: 'double',
} as const;

const plan = {
  savings_plan_savings_plan_effective_cost: 5,
  savings_plan_net_savings_plan_effective_cost: 4,
  savings_plan_total_commitment_to_date: 9,
  savings_plan_used_commitment: 7,
};
const reservation = {
  reservation_reservation_a_r_n: 'arn:aws:ec2:reserved',
  reservation_effective_cost: 6,
  reservation_net_effective_cost: 3,
  reservation_unused_amortized_upfront_fee_for_billing_period: 20,
  reservation_unused_recurring_fee: 2,
  reservation_net_unused_amortized_upfront_fee_for_billing_period: 15,
  reservation_net_unused_recurring_fee: 1,
};
const net = { line_item_net_unblended_cost: 8 };
const refundOf = (text: string) => ({
  line_item_product_code: 'ComputeSavingsPlans',
  line_item_line_item_description: text,
});

/** line → [unblended, amortized, net unblended, net amortized] */
type Cost = number | null;

const amortization: [string, Line, [Cost, Cost, Cost, Cost]][] = [
  ['Usage', {}, [10, 10, 10, 10]],
  ['Usage', net, [10, 10, 8, 8]],
  ['SavingsPlanCoveredUsage', { ...plan, ...net }, [10, 5, 8, 4]],
  [
    'SavingsPlanCoveredUsage',
    { ...plan, savings_plan_net_savings_plan_effective_cost: null },
    [10, 5, 10, 5],
  ],
  ['SavingsPlanRecurringFee', plan, [10, 2, 10, 2]],
  ['SavingsPlanRecurringFee', { savings_plan_total_commitment_to_date: 9 }, [10, null, 10, null]],
  ['SavingsPlanCoveredUsage', net, [10, null, 8, null]],
  ['DiscountedUsage', net, [10, null, 8, null]],
  ['RIFee', net, [10, null, 8, null]],
  ['RIFee', { reservation_unused_recurring_fee: 2 }, [10, 2, 10, 2]],
  ['SavingsPlanNegation', { ...plan, ...net }, [10, 0, 8, 0]],
  ['SavingsPlanUpfrontFee', plan, [10, 0, 10, 0]],
  ['DiscountedUsage', { ...reservation, ...net }, [10, 6, 8, 3]],
  ['DiscountedUsage', { ...reservation, reservation_net_effective_cost: null }, [10, 6, 10, 6]],
  ['RIFee', reservation, [10, 22, 10, 16]],
  ['RIFee', { ...reservation, reservation_net_unused_recurring_fee: null }, [10, 22, 10, 17]],
  [
    'RIFee',
    { ...reservation, reservation_net_unused_amortized_upfront_fee_for_billing_period: null },
    [10, 22, 10, 21],
  ],
  ['Fee', reservation, [10, 0, 10, 0]],
  ['Fee', { ...reservation, reservation_reservation_a_r_n: '' }, [10, 10, 10, 10]],
  ['Fee', net, [10, 10, 8, 8]],
  ['Tax', {}, [10, 10, 10, 10]],
  ['Refund', { line_item_unblended_cost: -3, line_item_net_unblended_cost: -2 }, [-3, -3, -2, -2]],
  ['Refund', { savings_plan_savings_plan_a_r_n: 'arn:aws:savingsplans::1:x' }, [10, 0, 10, 0]],
  ['Refund', refundOf('Refund for one-time fee for Savings Plan ID: aaaa'), [10, 0, 10, 0]],
  ['Refund', refundOf('Returned Compute Savings Plans, 1 yr All Upfront'), [10, 0, 10, 0]],
  ['Refund', refundOf('Refund for recurring fee for Savings Plan ID: a'), [10, 0, 10, 0]],
  ['Refund', refundOf('Enterprise discount refund'), [10, 10, 10, 10]],
  ['Refund', refundOf('Enterprise discount refund for Savings Plans'), [10, 10, 10, 10]],
  ['Usage', refundOf('Refund for one-time fee for Savings Plan ID: aaaa'), [10, 10, 10, 10]],
  ['EdpDiscount', { line_item_unblended_cost: -1 }, [-1, -1, null, null]],
  ['EdpDiscount', { line_item_unblended_cost: -1, ...net }, [-1, -1, 8, 8]],
  ['Usage', { line_item_unblended_cost: null }, [0, 0, 0, 0]],
];

describe.each(['cur2', 'legacy'] as const)('cost lines of %s', (source) => {
  it('amortize each line item type as AWS does, with a separate fallback for each net cost', async () => {
    const lines = amortization.map(([type, line], index) =>
      usageLine({
        line_item_line_item_type: type,
        line_item_unblended_cost: 10,
        line_item_resource_id: String(index).padStart(3, '0'),
        ...line,
      }),
    );
    const rows = await readCosts(source, lines);
    expect(rows).toEqual(amortization.map(([, , expected]) => expected));
  });

  it('mark split-cost rows, and no others, as counting in no total', async () => {
    const path = await writeReport(source, [
      usageLine({ split_line_item_parent_resource_id: 'i-123', line_item_unblended_cost: 5 }),
      usageLine({ split_line_item_parent_resource_id: '', line_item_unblended_cost: 1 }),
      usageLine({ split_line_item_parent_resource_id: null, line_item_unblended_cost: 1 }),
    ]);
    const sql = 'select left_out, unblended_cost from cost_lines order by unblended_cost';
    const rows = await queryBill(path, sql, { left_out: 'string', unblended_cost: 'double' });
    expect(rows.map((row) => row['left_out'])).toEqual([null, null, 'split-cost']);
  });

  it('date each line by its usage, within its billing period', async () => {
    const dates = await datesOf(source, [
      usageLine({ line_item_usage_start_date: '2026-11-20 23:59:59' }),
      usageLine({ line_item_usage_start_date: '2026-09-30 00:00:00' }),
      usageLine({ line_item_usage_start_date: '2026-12-01 00:00:00' }),
      usageLine({ line_item_usage_start_date: null }),
    ]);
    expect(dates).toEqual(['2026-11-01', '2026-11-01', '2026-11-20', '2026-11-30']);
  });
});

describe('names of accounts, services and regions', () => {
  const named = `select usage_account_id, usage_account_name, service, region, invoice_id
    from cost_lines`;
  const schema = {
    usage_account_id: 'string',
    usage_account_name: 'string',
    service: 'string',
    region: 'string',
    invoice_id: 'string',
  } as const;
  const empty = { usage_account_name: null, region: null, invoice_id: '' };
  const account = '022233334444';

  it.each([
    [
      'cur2',
      { product: { product_name: 'Amazon EC2', region: 'eu-west-1' }, product_servicecode: 'x' },
      { service: 'Amazon EC2', region: 'eu-west-1' },
    ],
    [
      'cur2',
      {
        product: { product_name: '' },
        product_servicecode: 'AmazonS3',
        product_region_code: 'eu-west-1',
      },
      { service: 'AmazonS3', region: 'eu-west-1' },
    ],
    ['cur2', { product: null, product_servicecode: '' }, { service: 'AmazonEC2' }],
    ['cur2', { line_item_product_code: '' }, { service: 'Unknown' }],
    [
      'cur2',
      { line_item_usage_account_name: 'Prod', bill_invoice_id: '1234' },
      { service: 'AmazonEC2', usage_account_name: 'Prod', invoice_id: '1234' },
    ],
    [
      'cur2',
      { line_item_usage_account_name: '', line_item_usage_account_id: '' },
      { service: 'AmazonEC2', usage_account_id: '011122223333' },
    ],
    [
      'cur2',
      { line_item_usage_account_id: null, bill_payer_account_id: null },
      { service: 'AmazonEC2', usage_account_id: 'Unknown' },
    ],
    [
      'legacy',
      { product_product_name: 'Amazon EC2', product_region: 'eu-west-1' },
      { service: 'Amazon EC2', region: 'eu-west-1' },
    ],
    ['legacy', { product_product_name: '' }, { service: 'AmazonEC2' }],
    ['legacy', { line_item_product_code: null }, { service: 'Unknown' }],
  ] as [BillSource, Line, Line][])('%s of %j are %j', async (source, line, expected) => {
    const path = join(tempFolder(), 'bill.parquet');
    // A column that only CUR 2.0 has distinguishes the two reports.
    const marked = source === 'cur2' ? { line_item_usage_account_name: null, ...line } : line;
    await writeParquet(path, source, [usageLine(marked)]);
    const rows = await queryBill(path, named, schema);
    expect(rows).toEqual([{ usage_account_id: account, ...empty, ...expected }]);
  });

  it.each([
    [{ servicename: '' }, { service: 'Unknown' }],
    [
      { subaccountid: null, subaccountname: 'x' },
      { usage_account_id: '011122223333', usage_account_name: 'x' },
    ],
    [
      { regionid: 'eu-west-1', invoiceid: 'INV' },
      { region: 'eu-west-1', invoice_id: 'INV' },
    ],
  ] as [Line, Line][])('focus of %j are %j', async (line, expected) => {
    const path = join(tempFolder(), 'bill.parquet');
    await writeParquet(path, 'focus', [focusCharge(line)]);
    const rows = await queryBill(path, named, schema);
    const service = 'Amazon Elastic Compute Cloud';
    expect(rows).toEqual([{ usage_account_id: account, service, ...empty, ...expected }]);
  });
});

describe('cost lines of focus', () => {
  it('use billed cost as unblended and effective cost as amortized, gross and net', async () => {
    const path = join(tempFolder(), 'bill.parquet');
    await writeParquet(path, 'focus', [focusCharge({ billedcost: 3, effectivecost: 2 })]);
    const [row] = await queryBill(path, costs, costsSchema);
    expect(Object.values(row ?? {})).toEqual([3, 2, 3, 2]);
  });

  it.each([
    [{ providername: 'AWS' }, null],
    [{ providername: 'aws' }, null],
    [{ providername: 'Amazon Web Services' }, null],
    [{ providername: 'amazon web services, inc.' }, null],
    [{ providername: '' }, null],
    [{ providername: null, invoiceissuername: 'AWS' }, null],
    [{ providername: 'AWS', invoiceissuername: 'A Reseller' }, null],
    [{ providername: 'Datadog', invoiceissuername: 'Amazon Web Services, Inc.' }, null],
    [{ providername: 'AWS EMEA SARL' }, null],
    [{ providername: ' AWS Marketplace ' }, null],
    [{ providername: 'Datadog', invoiceissuername: 'AWS India' }, null],
    [{ providername: 'AWSome Ltd' }, 'other-provider'],
    [{ providername: 'Microsoft' }, 'other-provider'],
    [{ providername: 'Microsoft', invoiceissuername: 'Microsoft' }, 'other-provider'],
    [{ providername: '', invoiceissuername: 'Google Cloud' }, 'other-provider'],
    [{ providername: '', serviceprovidername: 'AWS' }, null],
    [{ providername: '', serviceprovidername: 'Oracle' }, 'other-provider'],
    [{ providername: '', hostprovidername: 'AWS' }, null],
    [{ providername: '', serviceprovidername: 'Datadog', invoiceissuername: 'AWS' }, null],
  ] as [Line, string | null][])(
    'of %j have the reason why they are left out: %j',
    async (line, expected) => {
      const path = join(tempFolder(), 'bill.parquet');
      // A second line, because a bill must not be empty.
      await writeParquet(path, 'focus', [
        focusCharge({ resourceid: 'x', ...line }),
        focusCharge({}),
      ]);
      const sql = "select left_out from cost_lines where resource_id = 'x'";
      expect(await queryBill(path, sql, { left_out: 'string' })).toEqual([{ left_out: expected }]);
    },
  );

  it('are read from FOCUS 1.3, which has no provider name', async () => {
    const path = join(tempFolder(), 'bill.parquet');
    const { providername: _, ...charge } = focusCharge({ serviceprovidername: 'AWS' });
    await writeParquet(path, 'focus', [charge]);
    const sql = 'select left_out from cost_lines';
    expect(await queryBill(path, sql, { left_out: 'string' })).toEqual([{ left_out: null }]);
  });

  it('date each charge within its billing period', async () => {
    const path = join(tempFolder(), 'bill.parquet');
    await writeParquet(path, 'focus', [
      focusCharge({ chargeperiodstart: '2026-10-31 00:00:00' }),
      focusCharge({ chargeperiodstart: '2026-12-24 00:00:00' }),
    ]);
    const rows = await queryBill(path, 'select billing_date from cost_lines order by 1', {
      billing_date: 'date',
    });
    expect(rows.map((row) => row['billing_date'])).toEqual(['2026-11-01', '2026-11-30']);
  });
});

describe('tags of CUR 2.0', () => {
  const columns = { tags: 'string', are_account_tags_known: 'string' } as const;
  const sql = `select cast(map_entries(tags) as varchar) as tags,
    cast(are_account_tags_known as varchar) as are_account_tags_known from cost_lines`;
  const resource = { user_team: 'shop', user_cost_center: '7' };
  const all = {
    'resourceTags/user:Team': 'shop',
    'resourceTags/user:CostCenter': '7',
    'accountTag/team': 'retail',
  };
  const ofAccount = { 'accountTag/team': 'retail' };

  it.each([
    ['both columns: the resource is counted once', { resource_tags: resource, tags: all }, all],
    [
      'resource tags only in resource_tags, account tags in tags',
      { resource_tags: resource, tags: ofAccount },
      { ...resource, ...ofAccount },
    ],
    ['tags alone', { tags: all }, all],
    ['tags, and no tag of the resource', { resource_tags: {}, tags: ofAccount }, ofAccount],
    ['resource_tags, and an empty map', { resource_tags: resource, tags: {} }, resource],
    ['no tags at all', { resource_tags: null, tags: {} }, null],
  ] as [string, Line, Record<string, string> | null][])('of %s', async (_, line, expected) => {
    expect(await tagsOf(line)).toEqual({ tags: expected, are_account_tags_known: 'true' });
  });

  it.each([[{ resource_tags: resource }], [{ resource_tags: resource, tags: null }]] as [Line][])(
    'of a file or a line without AWS’s column of account tags: those are unknown (%j)',
    async (line) => {
      expect(await tagsOf(line)).toEqual({ tags: resource, are_account_tags_known: 'false' });
    },
  );

  async function tagsOf(line: Line) {
    const path = join(tempFolder(), 'bill.parquet');
    await writeParquet(path, 'cur2', [usageLine({ product: null, ...line })]);
    const [row] = await queryBill(path, sql, columns, 'cur2');
    return { ...row, tags: entriesOf(row?.['tags']) };
  }

  /** "[{'key': a, 'value': b}]" as an object; null stays null. */
  function entriesOf(text: unknown) {
    if (text === null) return null;
    const found = String(text).matchAll(/'key': '?([^,']*)'?, 'value': '?([^}']*)'?\}/g);
    return Object.fromEntries([...found].map(([, key, value]) => [key, value]));
  }
});

describe('the charge type', () => {
  const chargeTypes = async (path: string, source: BillSource) => {
    const schema = { charge_type: 'string' } as const;
    const rows = await queryBill(path, 'select charge_type from cost_lines', schema, source);
    return rows.map((row) => row['charge_type']);
  };

  it.each(['cur2', 'legacy'] as const)('is the line item type in %s', async (source) => {
    const path = await writeReport(source, [usageLine({ line_item_line_item_type: 'RIFee' })]);
    expect(await chargeTypes(path, source)).toEqual(['RIFee']);
  });

  it.each([
    [{ chargefrequency: 'Usage-Based' }, 'Usage/Usage-Based'],
    [{ chargecategory: 'Purchase', chargefrequency: 'Recurring' }, 'Purchase/Recurring'],
    [{ chargecategory: 'Tax', chargefrequency: 'One-Time', chargeclass: null }, 'Tax/One-Time'],
    [{ chargefrequency: 'Usage-Based', chargeclass: 'Correction' }, 'Usage/Usage-Based/Correction'],
    [{ chargefrequency: '' }, 'Usage'],
    [{ chargefrequency: null, chargeclass: 'Correction' }, 'Usage/Correction'],
    [{}, 'Usage'],
    [{ chargecategory: null, chargefrequency: 'Recurring' }, null],
  ] as [Line, string | null][])(
    'is category and frequency in FOCUS: of %j it is %j',
    async (line, expected) => {
      const path = join(tempFolder(), 'bill.parquet');
      await writeParquet(path, 'focus', [focusCharge(line)]);
      expect(await chargeTypes(path, 'focus')).toEqual([expected]);
    },
  );
});

describe('the hours of a day', () => {
  const hoursOf = async (source: BillSource, start: string, end: string | null, type = 'Usage') => {
    const line =
      source === 'focus'
        ? focusCharge({ chargeperiodstart: start, chargeperiodend: end, chargecategory: type })
        : usageLine({
            line_item_usage_start_date: start,
            line_item_usage_end_date: end,
            line_item_line_item_type: type,
          });
    const path = await writeReport(source, [line]);
    const bill = { costLines: sql`(select * from cost_lines)` };
    const window = { periods: [parseBillingPeriod('2026-11')] };
    const sums = lineSumsStatement(bill, { window, costMetric: 'unblended' });
    const hours = `select latest_hour from (${sums})`;
    const [row] = await queryBill(path, hours, { latest_hour: 'integer' }, source);
    return row?.['latest_hour'];
  };

  it.each(billSources)('of %s are those of lines of an hour or less', async (source) => {
    const day = '2026-11-20';
    expect(await hoursOf(source, `${day} 14:00:00`, `${day} 15:00:00`)).toBe(15);
    expect(await hoursOf(source, `${day} 00:00:00`, `${day} 01:00:00`)).toBe(1);
    expect(await hoursOf(source, `${day} 23:00:00`, '2026-11-21 00:00:00')).toBe(24);
    expect(await hoursOf(source, `${day} 14:10:00`, `${day} 14:59:59`)).toBe(15);
    expect(await hoursOf(source, `${day} 00:00:00`, '2026-11-21 00:00:00')).toBeNull();
    expect(await hoursOf(source, `${day} 14:00:00`, `${day} 14:00:00`)).toBeNull();
    expect(await hoursOf(source, `${day} 14:00:00`, null)).toBeNull();
    expect(await hoursOf(source, `${day} 14:00:00`, `${day} 15:00:00`, 'Fee')).toBeNull();
  });

  it.each(billSources)(
    'of %s are not those of a line that counts on another day',
    async (source) => {
      expect(await hoursOf(source, '2026-10-30 14:00:00', '2026-10-30 15:00:00')).toBeNull();
    },
  );

  it.each(billSources)('of %s are unknown if the export has no end', async (source) => {
    const line = source === 'focus' ? focusCharge({}) : usageLine({});
    const path = await writeReport(source, [line]);
    const ends = 'select usage_end_at from cost_lines';
    const [row] = await queryBill(path, `select count(usage_end_at) as ends from (${ends})`, {
      ends: 'integer',
    });
    expect(row).toEqual({ ends: 0 });
  });
});

describe('the column lists', () => {
  it.each(billSources)('of %s equal the columns that its SQL reads', (source) => {
    const sql = readSql(sourceSqlFile(source)).replace(/--[^\n]*/g, '');
    const period = source === 'focus' ? 'billingperiodstart' : 'bill_billing_period_start_date';
    const read = Object.keys(sourceColumns[source]).filter((column) => column !== period);
    expect(read.filter((column) => !new RegExp(`\\b${column}\\b`).test(sql))).toEqual([]);
  });
});

async function readCosts(source: BillSource, lines: readonly Line[]) {
  const path = await writeReport(source, lines);
  const rows = await queryBill(path, costs, costsSchema, source);
  return rows.map((row) => Object.values(row));
}

async function datesOf(source: BillSource, lines: readonly Line[]) {
  const path = await writeReport(source, lines);
  const schema = { billing_date: 'date' } as const;
  const rows = await queryBill(path, 'select billing_date from cost_lines order by 1', schema);
  return rows.map((row) => row['billing_date']);
}

function writeReport(source: BillSource, lines: readonly Line[]) {
  const path = join(tempFolder(), 'bill.parquet');
  // A column that only CUR 2.0 has distinguishes the two reports.
  const marked = source === 'cur2' ? lines.map((line) => ({ ...line, product: null })) : lines;
  return writeParquet(path, source, marked);
}

describe('the period of a line without a billing period', () => {
  const periodOf = async (source: BillSource, line: Line) => {
    const path = join(tempFolder(), 'BILLING_PERIOD=2026-10/a.parquet');
    await writeParquet(path, source, [line]);
    const sql = 'select line_period, billing_date from cost_lines';
    const [row] = await queryBill(
      path,
      sql,
      { line_period: 'string', billing_date: 'date' },
      source,
    );
    return row?.['line_period'];
  };
  const blank = { bill_billing_period_start_date: null };
  const lastHour = { line_item_usage_start_date: '2026-10-31 23:00:00' };

  it.each(['cur2', 'legacy'] as const)(
    'is that of the usage date of usage in %s',
    async (source) => {
      for (const type of ['Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage']) {
        const line = usageLine({ ...blank, line_item_line_item_type: type });
        expect(await periodOf(source, line)).toBe('2026-11');
        expect(await periodOf(source, { ...line, ...lastHour })).toBe('2026-10');
        expect(
          await periodOf(source, { ...line, bill_billing_period_start_date: '2026-10-01' }),
        ).toBe('2026-10');
      }
      for (const type of ['Refund', 'Credit', 'Fee', 'Tax', 'RIFee']) {
        const line = usageLine({ ...blank, line_item_line_item_type: type });
        expect(await periodOf(source, line)).toBeNull();
      }
    },
  );

  it('is that of the charge date of usage in FOCUS', async () => {
    const line = focusCharge({ billingperiodstart: null });
    expect(await periodOf('focus', line)).toBe('2026-11');
    expect(await periodOf('focus', { ...line, chargecategory: 'Credit' })).toBeNull();
  });
});
