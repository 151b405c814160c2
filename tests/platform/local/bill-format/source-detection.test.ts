/** Column names as Athena writes them, and kinds of bill recognized by their columns. */
import { describe, expect, it } from 'vitest';
import {
  detectSource,
  normalizeColumn,
} from '../../../../src/platform/local/bill-format/source-detection.ts';

describe('a column name', () => {
  it.each([
    ['lineItem/UsageAccountId', 'line_item_usage_account_id'],
    ['lineItem/UnblendedCost', 'line_item_unblended_cost'],
    ['reservation/ReservationARN', 'reservation_reservation_a_r_n'],
    ['savingsPlan/SavingsPlanEffectiveCost', 'savings_plan_savings_plan_effective_cost'],
    ['product/ProductName', 'product_product_name'],
    ['resourceTags/user:CostCenter', 'resource_tags_user_cost_center'],
    ['resourceTags/aws:ec2spot:fleet-request-id', 'resource_tags_aws_ec2spot_fleet_request_id'],
    ['resourceTags/user:Équipe', 'resource_tags_user_quipe'],
    ['line_item_usage_account_id', 'line_item_usage_account_id'],
    ['BilledCost', 'billedcost'],
    ['x_UsageType', 'x_usagetype'],
  ])('%s is %s', (written, expected) => {
    expect(normalizeColumn(written)).toBe(expected);
  });
});

describe('a bill', () => {
  const report = [
    'line_item_line_item_type',
    'line_item_unblended_cost',
    'line_item_usage_account_id',
    'line_item_usage_start_date',
  ];
  const focus = [
    'billedcost',
    'chargeperiodstart',
    'effectivecost',
    'providername',
    'subaccountid',
  ];

  it.each([
    ['legacy', report],
    ['legacy', [...report, 'product_product_name', 'product_servicecode']],
    ['cur2', [...report, 'product_servicecode', 'product_region_code']],
    ['cur2', [...report, 'line_item_usage_account_name']],
    ['cur2', [...report, 'product']],
    ['cur2', [...report, 'cost_category', 'resource_tags']],
    ['legacy', [...report, 'cost_category_team', 'resource_tags_user_name', 'product_region']],
    ['focus', focus],
  ] as const)('is %s by the columns %j', (source, columns) => {
    expect(detectSource(new Set(columns), undefined, 'a.csv')).toBe(source);
    expect(detectSource(new Set(columns), source, 'a.csv')).toBe(source);
  });

  it('whose columns fit both usage reports is the wanted one', () => {
    const columns = new Set([...report, 'product_servicecode']);
    expect(detectSource(columns, 'legacy', 'a.csv')).toBe('legacy');
    expect(detectSource(new Set(report), 'cur2', 'a.csv')).toBe('cur2');
    expect(() => detectSource(columns, 'focus', 'a.csv')).toThrow(/looks like CUR 2.0/);
  });
});
