/**
 * Costs and use of resources for the view `resource_efficiency`, with everything that its rules could get wrong: limits
 * reached exactly, a day that is not known, owners that change, kinds without a rule. As plain objects by the names of
 * Glue.
 */
import { addDays, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { PlainRow } from './view-rows.ts';

const newest = parseBillingDay('2026-11-02');
const account = '000000000001';
const unit = `Root/O'Neil "x", Ltd; drop table t--`;

/** 0 is the newest day. */
const dayAt = (back: number): string => addDays(newest, -back);
const backs = (days: number): readonly number[] => Array.from({ length: days }, (_, back) => back);

interface Use {
  readonly [metric: string]: number | null | PlainRow;
}

/** Null: CloudWatch has no point. The figures of other days are in `except`, by how many days ago they are. */
function used(
  kind: string,
  id: string,
  use: Use,
  days = 14,
  except: Readonly<Record<number, Use>> = {},
): readonly PlainRow[] {
  return backs(days).flatMap((back) =>
    Object.entries({ ...use, ...except[back] }).map(([metric, value]) =>
      metricRow(kind, id, metric, value, dayAt(back)),
    ),
  );
}

function metricRow(
  kind: string,
  id: string,
  metric: string,
  value: number | null | PlainRow,
  day: string,
): PlainRow {
  const figures =
    typeof value === 'number' ? { average: value, minimum: value, maximum: value, sum: value } : {};
  return {
    billingdate: day,
    usage_date: day,
    linkedaccount: account,
    region: 'eu-central-1',
    resourceid: id,
    resourcekind: kind,
    metric,
    dimension: '',
    state: value === null ? 'none' : 'complete',
    unit: 'Count',
    average: null,
    minimum: null,
    maximum: null,
    sum: null,
    p95: null,
    samples: value === null ? 0 : 24,
    ...figures,
    ...(typeof value === 'object' ? value : {}),
  };
}

/** Of the newest 14 days, 1.2 each, and one day before them. */
function cost(kind: string, id: string, more: PlainRow = {}, days = 15): readonly PlainRow[] {
  return backs(days).map((back) => ({
    billingdate: dayAt(back),
    usage_date: dayAt(back),
    linkedaccount: account,
    region: 'eu-central-1',
    resourceid: id,
    resourcekind: kind,
    ou: 'Root/A',
    service: 'Amazon EC2',
    target: 'team/retail',
    unblendedcost: 1.2,
    amortizedcost: 2.4,
    linecount: 1,
    ...more,
  }));
}

const partial = { state: 'partial', samples: null };
const quiet = { CPUUtilization: 2, NetworkIn: 1e6, NetworkOut: 2e6 };
const small = { CPUUtilization: 40, mem_used_percent: 40, NetworkIn: 1.4e8, NetworkOut: 1e8 };
const volume = {
  VolumeReadOps: null,
  VolumeWriteOps: null,
  VolumeReadBytes: null,
  VolumeWriteBytes: null,
};
const attached = { VolumeReadOps: 0, VolumeWriteOps: 0 };
const table = { ConsumedReadCapacityUnits: null, ConsumedWriteCapacityUnits: null };

export const resourceMetricRows: readonly PlainRow[] = [
  ...used('ec2-instance', 'i-idle', quiet),
  // Exactly the limit of its network; busy only before the newest 32 days.
  ...used('ec2-instance', 'i-network', { ...quiet, NetworkIn: 3e6 }, 33, {
    32: { CPUUtilization: 99 },
  }),
  ...used('ec2-instance', 'i-once-a-month', quiet, 32, { 31: { CPUUtilization: 5 } }),
  // A day without the sum of its network: enough for the size, not for idle.
  ...used('ec2-instance', 'i-large', small, 14, {
    4: { NetworkIn: { average: 1e5, maximum: 1.4e8 } },
  }),
  ...used('ec2-instance', 'i-large-but-for-a-peak', small, 14, { 3: { mem_used_percent: 40.5 } }),
  ...used('ec2-instance', 'i-partial', quiet, 14, { 5: { CPUUtilization: partial } }),
  ...used('ec2-instance', 'i-busy-and-partial', small, 14, { 5: { NetworkIn: partial } }),
  ...used('ec2-instance', 'i-without-cost', quiet),
  ...used('application-load-balancer', 'alb-no-request', { RequestCount: null }),
  ...used('application-load-balancer', 'alb-one-busy-day', { RequestCount: 99 }, 14, {
    2: { RequestCount: 100 },
    9: { RequestCount: partial },
  }),
  ...used('ebs-volume', 'vol-unattached', volume, 32),
  ...used('ebs-volume', 'vol-for-a-month', volume, 31),
  ...used('ebs-volume', 'vol-busy', { ...volume, VolumeReadOps: 1 }, 32),
  ...used('ebs-volume', 'vol-quiet-and-partial', { ...volume, ...attached }, 32, {
    1: { VolumeReadOps: partial },
  }),
  ...used('ebs-volume', 'vol-refused', { VolumeReadOps: { state: 'inaccessible', samples: null } }),
  ...used('rds-instance', 'db-replica', { DatabaseConnections: 0, ReadIOPS: 0.4, WriteIOPS: 0.6 }),
  ...used('rds-instance', 'db-quiet', {
    DatabaseConnections: 0,
    ReadIOPS: { average: 0.4, maximum: 50, sum: 50 },
    WriteIOPS: 0.5,
  }),
  ...used('dynamodb-table', 'table-on-demand', { ...table, ProvisionedReadCapacityUnits: null }),
  ...used('dynamodb-table', 'table-provisioned', { ...table, ProvisionedReadCapacityUnits: 5 }),
  ...used('s3-bucket', 'logs', { NumberOfObjects: 7 }),
];

export const resourceCostRows: readonly PlainRow[] = [
  ...cost('ec2-instance', 'i-idle', { target: 'team/retail', ou: unit }).slice(1),
  // Its owner of the newest day, by most of the cost: a commitment covers it, so that its own use costs nothing unblended.
  ...cost('ec2-instance', 'i-idle', { target: 'pool/platform', ou: unit, unblendedcost: 0 }, 1),
  ...cost('ec2-instance', 'i-idle', { ou: 'Root/B', unblendedcost: 1.2, amortizedcost: 0 }, 1),
  ...cost('ec2-instance', 'i-network', { region: '' }),
  ...cost('ec2-instance', 'i-once-a-month'),
  ...cost('ec2-instance', 'i-large'),
  ...cost('ec2-instance', 'i-large-but-for-a-peak'),
  ...cost('ec2-instance', 'i-partial'),
  ...cost('ec2-instance', 'i-busy-and-partial'),
  ...cost('ec2-instance', 'i-never-measured'),
  ...cost('application-load-balancer', 'alb-no-request').slice(1),
  // A part of its amortized cost is unknown: the unblended one says whose most of it is.
  ...cost(
    'application-load-balancer',
    'alb-no-request',
    { unblendedcost: 1, amortizedcost: null },
    1,
  ),
  ...cost(
    'application-load-balancer',
    'alb-no-request',
    { target: 'pool/network', unblendedcost: 0.2, amortizedcost: 0.2 },
    1,
  ),
  ...cost('application-load-balancer', 'alb-one-busy-day'),
  ...cost('ebs-volume', 'vol-unattached'),
  ...cost('ebs-volume', 'vol-for-a-month'),
  ...cost('ebs-volume', 'vol-busy'),
  ...cost('ebs-volume', 'vol-quiet-and-partial'),
  ...cost('ebs-volume', 'vol-refused', { unblendedcost: -1.2, amortizedcost: -2.4 }),
  ...cost('rds-instance', 'db-replica'),
  ...cost('rds-instance', 'db-quiet'),
  ...cost('dynamodb-table', 'table-on-demand'),
  ...cost('dynamodb-table', 'table-provisioned'),
  ...cost('s3-bucket', 'logs', { service: 'Amazon S3' }),
  ...cost('', 'others', { linkedaccount: '', ou: '', target: '', service: '', region: '' }),
  // A day without metrics.
  ...cost('ec2-instance', 'i-large', { billingdate: '2026-11-03', usage_date: '2026-11-03' }, 1),
];

const recommended = (kind: string, id: string, more: PlainRow = {}): PlainRow => ({
  exportdate: '2026-11-03',
  export_date: '2026-11-03',
  linkedaccount: account,
  ou: unit,
  region: 'eu-central-1',
  resourcekind: kind,
  resourceid: id,
  resourcearn: `arn:aws:ec2:eu-central-1:${account}:x/${id}`,
  resourcetype: 'Ec2Instance',
  action: 'Rightsize',
  standing: 'first',
  countedsavings: 20,
  monthlysavings: 20,
  savingsbasis: 'after discount',
  monthlycost: 100,
  currency: 'USD',
  source: 'ComputeOptimizer',
  currentresource: 'm5.xlarge',
  recommendedresource: 'm5.large',
  effort: 'Low',
  restartneeded: 'true',
  rollbackpossible: '',
  lookbackdays: 14,
  refreshedat: '2026-11-03T04:05:06.000Z',
  recommendationid: `${kind}/${id}`,
  ...more,
});
const saving = (amount: number): PlainRow => ({ monthlysavings: amount, countedsavings: amount });
const dayBefore = { exportdate: '2026-11-02', export_date: '2026-11-02', ...saving(3) };

/** AWS's own recommendations: of two days, for one resource each of what could be counted twice. */
export const recommendationRows: readonly PlainRow[] = [
  recommended('ec2-instance', 'i-idle', {
    action: 'Stop',
    ...saving(50),
    source: `O'Neil "x"; --`,
  }),
  recommended('ec2-instance', 'i-idle', { standing: 'alternative', countedsavings: null }),
  recommended('ec2-instance', 'i-large', saving(72)),
  recommended('ec2-instance', 'i-never-measured', { recommendedresource: unit }),
  recommended('ec2-instance', 'i-once-a-month', { action: 'Stop', ...saving(60) }),
  recommended('ebs-volume', 'vol-busy', { action: 'Delete', ...saving(60) }),
  recommended('ec2-instance', 'i-large-but-for-a-peak', { action: 'MigrateToGraviton' }),
  // More than the resource costs.
  recommended('ec2-instance', 'i-partial', { action: 'Stop', ...saving(500) }),
  recommended('s3-bucket', 'logs', { currency: 'CNY', countedsavings: null, monthlysavings: null }),
  recommended('ebs-volume', 'vol-refused', saving(5)),
  // Of another account, of another kind, of the day before, and of nothing here.
  recommended('ec2-instance', 'i-network', { linkedaccount: '000000000002' }),
  recommended('ebs-volume', 'i-network', saving(7)),
  recommended('ec2-instance', 'i-never-measured', dayBefore),
  recommended('ec2-instance', 'i-busy-and-partial', dayBefore),
  recommended('', '', { standing: 'purchase', countedsavings: null }),
];
