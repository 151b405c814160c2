/**
 * Rows of the tables that `unit_costs` reads, with everything that it could get wrong: usage of several owners, credits,
 * types of instances that nobody knows, storage of other services, metrics with a part missing, figures that are doubled,
 * late, zero, or named as a unit of the bill. As plain objects by the names of Glue, for every engine.
 */
import { parseBillingDay, partsOf } from '../../../src/domain/calendar/billing-day.ts';
import { hostileUnit, type PlainRow, type TableRows } from './view-rows.ts';

const account = '000000000001';

function line(day: string, usageType: string, used: number, more: PlainRow): PlainRow {
  const { year, month, day: number } = partsOf(parseBillingDay(day));
  return {
    billingdate: day,
    year,
    month,
    day: number,
    ou: 'Root/A',
    linkedaccount: account,
    service: 'Amazon Elastic Compute Cloud - Compute',
    region: 'eu-central-1',
    operation: 'RunInstances:0002',
    usagetype: usageType,
    chargetype: 'Usage',
    target: 'team/retail',
    ruleid: '',
    application: 'shop',
    environment: '',
    netunblendedcost: null,
    netamortizedcost: null,
    usageamount: used,
    linecount: 1,
    uninvoicedcost: 0,
    ...more,
  };
}

const cost = (unblended: number, amortized: number | null = unblended): PlainRow => ({
  unblendedcost: unblended,
  amortizedcost: amortized,
});

const s3 = { service: 'Amazon Simple Storage Service', operation: 'StandardStorage' };
const first = '2026-11-01';

const lines = [
  // Before the first figure of the business, and a type without a colon.
  line('2026-10-31', 'EUC1-BoxUsage', 24, cost(3)),
  // 24 hours of 4 vCPUs, of which a Savings Plan pays one part: the negation uses nothing again.
  line(first, 'EUC1-BoxUsage:m5.xlarge', 24, cost(4.8, 3.6)),
  line(first, 'EUC1-BoxUsage:m5.xlarge', 24, { ...cost(-1, 0), chargetype: 'SavingsPlanNegation' }),
  line(first, 'BoxUsage:c4.8xlarge', 1, {
    ...cost(2, 1),
    chargetype: 'SavingsPlanCoveredUsage',
    application: '',
  }),
  line(first, 'SpotUsage:t2.micro', 2, { ...cost(0.2), chargetype: 'DiscountedUsage' }),
  line(first, 'SpotUsage:m5.large', 10, {
    ...cost(0.4, null),
    chargetype: 'Usage/Usage-Based',
    target: 'team/data',
    application: hostileUnit,
  }),
  // Nobody knows how many vCPUs these have.
  line(first, 'USE1-BoxUsage:zz9.metal', 1, { ...cost(7, 6), target: 'pool/platform' }),
  line(first, 'USE1-BoxUsage:hpc9.48xlarge', 1, { ...cost(3, 2), target: 'pool/platform' }),
  // Not hours of an instance.
  line(first, 'BoxUsage:m5.large', 9, { ...cost(0.5), service: 'Amazon EMR', operation: '' }),
  line(first, 'EUC1-HostBoxUsage:m5.large', 24, cost(0)),
  line(first, 'EUC1-TimedStorage-ByteHrs', 2, { ...cost(0.05), ...s3 }),
  line(first, 'TimedStorage-SIA-ByteHrs', 1, { ...cost(0.0125), ...s3, service: 'AmazonS3' }),
  line(first, 'EUC1-TimedStorage-ByteHrs', 50, {
    ...cost(5),
    ...s3,
    service: 'Amazon EC2 Container Registry (ECR)',
  }),
  // Without a figure; closed; doubled; with more credits than costs.
  line('2026-11-02', 'Tax', 0, { ...cost(2), chargetype: 'Tax', target: 'pool/tax' }),
  line('2026-11-03', 'Tax', 0, { ...cost(4), chargetype: 'Tax', target: 'pool/tax' }),
  line('2026-11-04', 'Tax', 0, { ...cost(8), chargetype: 'Tax', target: 'pool/tax' }),
  line('2026-11-05', 'Tax', 0, { ...cost(-5), chargetype: 'Credit', target: 'unallocated' }),
];

const figure = (unit: string, date: string, amount: number): PlainRow => ({ unit, date, amount });

const figures = [
  figure('orders', '2026-11-05', 50),
  figure('orders', first, 100),
  figure('orders', '2026-11-03', 0),
  figure('orders', '2026-11-04', 5),
  figure('orders', '2026-11-04', 6),
  figure('ec2-vcpu-hours', '2026-11-05', 7),
  // A line that an editor left.
  figure('', '', 0),
  // A day that is not archived.
  figure('orders', '2026-12-24', 9),
];

