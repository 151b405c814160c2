/** Which usage counts as what Savings Plans and reservations could cover: by service, usage type and charge type. */
import { expect, it } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { collect } from '../../src/queries/collect.ts';
import { regionCostsStatement } from '../../src/queries/day-detail-statements.ts';
import { type AllocationRow, allocationRelation } from '../support/allocation-rows.ts';
import { withDuckDb } from '../support/with-duckdb.ts';

const day = parseBillingDay('2026-11-02');

/** Charge type → amortized cost of usage that could be covered. */
async function coverable(rows: readonly Omit<AllocationRow, 'day' | 'target' | 'unblended'>[]) {
  const allocation = () =>
    allocationRelation(
      rows.map((row) => ({ ...row, day, target: 'unallocated', unblended: row.amortized ?? 1 })),
    );
  const statement = regionCostsStatement(
    { allocation },
    { reportDay: day, costMetric: 'unblended' },
  );
  const found = await withDuckDb((platform) => collect(platform, statement));
  const counted = found.filter(({ is_coverable: is }) => is === 1);
  return Object.fromEntries(counted.map((row) => [row.charge_type, row.amortized_cost]));
}

const ec2 = 'Amazon Elastic Compute Cloud';

it.each([
  [ec2, 'BoxUsage'],
  [ec2, 'EU-BoxUsage:m5.large'],
  [ec2, 'EUC1-DedicatedUsage:m5.large'],
  [ec2, 'UnusedBox:m5.large'],
  ['AmazonEC2', 'BoxUsage:t3.micro'],
  ['Amazon Elastic Container Service', 'EU-Fargate-vCPU-Hours:perCPU'],
  ['Amazon Elastic Kubernetes Service', 'Fargate-ARM-GB-Hours'],
  ['AWS Lambda', 'EU-Lambda-GB-Second-ARM'],
  ['Amazon Relational Database Service', 'EU-InstanceUsage:db.r6g.large'],
  ['Amazon Relational Database Service', 'EU-Multi-AZUsage:db.m5.large'],
  ['Amazon ElastiCache', 'EU-NodeUsage:cache.r6g.large'],
  ['Amazon OpenSearch Service', 'EU-ESInstance:r6g.large.search'],
  ['Amazon Redshift', 'EU-Node:ra3.xlplus'],
])('%s %s could be covered', async (service, usageType) => {
  expect(await coverable([{ service, usageType }])).toEqual({ Usage: 1 });
});

it.each([
  [ec2, 'EU-SpotUsage:m5.large'],
  [ec2, 'EU-EBS:VolumeUsage.gp3'],
  [ec2, 'EU-CPUCredits:t3'],
  ['Amazon Elastic MapReduce', 'EU-BoxUsage:m5.xlarge'],
  ['Amazon Elastic Container Service', 'EU-SpotUsage-Fargate-vCPU-Hours:perCPU'],
  ['Amazon Elastic Container Service', 'EU-Fargate-EphemeralStorage-GB-Hours'],
  ['AWS Lambda', 'EU-Request'],
  ['AWS Lambda', 'EU-Lambda-Edge-GB-Second'],
  ['Amazon Relational Database Service', 'EU-Aurora:ServerlessV2Usage'],
  ['Amazon Relational Database Service', 'EU-RDS:GP3-Storage'],
  ['Amazon OpenSearch Service', 'EU-ESInstance:ultrawarm1.medium.search'],
  ["Amazon' Redshift", "EU-Node:' or 1 = 1"],
])('%s %s could not', async (service, usageType) => {
  expect(await coverable([{ service, usageType }])).toEqual({});
});

it('counts usage only, by its charge type: not its discounts, refunds, fees and tax', async () => {
  const usage = { service: ec2, usageType: 'BoxUsage:m5.large' };
  const rows = [
    { chargeType: 'Usage', amortized: 8 },
    { chargeType: 'DiscountedUsage', amortized: 2 },
    { chargeType: 'SavingsPlanCoveredUsage', amortized: 4 },
    { chargeType: 'Usage/Usage-Based', amortized: 16 },
    ...['EdpDiscount', 'Refund', 'Credit', 'RIFee', 'SavingsPlanNegation', 'Tax'].map(
      (chargeType) => ({ chargeType, amortized: 99 }),
    ),
  ];
  expect(await coverable(rows.map((row) => ({ ...usage, ...row })))).toEqual({
    Usage: 8,
    DiscountedUsage: 2,
    SavingsPlanCoveredUsage: 4,
    'Usage/Usage-Based': 16,
  });
});