function metric(kind: string, id: string, name: string, more: PlainRow): PlainRow {
  return {
    billingdate: first,
    usage_date: first,
    linkedaccount: account,
    region: 'eu-central-1',
    resourceid: id,
    resourcekind: kind,
    metric: name,
    dimension: '',
    state: 'complete',
    unit: 'Count',
    average: null,
    minimum: null,
    maximum: null,
    sum: null,
    p95: null,
    samples: 24,
    ...more,
  };
}

const gb = 1_073_741_824;
const none = { state: 'none', samples: 0 };
const partial = { state: 'partial', samples: null };

const bucketSize = (id: string, storageType: string, more: PlainRow) =>
  metric('s3-bucket', id, 'BucketSizeBytes', { dimension: `StorageType=${storageType}`, ...more });

const metrics = [
  metric('nat-gateway', 'nat-shared', 'BytesOutToDestination', { sum: 2 * gb, average: 1 }),
  metric('nat-gateway', 'nat-shared', 'BytesInFromDestination', { sum: 4 * gb, average: 1 }),
  metric('nat-gateway', 'nat-shared', 'ActiveConnectionCount', { maximum: 7, sum: 7 }),
  metric('nat-gateway', 'nat-half', 'BytesOutToDestination', { sum: gb }),
  metric('nat-gateway', 'nat-half', 'BytesInFromDestination', none),
  metric('nat-gateway', 'nat-partial', 'BytesOutToDestination', { sum: gb }),
  metric('nat-gateway', 'nat-partial', 'BytesInFromDestination', partial),
  metric('nat-gateway', 'nat-without-cost', 'BytesOutToDestination', { sum: gb }),
  metric('nat-gateway', 'nat-without-cost', 'BytesInFromDestination', { sum: gb }),
  bucketSize('logs', 'StandardStorage', { average: 3 * gb, sum: 9 }),
  bucketSize('logs', 'StandardIAStorage', { average: 1.5 * gb, sum: 9 }),
  bucketSize('logs', 'IntelligentTieringFAStorage', none),
  bucketSize('half', 'StandardStorage', { average: 3 * gb }),
  bucketSize('half', 'StandardIAStorage', { state: 'inaccessible', samples: null }),
  bucketSize('archive', 'StandardStorage', none),
  bucketSize('archive', 'StandardIAStorage', none),
  metric('lambda-function', 'f-idle', 'Invocations', none),
  metric('lambda-function', 'f-credited', 'Invocations', { sum: 10 }),
];

function resource(kind: string, id: string, more: PlainRow): PlainRow {
  return {
    billingdate: first,
    usage_date: first,
    linkedaccount: account,
    region: 'eu-central-1',
    resourceid: id,
    resourcekind: kind,
    ou: 'Root/A',
    service: 'Amazon EC2',
    target: 'team/retail',
    application: 'shop',
    linecount: 1,
    ...more,
  };
}

const resources = [
  // Two pay for it, three to one; a credit pays nothing.
  resource('nat-gateway', 'nat-shared', cost(2, 1)),
  resource('nat-gateway', 'nat-shared', { ...cost(1, 0.5), application: '' }),
  resource('nat-gateway', 'nat-shared', { ...cost(1, 1), target: 'team/data' }),
  resource('nat-gateway', 'nat-shared', { ...cost(-0.5, null), target: 'unallocated' }),
  resource('nat-gateway', 'nat-half', cost(1.5)),
  resource('nat-gateway', 'nat-partial', cost(0.25)),
  resource('nat-gateway', 'nat-never-asked', cost(0.5)),
  resource('s3-bucket', 'logs', cost(0.3)),
  resource('s3-bucket', 'half', cost(0.1)),
  resource('s3-bucket', 'archive', cost(0.2)),
  resource('lambda-function', 'f-idle', { ...cost(0.7), target: 'team/data' }),
  // Only credits: its use is of the first owner by name.
  resource('lambda-function', 'f-credited', { ...cost(-0.2), target: 'team/retail' }),
  resource('lambda-function', 'f-credited', { ...cost(-0.1), target: 'team/data' }),
  // Without a unit.
  resource('ec2-instance', 'i-1', cost(9)),
  resource('', 'others', { ...cost(99), target: '', application: '', ou: '', linkedaccount: '' }),
];

export const unitCostRows: TableRows = {
  cost_allocation: lines,
  resource_costs: resources,
  resource_metrics: metrics,
  business_figures: figures,
};
